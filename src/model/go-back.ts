import type { App } from './app/app-model.ts';

/** One step back: history, editor, details, selection, then what narrows the list. Answers whether there was a step. */
export function goBack({ isHistoryOpen, editing, openedKey, list, selection, close, closeEditor }: App): boolean {
  if (isHistoryOpen.peek()) {
    isHistoryOpen.value = false;
    return true;
  }
  if (editing.peek()) {
    closeEditor();
    const atHand = list.activeKey.peek();
    const isListed = list.shown.peek().some((row) => row.key === atHand);
    if (openedKey.peek() === null && atHand !== null && isListed) list.reveal(atHand);
    return true;
  }
  const key = openedKey.peek();
  if (key !== null) {
    close();
    list.reveal(key);
    return true;
  }
  if (selection.picked.peek().size > 0) selection.clear();
  else if (list.isFiltered.peek()) list.clearFilters();
  else return false;
  return true;
}
