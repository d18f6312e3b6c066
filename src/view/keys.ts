import type { App } from '../model/app-model.ts';

const TYPING = 'input, textarea, select, [contenteditable]';

/** The keys that work everywhere but in a field. The list has its own for moving in it. */
export function handleKey(event: KeyboardEvent, app: App, root: Element | null): void {
  const { target } = event;
  if (event.defaultPrevented || !(target instanceof Element) || event.ctrlKey || event.metaKey || event.altKey) return;
  // A dialog has its own Escape.
  if (target.closest('dialog')) return;
  if (event.key === 'Escape') {
    // What was typed is not thrown away by one key: the first Escape leads to the button that does it.
    const cancel = target.closest(TYPING)?.closest('form[data-dirty]')?.querySelector<HTMLElement>('[data-cancel]');
    if (cancel) {
      cancel.focus();
      event.preventDefault();
      return;
    }
    if (app.back()) event.preventDefault();
    return;
  }
  if (target.closest(TYPING) || !app.listing.listing.peek()) return;
  const isDone = act(event.key, app, root);
  if (isDone) event.preventDefault();
}

function act(key: string, app: App, root: Element | null): boolean {
  const isEditing = app.editing.peek() !== null;
  const chosen = app.openedKey.peek() ?? app.list.activeKey.peek();
  if (key === '/') {
    if (isEditing) return false;
    app.close();
    const search = root?.querySelector<HTMLElement>('input[type="search"]');
    search?.focus();
    // Again after the list is no longer covered: what is covered takes no focus.
    if (document.activeElement !== search) requestAnimationFrame(() => search?.focus());
    return true;
  }
  if (isEditing) return false;
  if (key === '+' || key === 'a') app.add();
  else if (key === 'e' && chosen !== null) app.edit(chosen);
  else if ((key === 'Delete' || key === 'Backspace') && chosen !== null) app.askDelete(chosen);
  else return false;
  return true;
}
