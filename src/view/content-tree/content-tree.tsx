import { type ReadonlySignal, type Signal, useModel } from '@preact/signals';
import { useLayoutEffect, useRef } from 'preact/hooks';
import { type Tree, TreeModel } from '../../model/content-tree/tree-model.ts';
import { TREE_BOUNDS, type TreeRow } from '../../model/content-tree/tree-row.ts';
import { useView } from '../parts/context.ts';
import { TreeKeys } from './tree-keys.ts';
import { TreeLine } from './tree-line.tsx';
import { WhyNoTree } from './why-no-tree.tsx';
import './content-tree.css';

interface Props {
  /** A JSON text. */
  content: ReadonlySignal<string>;
  /** Takes the text that an edit made; absent: the tree is for reading. */
  onEdit?: (content: string) => void;
  /** Whether what is typed is no JSON, and so in no text yet. */
  wrong?: Signal<boolean>;
}

/** A JSON text as a tree, after the WAI-ARIA pattern: each token as it is written, each edit a change of its span alone. */
export function ContentTree({ content, onEdit, wrong }: Props) {
  const { text } = useView();
  const tree = useModel(() => new TreeModel({ text: content, onEdit: onEdit ?? null, wrong: wrong ?? null }));
  const element = useRef<HTMLDivElement>(null);
  const { rows, cut } = tree.tree.value;
  const active = tree.active.value;
  const focuses = tree.focuses.value;
  useLayoutEffect(() => {
    if (focuses === 0) return;
    const { current } = element;
    (
      current?.querySelector<HTMLElement>('.tree-field') ?? current?.querySelector<HTMLElement>('[tabindex="0"]')
    )?.focus();
  }, [focuses]);
  if (rows.length === 0) return <WhyNoTree read={tree.read.value} content={content.value} />;
  return (
    <div class="content-tree" ref={element}>
      <div
        role="tree"
        class="tree"
        aria-label={text('contentTree')}
        onKeyDown={(event) => new TreeKeys(tree, onEdit !== undefined).press(event)}
      >
        {rows.map((row) => (
          <TreeLine key={row.id} tree={tree} row={row} isActive={row === active} canEdit={onEdit !== undefined} />
        ))}
      </div>
      {cut && <small class="soft">{text('treeCut', { limit: TREE_BOUNDS.rows })}</small>}
      <Fault tree={tree} />
      {onEdit && active?.kind === 'value' && <Buttons tree={tree} row={active} />}
    </div>
  );
}

function Fault({ tree }: { tree: Tree }) {
  const { text } = useView();
  const fault = tree.draft.value?.fault ?? null;
  return (
    <p class="bad" id="tree-fault" role="alert">
      {fault !== null &&
        ('at' in fault ? text(`treeFault_${fault.code}`, { at: fault.at }) : text(`treeFault_${fault.code}`))}
    </p>
  );
}

/** The buttons of the active row. */
function Buttons({ tree, row }: { tree: Tree; row: TreeRow }) {
  const { text } = useView();
  return (
    <div class="tree-buttons">
      <button type="button" disabled={row.token === null} onClick={() => tree.edit(row, 'value')}>
        {text('treeEdit')}
      </button>
      <button type="button" disabled={row.key === null} onClick={() => tree.edit(row, 'key')}>
        {text('treeRename')}
      </button>
      <button type="button" disabled={row.path.length === 0 && row.token !== null} onClick={() => tree.add(row)}>
        {text('treeAdd')}
      </button>
      <button type="button" disabled={row.path.length === 0} onClick={() => tree.remove(row)}>
        {text('treeDelete')}
      </button>
      <small class="soft">{text('treeKeys')}</small>
    </div>
  );
}
