import type { JsonNode } from '../../decode/json-edit/json-node.ts';

/** Bounds of what a tree draws at once: a value can have thousands of members. */
export const TREE_BOUNDS = {
  /** Members of one object or array, until a person asks for more; and those that each request for more adds. */
  page: 100,
  /** Members of one object or array at most: more of them replace the first ones. */
  members: 500,
  /** Rows at first: as many levels are open as fit. */
  opened: 100,
  /** Rows at all. */
  rows: 1_000,
  /** Characters of a token; all of them are in the field that edits it. */
  token: 1_000,
} as const;

/** A value of a JSON text, as a row of its tree. */
export interface TreeRow {
  kind: 'value';
  /** The path as a text: it names the row. */
  id: string;
  /** Which member or item it is, from the outside; two members can have one key. */
  path: readonly number[];
  node: JsonNode;
  /** The key as it is written; null: the root or an item. */
  key: string | null;
  /** A string, number or word as it is written; null: an object or array. */
  token: string | null;
  /** Members or items. */
  count: number;
  isOpen: boolean;
  /** The place among its siblings from 1, and their number. */
  position: number;
  siblings: number;
}

/** Members or items that are not shown, before or after those that are. */
export interface MoreRow {
  kind: 'before' | 'after';
  id: string;
  /** Of the object or array that has them. */
  path: readonly number[];
  count: number;
}

/** Which members of an object or array are shown: from one up to, without, another. */
export interface Shown {
  from: number;
  to: number;
}

/** Which values a person opened, and which of their members are shown, by the `id` of rows. */
export interface TreeView {
  opened: ReadonlySet<string>;
  /** Absent: the first page. */
  shown: ReadonlyMap<string, Shown>;
}

export const FIRST_PAGE: Shown = { from: 0, to: TREE_BOUNDS.page };

export const idOf = (path: readonly number[]): string => path.join('.');

/** The members or items of a value. */
export function valuesIn({ members, items }: JsonNode): readonly JsonNode[] {
  return members.length > 0 ? members.map(({ node }) => node) : items;
}

/** The rows of a tree from above to below, and whether there are more than fit. */
export function treeRows(text: string, root: JsonNode, view: TreeView): { rows: (TreeRow | MoreRow)[]; cut: boolean } {
  const rows: (TreeRow | MoreRow)[] = [];
  let isCut = false;

  function add(node: JsonNode, path: readonly number[], key: string | null, siblings: number): void {
    if (rows.length >= TREE_BOUNDS.rows) {
      isCut = true;
      return;
    }
    const id = idOf(path);
    const count = node.members.length + node.items.length;
    const isLeaf = node.kind !== 'object' && node.kind !== 'array';
    const token = isLeaf ? text.slice(node.start, node.end) : null;
    const isOpen = count > 0 && view.opened.has(id);
    const position = (path.at(-1) ?? 0) + 1;
    rows.push({ kind: 'value', id, path, node, key, token, count, isOpen, position, siblings });
    if (isOpen) addBelow(node, path, id, count);
  }

  function addBelow(node: JsonNode, path: readonly number[], id: string, count: number): void {
    const { from, to } = view.shown.get(id) ?? FIRST_PAGE;
    const start = Math.min(from, count);
    if (start > 0) rows.push({ kind: 'before', id: `${id}-`, path, count: start });
    for (const [at, value] of valuesIn(node).slice(start, to).entries()) {
      const member = node.members[start + at];
      const key = member === undefined ? null : text.slice(member.keyStart, member.keyEnd);
      add(value, [...path, start + at], key, count);
    }
    if (count > to) rows.push({ kind: 'after', id: `${id}+`, path, count: count - to });
  }

  add(root, [], null, 1);
  return { rows, cut: isCut };
}
