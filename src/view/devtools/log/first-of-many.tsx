import { useSignal } from '@preact/signals';
import type { ComponentChildren } from 'preact';
import { useView } from '../../parts/context.ts';

/** So many are shown unasked. */
const FIRST = 12;

/** The first of many, which `children` draws, and a button for the rest. */
export function FirstOfMany<Item>({
  items,
  children,
}: {
  items: readonly Item[];
  children(shown: readonly Item[]): ComponentChildren;
}) {
  const { text } = useView();
  const isWhole = useSignal(false);
  const hidden = isWhole.value ? 0 : Math.max(0, items.length - FIRST);
  return (
    <>
      {children(hidden > 0 ? items.slice(0, FIRST) : items)}
      {hidden > 0 && (
        <button
          type="button"
          class="quiet"
          onClick={() => {
            isWhole.value = true;
          }}
        >
          {text('showMore', { count: hidden })}
        </button>
      )}
    </>
  );
}
