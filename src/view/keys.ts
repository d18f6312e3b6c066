import type { App } from '../model/app/app-model.ts';
import { goBack } from '../model/go-back.ts';

const TYPING = 'input, textarea, select, [contenteditable]';

/** The keys that work everywhere but in a field. The list has its own for moving in it. */
export function handleKey(event: KeyboardEvent, app: App, root: Element | null): void {
  const { target } = event;
  if (event.defaultPrevented || !(target instanceof Element) || event.altKey) return;
  // A dialog has its own Escape.
  if (target.closest('dialog')) return;
  const isCommand = event.ctrlKey || event.metaKey;
  if (event.key === 'Escape' && !isCommand) {
    // What was typed is not thrown away by one key: the first Escape leads to the button that does it.
    const cancel = target.closest(TYPING)?.closest('form[data-dirty]')?.querySelector<HTMLElement>('[data-cancel]');
    if (cancel) cancel.focus();
    if (cancel || goBack(app)) event.preventDefault();
    return;
  }
  // A field undoes its own typing.
  if (target.closest(TYPING) || !app.listing.peek()) return;
  if (isCommand ? command(event, target, app) : act(event, target, app, root)) event.preventDefault();
}

function command({ key, shiftKey, repeat }: KeyboardEvent, target: Element, app: App): boolean {
  if (app.editing.peek() || repeat) return false;
  const letter = key.toLowerCase();
  const isInList = target.closest('.grid') || (app.openedKey.peek() === null && !app.isHistoryOpen.peek());
  if (letter === 'a' && !shiftKey && isInList) app.selection.pickShown();
  else if (letter === 'z') app.withSteps(({ history }) => (shiftKey ? history.redo() : history.undo()));
  else if (letter === 'y' && !shiftKey) app.withSteps(({ history }) => history.redo());
  else return false;
  return true;
}

function act({ key, repeat }: KeyboardEvent, target: Element, app: App, root: Element | null): boolean {
  const isEditing = app.editing.peek() !== null;
  if (key === '/') {
    if (isEditing) return false;
    app.isHistoryOpen.value = false;
    app.close();
    const search = root?.querySelector<HTMLElement>('input[type="search"]');
    search?.focus();
    // Again after the list is no longer covered: what is covered takes no focus.
    if (document.activeElement !== search) requestAnimationFrame(() => search?.focus());
    return true;
  }
  const row = target.closest<HTMLElement>('.grid [data-key]');
  // The history lies over the list, or has the focus: these keys mean a row that a person sees.
  if (isEditing || (app.isHistoryOpen.peek() && !row)) return false;
  if (key === '+' || key === 'a') {
    app.add();
    return true;
  }
  const opened = target.closest('.panel') || !row ? app.openedKey.peek() : null;
  const chosen = opened ?? app.list.activeKey.peek();
  if (key === ' ' && row?.dataset.key !== undefined) app.selection.toggle(row.dataset.key);
  else if (key === 'e' && chosen !== null) app.edit(chosen);
  else if (key !== 'Delete' && key !== 'Backspace') return false;
  // On a button it would delete what a person does not look at.
  else if (!row && !target.closest('.panel') && target !== document.body) return false;
  // One press, one cookie: a key that is held down must not empty the list.
  else if (repeat) return true;
  else if (opened === null && app.selection.inSight.peek().length > 0) app.askToDelete();
  else if (chosen !== null) app.remove(chosen);
  else return false;
  return true;
}
