import type { App } from './app/app-model.ts';

/** Closes or clears the first of: history, editor, details, selection, filters of the list. Returns whether there was one. */
export function goBack({
  isHistoryOpen,
  editing,
  opened,
  openedKey,
  list,
  selection,
  close,
  closeEditor,
}: App): boolean {
  if (isHistoryOpen.peek()) {
    isHistoryOpen.value = false;
    return true;
  }
  if (editing.peek()) {
    closeEditor();
    const activeKey = list.activeKey.peek();
    const isListed = list.shown.peek().some((row) => row.key === activeKey);
    if (openedKey.peek() === null && activeKey !== null && isListed) list.reveal(activeKey);
    return true;
  }
  const key = openedKey.peek();
  if (key !== null) {
    const isGone = opened.peek() === null;
    close();
    // A cookie that was just stored may not be listed yet.
    if (!isGone) list.reveal(key);
    return true;
  }
  if (selection.all.peek().length > 0) selection.clear();
  else if (list.isFiltered.peek()) list.clearFilters();
  else return false;
  return true;
}
