import { useLayoutEffect, useRef } from 'preact/hooks';
import type { Editor } from '../model/editor-model.ts';
import { ConflictNote } from './conflict.tsx';
import { useView } from './context.ts';

/** What comes while a person types: it takes the foot of the form and moves no field but one that it would cover. */
export function FootNotes({ editor }: { editor: Editor }) {
  const { conflict, form } = editor;
  const foot = useRef<HTMLDivElement>(null);
  const isConflict = conflict.isGone.value || conflict.versions.value !== null;
  const isShown = isConflict || form.isStorable.value;
  useLayoutEffect(() => {
    const typing = document.activeElement;
    if (isShown && foot.current?.parentElement?.contains(typing)) typing?.scrollIntoView({ block: 'nearest' });
  }, [isShown]);
  if (!isShown) return null;
  return (
    <div class="foot-notes" ref={foot}>
      {isConflict ? <ConflictNote editor={editor} /> : <Anyway editor={editor} />}
    </div>
  );
}

/** A rule that binds servers only may be broken on purpose. */
function Anyway({ editor }: { editor: Editor }) {
  const { text } = useView();
  return (
    <div class="finding anyway" data-severity="warn">
      <p id="anyway" role="status">
        {text('storeAnyway_why')}
      </p>
      <button
        type="button"
        aria-describedby="anyway"
        disabled={editor.pending.value}
        onClick={() => void editor.save({ anyway: true })}
      >
        {text('storeAnyway')}
      </button>
    </div>
  );
}
