import { batch, computed, createModel, effect, type ReadonlySignal, type Signal, signal } from '@preact/signals';
import { appendTo, type JsonEdited, removeAt } from '../../decode/json-edit/edit-json.ts';
import { nodeAt, readJsonNode } from '../../decode/json-edit/json-node.ts';
import { freeKey, type TreeDraft, typedText } from './tree-draft.ts';
import { idOf, type MoreRow, type TreeRow, type TreeView, treeRows } from './tree-row.ts';
import { viewAtFirst, withMember, withMore, withOpen, withoutMember } from './tree-view.ts';

interface Source {
  /** The JSON text. */
  text: ReadonlySignal<string>;
  /** Takes the text that an edit made; null: the tree is for reading. */
  onEdit: ((text: string) => void) | null;
  /** Gets whether what is typed is in no text yet. */
  wrong?: Signal<boolean> | null;
}

const NOTHING: TreeView = { opened: new Set(), shown: new Map() };

/**
 * A JSON text as a tree. The text is the only document: each edit changes a span of it at once, and what is typed and is no JSON
 * changes nothing. A row is named by its path.
 */
export const TreeModel = createModel(({ text, onEdit, wrong = null }: Source) => {
  const view = signal<TreeView | null>(null);
  const activeId = signal('');
  /** Grows when the focus must move to the row that is active, or to what is typed. */
  const focuses = signal(0);
  const draft = signal<TreeDraft | null>(null);
  let written: string | null = null;

  const read = computed(() => readJsonNode(text.value));
  const tree = computed(() => {
    const root = read.value;
    return 'value' in root ? treeRows(text.value, root.value, view.value ?? NOTHING) : { rows: [], cut: false };
  });
  const active = computed(() => tree.value.rows.find(({ id }) => id === activeId.value) ?? tree.value.rows[0] ?? null);
  /** Whether what is typed is in no text yet. */
  const isWrong = computed(() => draft.value !== null && draft.value.fault !== null);

  effect(() => {
    if (view.value === null && 'value' in read.value) view.value = viewAtFirst(read.value.value);
  });
  effect(() => {
    // Another text has other rows.
    if (text.value !== written && draft.peek() !== null) draft.value = null;
  });

  effect(() => {
    if (wrong === null) return;
    wrong.value = isWrong.value;
    return () => {
      wrong.value = false;
    };
  });

  /** The row that got the focus. */
  function activate(id: string): void {
    activeId.value = id;
  }

  function focus(id: string): void {
    batch(() => {
      activeId.value = id;
      focuses.value++;
    });
  }

  function change(next: (view: TreeView) => TreeView): void {
    view.value = next(view.peek() ?? NOTHING);
  }

  function write(edited: string): void {
    written = edited;
    onEdit?.(edited);
  }

  function open(row: TreeRow, isOpen: boolean): void {
    change((current) => withOpen(current, row.path, isOpen));
  }

  function showMore({ path, kind, count }: MoreRow): void {
    const root = read.peek();
    const parent = 'value' in root ? nodeAt(root.value, path) : null;
    const total = (parent?.members.length ?? 0) + (parent?.items.length ?? 0);
    batch(() => {
      change((current) => withMore(current, path, kind));
      focus(idOf([...path, kind === 'after' ? total - count : count - 1]));
    });
  }

  /** Edits the token of a value, or a key. */
  function edit(row: TreeRow, part: TreeDraft['part']): void {
    const typed = part === 'key' ? row.key : row.token;
    if (onEdit === null || typed === null || !finish()) return;
    batch(() => {
      activeId.value = row.id;
      written = text.peek();
      draft.value = { path: row.path, part, typed, fault: null, before: text.peek(), isNew: false };
    });
  }

  function type(typed: string): void {
    const current = draft.peek();
    if (current === null) return;
    const next = typedText(text.peek(), current, typed);
    batch(() => {
      draft.value = { ...current, typed, fault: 'fault' in next ? next.fault : null };
      if ('text' in next) write(next.text);
    });
  }

  /** Ends the edit; false: what is typed is no JSON, and stays where it is until it is corrected or cancelled. */
  function finish(): boolean {
    if (isWrong.peek()) {
      focuses.value++;
      return false;
    }
    draft.value = null;
    return true;
  }

  /** Ends the edit of a key that was added with that of its value, any other at its row. */
  function enter(): void {
    const current = draft.peek();
    if (current === null || current.fault !== null) return;
    const isNext = current.isNew && current.part === 'key';
    batch(() => {
      draft.value = isNext ? { ...current, part: 'value', typed: 'null' } : null;
      if (!isNext) focus(idOf(current.path));
    });
  }

  /** Ends the edit without it. */
  function cancel(): void {
    const current = draft.peek();
    if (current === null) return;
    batch(() => {
      draft.value = null;
      write(current.before);
      focus(idOf(current.isNew ? current.path.slice(0, -1) : current.path));
    });
  }

  /** Removes a member or an item; the next one becomes active. */
  function remove({ path, position, siblings }: TreeRow): void {
    if (onEdit === null || path.length === 0 || !finish()) return;
    apply(removeAt(text.peek(), path), () => {
      change((current) => withoutMember(current, path));
      const parent = path.slice(0, -1);
      focus(idOf(siblings === 1 ? parent : [...parent, Math.min(position, siblings - 1) - 1]));
    });
  }

  /** Adds a member or an item to this object or array, or to the one that this value is in. */
  function add(row: TreeRow): void {
    const path = row.token === null ? row.path : row.path.slice(0, -1);
    const root = read.peek();
    const parent = 'value' in root ? nodeAt(root.value, path) : null;
    if (onEdit === null || parent === null || !finish()) return;
    const before = text.peek();
    const isObject = parent.kind === 'object';
    const index = parent.members.length + parent.items.length;
    apply(appendTo(before, path, null, isObject ? freeKey(parent) : undefined), () => {
      change((current) => withMember(current, path, index));
      const part = isObject ? 'key' : 'value';
      const added = [...path, index];
      activeId.value = idOf(added);
      const typed = isObject ? JSON.stringify(freeKey(parent)) : 'null';
      draft.value = { path: added, part, typed, fault: null, before, isNew: true };
    });
  }

  function apply(edited: JsonEdited, then: () => void): void {
    if (!('text' in edited) || !('value' in readJsonNode(edited.text))) return;
    batch(() => {
      write(edited.text);
      then();
    });
  }

  return {
    read,
    tree,
    active,
    focuses,
    draft,
    isWrong,
    activate,
    focus,
    open,
    showMore,
    edit,
    type,
    finish,
    enter,
    cancel,
    remove,
    add,
  };
});
export type Tree = InstanceType<typeof TreeModel>;
