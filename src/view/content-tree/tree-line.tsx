// biome-ignore-all lint/a11y/useSemanticElements: rows of a tree have levels and are edited in place.
// biome-ignore-all lint/a11y/useKeyWithClickEvents: the tree handles the keys of all rows.
import type { Tree } from '../../model/content-tree/tree-model.ts';
import { idOf, type MoreRow, TREE_BOUNDS, type TreeRow } from '../../model/content-tree/tree-row.ts';
import { visibleText } from '../../model/text/visible-text.ts';
import { useView } from '../parts/context.ts';
import { TokenField } from './token-field.tsx';

interface Props<Row> {
  tree: Tree;
  row: Row;
  /** Tab moves the focus to this row. */
  isActive: boolean;
  canEdit: boolean;
}

/** One row of the tree. */
export function TreeLine({ tree, row, isActive, canEdit }: Props<TreeRow | MoreRow>) {
  return row.kind === 'value' ? (
    <ValueLine tree={tree} row={row} isActive={isActive} canEdit={canEdit} />
  ) : (
    <MoreLine tree={tree} row={row} isActive={isActive} />
  );
}

function ValueLine({ tree, row, isActive, canEdit }: Props<TreeRow>) {
  const { path, key, token, count, isOpen } = row;
  const isOpenable = count > 0;
  const draft = tree.draft.value;
  const part = draft !== null && idOf(draft.path) === row.id ? draft.part : null;
  /** A double click edits what it hits; of an object or array, which has no token, it opens or closes it. */
  const edit = ({ target }: MouseEvent): void => {
    const isKey = target instanceof Element && target.closest('.tree-key') !== null;
    if (target instanceof HTMLInputElement) return;
    if (canEdit && (isKey || token !== null)) tree.edit(row, isKey ? 'key' : 'value');
    else if (isOpenable) tree.open(row, !isOpen);
  };
  return (
    <div
      role="treeitem"
      class="tree-line"
      aria-level={path.length + 1}
      aria-posinset={row.position}
      aria-setsize={row.siblings}
      aria-expanded={isOpenable ? isOpen : undefined}
      aria-selected={isActive}
      tabIndex={isActive ? 0 : -1}
      style={{ '--level': Math.min(path.length, 20) }}
      onFocus={({ target, currentTarget }) => {
        if (target === currentTarget) tree.activate(row.id);
      }}
      onDblClick={edit}
    >
      <span class="twig" aria-hidden="true" onClick={() => isOpenable && tree.open(row, !isOpen)}>
        {isOpenable && (isOpen ? '▾' : '▸')}
      </span>
      {key === null ? (
        path.length > 0 && <span class="soft">{path.at(-1)}: </span>
      ) : (
        <>
          {part === 'key' ? <TokenField tree={tree} part="key" /> : <Token class="tree-key" written={key} />}
          <span class="soft">: </span>
        </>
      )}
      {part === 'value' ? <TokenField tree={tree} part="value" /> : <Value row={row} />}
    </div>
  );
}

function Value({ row: { node, token, count } }: { row: TreeRow }) {
  const { text } = useView();
  if (token !== null) return <Token class="tree-token" kind={node.kind} written={token} />;
  const isObject = node.kind === 'object';
  return (
    <span class="soft">
      <code>{isObject ? '{}' : '[]'}</code> {text(isObject ? 'treeMembers' : 'treeItems', { count })}
    </span>
  );
}

/** A token as it is written; the start of a very long one. */
function Token({ written, kind, ...props }: { class: string; written: string; kind?: string }) {
  const shown = visibleText(written.slice(0, TREE_BOUNDS.token));
  return (
    <bdi class={`raw ${props.class}`} data-kind={kind} title={shown.length > 40 ? shown : undefined}>
      {shown}
      {written.length > TREE_BOUNDS.token && '…'}
    </bdi>
  );
}

function MoreLine({ tree, row, isActive }: Omit<Props<MoreRow>, 'canEdit'>) {
  const { text } = useView();
  return (
    <div
      role="treeitem"
      class="tree-line tree-more"
      aria-level={row.path.length + 2}
      aria-selected={isActive}
      tabIndex={isActive ? 0 : -1}
      style={{ '--level': Math.min(row.path.length + 1, 20) }}
      onFocus={() => tree.activate(row.id)}
      onClick={() => tree.showMore(row)}
    >
      {text(`treeMore_${row.kind}`, { count: row.count })}
    </div>
  );
}
