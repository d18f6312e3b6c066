import { useSignal } from '@preact/signals';
import type { RefObject } from 'preact';
import { useLayoutEffect } from 'preact/hooks';
import type { Form } from '../../model/editor/form-model.ts';
import { useView } from '../parts/context.ts';

/** Clicks and keys that open another cookie, or the form of a new one. */
const ROW = '.grid [data-key]';
const ADD = '.foot > .primary';

interface Props {
  form: Form;
  element: RefObject<HTMLFormElement | null>;
}

/**
 * Beside a list what is typed would be lost by a click on another row, or on the button that adds a cookie: these do nothing
 * while the form has unsaved changes, and this note says what to do first.
 */
export function UnsavedNote({ form, element }: Props) {
  const { app, text } = useView();
  const isHeld = useSignal(false);
  useLayoutEffect(() => {
    const ending = new AbortController();
    const options = { capture: true, signal: ending.signal };
    const hold = (event: Event): void => {
      const shown = element.current;
      if (shown === null || shown.closest('[hidden]') !== null || !form.isDirty.peek()) return;
      event.preventDefault();
      event.stopPropagation();
      isHeld.value = true;
      // The click has made the other row the active one.
      app.list.activeKey.value = app.openedKey.peek();
      shown.querySelector<HTMLElement>('[data-cancel]')?.focus();
    };
    document.addEventListener('click', (event) => opensCookie(event) && hold(event), options);
    document.addEventListener(
      'keydown',
      (event) => event.key === 'Enter' && event.target instanceof Element && event.target.matches(ROW) && hold(event),
      options,
    );
    return () => ending.abort();
  }, []);
  if (!isHeld.value || !form.isDirty.value) return null;
  return (
    <p class="notice" role="alert">
      {text('unsavedFirst')}
    </p>
  );
}

/** Selecting rows leaves the form open. */
function opensCookie({ target, shiftKey, ctrlKey, metaKey }: MouseEvent): boolean {
  if (!(target instanceof Element) || shiftKey || ctrlKey || metaKey) return false;
  return (target.closest(ROW) !== null && target.closest('.mark') === null) || target.closest(ADD) !== null;
}
