import { useSignal } from '@preact/signals';
import type { ComponentChildren } from 'preact';
import { useView } from '../../parts/context.ts';

/** How many items are shown before a person asks for the rest. */
const FIRST_COUNT = 12;

/** Draws the first of many items with `children`, and a button that shows the rest. */
export function FirstOfMany<Item>({
  items,
  children,
}: {
  items: readonly Item[];
  children(shown: readonly Item[]): ComponentChildren;
}) {
  const { text } = useView();
  const isExpanded = useSignal(false);
  const hidden = isExpanded.value ? 0 : Math.max(0, items.length - FIRST_COUNT);
  return (
    <>
      {children(hidden > 0 ? items.slice(0, FIRST_COUNT) : items)}
      {hidden > 0 && (
        <button
          type="button"
          class="quiet"
          onClick={() => {
            isExpanded.value = true;
          }}
        >
          {text('showMore', { count: hidden })}
        </button>
      )}
    </>
  );
}
