import { useLayoutEffect, useRef } from 'preact/hooks';
import type { Editor } from '../../model/editor/editor-model.ts';
import { useView } from '../parts/context.ts';
import { ConflictNote } from './conflict-note.tsx';
import '../parts/finding.css';

/** What comes while a person types: it takes the foot of the form and moves no field but one that it would cover. */
export function FootNotes({ editor }: { editor: Editor }) {
  const { conflict, form } = editor;
  const foot = useRef<HTMLDivElement>(null);
  const lastField = useRef<HTMLElement | null>(null);
  const isConflict = conflict.isGone.value || conflict.versions.value !== null;
  const isShown = isConflict || form.isStorable.value;
  useLayoutEffect(() => {
    const around = foot.current?.parentElement;
    const remember = ({ target }: Event): void => {
      if (target instanceof HTMLElement && !foot.current?.contains(target)) lastField.current = target;
    };
    around?.addEventListener('focusin', remember);
    return () => around?.removeEventListener('focusin', remember);
  }, []);
  useLayoutEffect(() => {
    const typing = document.activeElement;
    if (isShown && foot.current?.parentElement?.contains(typing)) {
      typing?.closest('.field')?.scrollIntoView({ block: 'nearest' });
    }
    // The button that answered it is gone: back to where one was.
    if (!isShown && typing === document.body) lastField.current?.focus();
  }, [isShown]);
  return (
    <div class="foot-notes" ref={foot} hidden={!isShown}>
      {isShown && (isConflict ? <ConflictNote editor={editor} /> : <Anyway editor={editor} />)}
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
