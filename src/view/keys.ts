import type { App } from '../model/app/app-model.ts';
import { goBack } from '../model/go-back.ts';

const TYPING = 'input, textarea, select, [contenteditable]';

/** Handles the keys that work everywhere but in a text field. The list handles the keys that move in it. */
export function handleKey(event: KeyboardEvent, app: App, root: Element | null): void {
  const { target } = event;
  if (event.defaultPrevented || !(target instanceof Element) || event.altKey) return;
  // A dialog handles Escape itself.
  if (target.closest('dialog')) return;
  const isCommand = event.ctrlKey || event.metaKey;
  if (event.key === 'Escape' && !isCommand) {
    // One key must not discard what was typed: the first Escape only moves the focus to the Cancel button.
    const cancel = target.closest(TYPING)?.closest('form[data-dirty]')?.querySelector<HTMLElement>('[data-cancel]');
    if (cancel) cancel.focus();
    if (cancel || goBack(app)) event.preventDefault();
    return;
  }
  // A text field undoes its own typing.
  if (target.closest(TYPING) || !app.listing.peek()) return;
  if (isCommand ? handleCommand(event, target, app) : handlePlainKey(event, target, app, root)) event.preventDefault();
}

function handleCommand({ key, shiftKey, repeat }: KeyboardEvent, target: Element, app: App): boolean {
  if (app.editing.peek() || repeat) return false;
  const letter = key.toLowerCase();
  const isInList = target.closest('.grid') || (app.openedKey.peek() === null && !app.isHistoryOpen.peek());
  if (letter === 'a' && !shiftKey && isInList) app.selection.pickShown();
  else if (letter === 'z') app.withSteps(({ history }) => (shiftKey ? history.redo() : history.undo()));
  else if (letter === 'y' && !shiftKey) app.withSteps(({ history }) => history.redo());
  else return false;
  return true;
}

function handlePlainKey({ key, repeat }: KeyboardEvent, target: Element, app: App, root: Element | null): boolean {
  const isEditing = app.editing.peek() !== null;
  if (key === '/') {
    if (isEditing) return false;
    app.isHistoryOpen.value = false;
    app.close();
    const search = root?.querySelector<HTMLElement>('input[type="search"]');
    search?.focus();
    // The search field takes no focus while a pane covers the list, so this tries again with the next frame.
    if (document.activeElement !== search) requestAnimationFrame(() => search?.focus());
    return true;
  }
  const row = target.closest<HTMLElement>('.grid [data-key]');
  // These keys act on a row that a person sees: the history may cover the list, or have the focus.
  if (isEditing || (app.isHistoryOpen.peek() && !row)) return false;
  if (key === '+' || key === 'a') {
    app.add();
    return true;
  }
  const paneKey = target.closest('.panel') || !row ? app.openedKey.peek() : null;
  const cookieKey = paneKey ?? app.list.activeKey.peek();
  if (key === ' ' && row?.dataset.key !== undefined) app.selection.toggle(row.dataset.key);
  else if (key === 'e' && cookieKey !== null) app.edit(cookieKey);
  else if (key !== 'Delete' && key !== 'Backspace') return false;
  // On a button, Delete would delete a cookie that the person does not look at.
  else if (!row && !target.closest('.panel') && target !== document.body) return false;
  // One press deletes one cookie: a key that is held down must not empty the list.
  else if (repeat) return true;
  else if (paneKey === null && app.selection.pickedShown.peek().length > 0) app.askToDelete();
  else if (cookieKey !== null) app.remove(cookieKey);
  else return false;
  return true;
}
