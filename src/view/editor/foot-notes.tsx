import { useLayoutEffect, useRef } from 'preact/hooks';
import type { Editor } from '../../model/editor/editor-model.ts';
import { useView } from '../parts/context.ts';
import { ConflictNote } from './conflict-note.tsx';
import '../parts/finding.css';

/** Notes that appear while a person types, at the foot of the form. They scroll only a field that they would cover. */
export function FootNotes({ editor }: { editor: Editor }) {
  const { conflict, form } = editor;
  const foot = useRef<HTMLDivElement>(null);
  const lastField = useRef<HTMLElement | null>(null);
  const isConflict = conflict.isGone.value || conflict.versions.value !== null;
  const isShown = isConflict || form.isStorable.value;
  useLayoutEffect(() => {
    const parent = foot.current?.parentElement;
    const rememberField = ({ target }: Event): void => {
      if (target instanceof HTMLElement && !foot.current?.contains(target)) lastField.current = target;
    };
    parent?.addEventListener('focusin', rememberField);
    return () => parent?.removeEventListener('focusin', rememberField);
  }, []);
  useLayoutEffect(() => {
    const focused = document.activeElement;
    if (isShown && foot.current?.parentElement?.contains(focused)) {
      focused?.closest('.field')?.scrollIntoView({ block: 'nearest' });
    }
    // The pressed button is removed with the notes: the focus returns to the last field.
    if (!isShown && focused === document.body) lastField.current?.focus();
  }, [isShown]);
  return (
    <div class="foot-notes" ref={foot} hidden={!isShown}>
      {isShown && (isConflict ? <ConflictNote editor={editor} /> : <StoreAnyway editor={editor} />)}
    </div>
  );
}

/** Offers to store a cookie that breaks a rule for servers only. */
function StoreAnyway({ editor }: { editor: Editor }) {
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
