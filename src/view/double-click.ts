import type { App } from '../model/app/app-model.ts';
import type { FirstField } from '../model/editor/opened-model.ts';

/** Two clicks this close together are one double click. */
const DOUBLE_CLICK_MS = 500;
const DOUBLE_CLICK_PIXELS = 5;

/**
 * A double click on a row edits its cookie, with the focus in the field of the cell that was clicked. The first click opens the details, which may cover the row: the second must not
 * press a button of theirs.
 */
export function editOnDoubleClick(app: App, signal: AbortSignal): void {
  let first: { key: string; field: FirstField; event: MouseEvent } | null = null;
  const onClick = (event: MouseEvent): void => {
    const before = first;
    first = null;
    // A key that presses a button has no detail.
    if (event.detail === 0 || event.shiftKey || event.ctrlKey || event.metaKey) return;
    if (!(event.target instanceof Element)) return;
    if (before && isNear(before.event, event) && app.openedKey.peek() === before.key && !app.editing.peek()) {
      event.stopPropagation();
      event.preventDefault();
      app.edit(before.key, before.field);
      return;
    }
    const key = event.target.closest<HTMLElement>('.grid [data-key]')?.dataset.key;
    const cell = event.target.closest('[role="gridcell"]');
    // The first cell of a row selects its cookie.
    if (key !== undefined && cell && !cell.matches('.mark')) first = { key, field: fieldOf(cell), event };
  };
  document.addEventListener('click', onClick, { capture: true, signal });
}

function fieldOf(cell: Element): FirstField {
  if (cell.matches('.name')) return 'name';
  return cell.matches('.expires') ? 'typedExpiry' : 'value';
}

function isNear(first: MouseEvent, second: MouseEvent): boolean {
  const distance = Math.max(Math.abs(second.clientX - first.clientX), Math.abs(second.clientY - first.clientY));
  return second.timeStamp - first.timeStamp < DOUBLE_CLICK_MS && distance <= DOUBLE_CLICK_PIXELS;
}
