import { useSignal } from '@preact/signals';
import { useRef } from 'preact/hooks';
import { useView } from '../parts/context.ts';
import { LateIcon } from '../parts/late-icon.tsx';
import { LazyCopyItems } from './lazy-copy-items.ts';

/** The button that opens what can be copied of the page's request and of one cookie. */
export function CopyMenu() {
  const { text } = useView();
  const isOpen = useSignal(false);
  const menu = useRef<HTMLFieldSetElement>(null);
  return (
    <>
      <button
        type="button"
        class="quiet"
        popovertarget="copy-menu"
        aria-label={text('copyMenu')}
        title={text('copyMenu')}
        onPointerOver={LazyCopyItems.fetch}
      >
        <LateIcon name="duplicate" />
      </button>
      <fieldset
        id="copy-menu"
        popover="auto"
        aria-label={text('copyMenu')}
        ref={menu}
        onToggle={({ newState }) => {
          isOpen.value = newState === 'open';
        }}
        onKeyDown={(event) => {
          // Escape would close the popup too.
          if (event.key !== 'Escape') return;
          menu.current?.hidePopover();
          event.preventDefault();
        }}
      >
        {isOpen.value && <LazyCopyItems />}
      </fieldset>
    </>
  );
}
