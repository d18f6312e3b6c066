import { useSignal } from '@preact/signals';
import type { RefObject } from 'preact';
import { useLayoutEffect } from 'preact/hooks';
import type { Form } from '../../model/editor/form-model.ts';
import type { Editing } from '../../model/editor/opened-model.ts';
import { useView } from '../parts/context.ts';

/** Clicks and keys that open or show another cookie, or the form of a new one. */
const ROW = '.grid [data-key]';
const OTHERS = '.foot > .primary, .segment[title]';

interface Props {
  editing: Editing;
  form: Form;
  element: RefObject<HTMLFormElement | null>;
}

/**
 * What is typed would be lost by a click on another row beside the form, on the button that adds a cookie, or on a cookie in the
 * bar of the header: these do nothing while the form has unsaved changes, and this note says what to do first.
 */
export function UnsavedNote({ editing, form, element }: Props) {
  const { app, text } = useView();
  const isHeld = useSignal(false);
  useLayoutEffect(() => {
    const ending = new AbortController();
    const options = { capture: true, signal: ending.signal };
    const say = (): boolean => {
      if (!form.isDirty.peek()) return false;
      isHeld.value = true;
      // The click has made the other row the active one.
      app.list.activeKey.value = app.openedKey.peek();
      const enter = (): void => element.current?.querySelector<HTMLElement>('[data-cancel]')?.focus();
      // In a tab that is only now shown it takes no focus yet.
      if (element.current?.closest('[hidden]')) requestAnimationFrame(enter);
      else enter();
      return true;
    };
    editing.hold = say;
    const hold = (event: Event): void => {
      if (element.current === null || element.current.closest('[hidden]') !== null || !say()) return;
      event.preventDefault();
      event.stopPropagation();
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
  return (target.closest(ROW) !== null && target.closest('.mark') === null) || target.closest(OTHERS) !== null;
}
