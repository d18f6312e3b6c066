import type { JsonNode } from '../../decode/json-edit/json-node.ts';
import { FIRST_PAGE, idOf, type Shown, TREE_BOUNDS, type TreeView, valuesIn } from './tree-row.ts';

/** The rows that are open at first: level by level, until there are too many. */
export function viewAtFirst(root: JsonNode): TreeView {
  const opened = new Set<string>();
  let level: { node: JsonNode; path: readonly number[] }[] = [{ node: root, path: [] }];
  let rows = 1;
  while (level.length > 0) {
    const below = level.flatMap(({ node, path }) =>
      valuesIn(node)
        .slice(0, TREE_BOUNDS.page)
        .map((value, at) => ({ node: value, path: [...path, at] })),
    );
    rows += below.length;
    if (opened.size > 0 && rows > TREE_BOUNDS.opened) break;
    for (const { node, path } of level) if (valuesIn(node).length > 0) opened.add(idOf(path));
    level = below;
  }
  return { opened, shown: new Map() };
}

/** Opens or closes an object or array. */
export function withOpen({ opened, shown }: TreeView, path: readonly number[], isOpen: boolean): TreeView {
  const next = new Set(opened);
  if (isOpen) next.add(idOf(path));
  else next.delete(idOf(path));
  return { opened: next, shown };
}

/** Opens an object or array at one of its members. */
export function withMember(view: TreeView, path: readonly number[], index: number): TreeView {
  const { from, to } = view.shown.get(idOf(path)) ?? FIRST_PAGE;
  const opened = withOpen(view, path, true);
  if (index >= from && index < to) return opened;
  const start = Math.max(0, index + 1 - TREE_BOUNDS.page);
  return withShown(opened, path, { from: start, to: start + TREE_BOUNDS.page });
}

/** Shows another page, before or after what is shown of an object or array. */
export function withMore(view: TreeView, path: readonly number[], kind: 'before' | 'after'): TreeView {
  const { from, to } = view.shown.get(idOf(path)) ?? FIRST_PAGE;
  const { page, members } = TREE_BOUNDS;
  if (kind === 'after') return withShown(view, path, { from: Math.max(from, to + page - members), to: to + page });
  const start = Math.max(0, from - page);
  return withShown(view, path, { from: start, to: Math.min(to, start + members) });
}

function withShown({ opened, shown }: TreeView, path: readonly number[], part: Shown): TreeView {
  return { opened, shown: new Map(shown).set(idOf(path), part) };
}

/** The view after a member was removed: the members after it have other paths. */
export function withoutMember({ opened, shown }: TreeView, path: readonly number[]): TreeView {
  const moved = (id: string): string | null => movedId(id, path);
  return {
    opened: new Set([...opened].flatMap((id) => moved(id) ?? [])),
    shown: new Map(
      [...shown].flatMap(([id, part]) => {
        const next = moved(id);
        return next === null ? [] : [[next, part] as const];
      }),
    ),
  };
}

/** null: the row was part of what was removed. */
function movedId(id: string, gone: readonly number[]): string | null {
  const path = id === '' ? [] : id.split('.').map(Number);
  const last = gone.length - 1;
  const [index, goneIndex] = [path[last], gone[last]];
  if (index === undefined || goneIndex === undefined || idOf(path.slice(0, last)) !== idOf(gone.slice(0, last)))
    return id;
  if (index === goneIndex) return null;
  return index < goneIndex ? id : idOf(path.with(last, index - 1));
}
