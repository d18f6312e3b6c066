import { useLayoutEffect, useRef } from 'preact/hooks';
import type { TreeDraft } from '../../model/content-tree/tree-draft.ts';
import type { Tree } from '../../model/content-tree/tree-model.ts';
import { useView } from '../parts/context.ts';

interface Props {
  tree: Tree;
  part: TreeDraft['part'];
}

/** The field in which a person edits a key or a value in place: its token as JSON writes it. */
export function TokenField({ tree, part }: Props) {
  const { text } = useView();
  const field = useRef<HTMLInputElement>(null);
  const draft = tree.draft.value;
  useLayoutEffect(() => {
    field.current?.focus();
    field.current?.select();
  }, []);

  function keyDown(event: KeyboardEvent): void {
    if (event.isComposing) return;
    if (event.key === 'Escape') tree.cancel();
    // With Ctrl the form is saved.
    else if (event.key === 'Enter' && !event.ctrlKey && !event.metaKey) tree.enter();
    else return;
    event.preventDefault();
  }

  return (
    <input
      ref={field}
      name={`tree-${part}`}
      class="code tree-field"
      aria-label={text(part === 'key' ? 'treeKey' : 'treeValue')}
      aria-invalid={draft?.fault !== null}
      aria-describedby="tree-fault"
      value={draft?.typed}
      spellcheck={false}
      autocomplete="off"
      onInput={({ currentTarget }) => tree.type(currentTarget.value)}
      onKeyDown={keyDown}
      onBlur={() => {
        // The field of a value takes the place of that of its key.
        if (tree.draft.peek()?.part === part && !tree.isWrong.peek()) tree.finish();
      }}
    />
  );
}
