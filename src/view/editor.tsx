import { useModel } from '@preact/signals';
import { useLayoutEffect, useRef } from 'preact/hooks';
import type { Editing } from '../model/app-model.ts';
import { type Editor, EditorModel } from '../model/editor-model.ts';
import { startOf } from '../model/new-cookie.ts';
import { Partition } from './attributes.tsx';
import { BugText } from './bug-text.tsx';
import { Conflict } from './conflict.tsx';
import { useView } from './context.ts';
import { ExpiryField } from './expiry-field.tsx';
import { CheckField, Faults, Field, TextField } from './field.tsx';
import { PanelHead } from './panel-head.tsx';
import { ProblemText } from './problem-text.tsx';
import { ReplaceDialog } from './replace-dialog.tsx';
import { SameSiteField } from './same-site-field.tsx';
import { SizeNow } from './size-now.tsx';

/** Every attribute of one cookie, to be changed; or a new one. */
export function EditorView({ editing: { kind, cookie: from, page } }: { editing: Editing }) {
  const { app, bridge, host, text } = useView();
  const editor = useModel(
    () =>
      new EditorModel({
        before: kind === 'edit' ? from : null,
        start: startOf({ kind, cookie: from, page }),
        bridge,
        host,
        jar: app.jarByKey,
        saved: app.saved,
      }),
  );
  const form = useRef<HTMLFormElement>(null);
  const isNew = editor.original.value === null;
  const cookie = editor.after.value;
  const first = isNew ? 'name' : 'value';
  useLayoutEffect(() => form.current?.querySelector<HTMLElement>(`[name="${first}"]`)?.focus(), []);

  function submit(event: Event): void {
    event.preventDefault();
    void editor.save();
    // What is wrong stands at its field: the first one is where to go on.
    requestAnimationFrame(() => form.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus());
  }

  return (
    <section class="panel" aria-label={text(isNew ? 'addCookie' : 'editCookie')}>
      <form
        class="editor"
        ref={form}
        onSubmit={submit}
        noValidate
        aria-busy={editor.pending.value}
        data-dirty={editor.isDirty.value || undefined}
      >
        <PanelHead title={text(isNew ? 'addCookie' : 'editCookie')}>
          <SizeNow editor={editor} />
          <button type="button" data-cancel onClick={app.back}>
            {text('cancel')}
          </button>
          <button type="submit" class="primary" disabled={editor.pending.value || (!isNew && !editor.isDirty.value)}>
            {text(editor.pending.value ? 'saving' : 'save')}
          </button>
        </PanelHead>
        <div class="panel-body">
          <SaveProblem editor={editor} />
          <Faults reasons={editor.faults.value.get('all')} />
          <TextField editor={editor} name="name" />
          <TextField editor={editor} name="value" isLong />
          <Field name="domain" editor={editor}>
            <input
              name="domain"
              id="field-domain"
              class="code"
              value={editor.draft.value.domain}
              spellcheck={false}
              aria-invalid={editor.faults.value.has('domain')}
              aria-describedby="fault-domain"
              onInput={({ currentTarget }) => editor.type('domain', currentTarget.value)}
            />
            <CheckField editor={editor} name="hostOnly" />
          </Field>
          <TextField editor={editor} name="path" />
          <ExpiryField editor={editor} />
          <SameSiteField editor={editor} />
          <Field name="flags" editor={editor}>
            <CheckField editor={editor} name="secure" />
            <CheckField editor={editor} name="httpOnly" />
          </Field>
          <Field name="partition" editor={editor}>
            <span>
              <Partition cookie={cookie} />
            </span>
          </Field>
          <Field name="store" editor={editor}>
            <code>{cookie.storeId}</code>
          </Field>
          <Conflict editor={editor} />
        </div>
      </form>
      <ReplaceDialog editor={editor} />
    </section>
  );
}

function SaveProblem({ editor }: { editor: Editor }) {
  const problem = editor.problem.value;
  if (editor.bug.value !== null) return <BugText message={editor.bug.value} />;
  // These two are asked about, or stand at their fields.
  if (!problem || problem.code === 'exists' || problem.code === 'changed') return null;
  if (problem.code === 'refused' && problem.reasons.length > 0) return null;
  return <ProblemText problem={problem} />;
}
