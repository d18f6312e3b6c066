import type { Tree } from '../../model/content-tree/tree-model.ts';
import { idOf, type MoreRow, type TreeRow } from '../../model/content-tree/tree-row.ts';

/** Rows that PageUp and PageDown move over. */
const PAGE = 10;

/** The keys of a tree: those of the WAI-ARIA pattern that move, and those that edit. */
export class TreeKeys {
  constructor(
    private readonly tree: Tree,
    private readonly canEdit: boolean,
  ) {}

  /** Handles a key that was pressed at a row; those in the field of a token are its own. */
  press(event: KeyboardEvent): void {
    const row = this.tree.active.peek();
    const { target, key, ctrlKey, metaKey, altKey, shiftKey, repeat } = event;
    if (row === null || !(target instanceof Element) || target.getAttribute('role') !== 'treeitem') return;
    // A key that stays pressed must not empty the tree.
    if (ctrlKey || metaKey || altKey || (repeat && key === 'Delete')) return;
    const isHandled =
      this.move(row, key) || (row.kind === 'value' ? this.act(row, key, shiftKey) : this.show(row, key));
    if (isHandled) event.preventDefault();
  }

  private move(row: TreeRow | MoreRow, key: string): boolean {
    const { rows } = this.tree.tree.peek();
    const index = rows.indexOf(row);
    const steps: Record<string, number> = {
      ArrowDown: index + 1,
      ArrowUp: index - 1,
      PageDown: index + PAGE,
      PageUp: index - PAGE,
      Home: 0,
      End: rows.length - 1,
    };
    const step = steps[key];
    if (step !== undefined) this.focus(rows[Math.max(0, Math.min(step, rows.length - 1))]);
    else if (key === 'ArrowLeft') this.left(row);
    else if (key === 'ArrowRight') this.right(row, rows[index + 1]);
    else return false;
    return true;
  }

  /** Closes what is open; else moves to what the row is in. */
  private left(row: TreeRow | MoreRow): void {
    if (row.kind === 'value' && row.isOpen) this.tree.open(row, false);
    else if (row.kind !== 'value') this.tree.focus(idOf(row.path));
    else if (row.path.length > 0) this.tree.focus(idOf(row.path.slice(0, -1)));
  }

  /** Opens what is closed; else moves to its first member. */
  private right(row: TreeRow | MoreRow, next: TreeRow | MoreRow | undefined): void {
    if (row.kind !== 'value' || row.count === 0) return;
    if (row.isOpen) this.focus(next);
    else this.tree.open(row, true);
  }

  private focus(row: TreeRow | MoreRow | undefined): void {
    if (row !== undefined) this.tree.focus(row.id);
  }

  private act(row: TreeRow, key: string, shiftKey: boolean): boolean {
    if (key === 'Enter' && row.token === null) this.tree.open(row, !row.isOpen);
    else if (!this.canEdit) return false;
    else if (key === 'F2' && shiftKey) this.tree.edit(row, 'key');
    else if (key === 'F2' || key === 'Enter') this.tree.edit(row, 'value');
    else if (key === 'Insert' || key === '+') this.tree.add(row);
    else if (key === 'Delete') this.tree.remove(row);
    else return false;
    return true;
  }

  private show(row: MoreRow, key: string): boolean {
    if (key !== 'Enter' && key !== ' ') return false;
    this.tree.showMore(row);
    return true;
  }
}
