import { useModel } from '@preact/signals';
import { useLayoutEffect, useRef } from 'preact/hooks';
import { siteOf } from '../../cookie/address/site.ts';
import type { Cookie } from '../../cookie/cookie.ts';
import type { App } from '../../model/app/app-model.ts';
import { EditorModel, type FailedSave } from '../../model/editor/editor-model.ts';
import type { Form } from '../../model/editor/form-model.ts';
import { startOf } from '../../model/editor/new-cookie.ts';
import type { Editing } from '../../model/editor/opened-model.ts';
import { goBack } from '../../model/go-back.ts';
import { listedSites } from '../../model/jar/listed-sites.ts';
import { reopenForm } from '../../model/reopen-form.ts';
import { useView } from '../parts/context.ts';
import { PaneHead } from '../parts/pane-head.tsx';
import { SetCookieLine } from '../parts/set-cookie-line.tsx';
import { LazyRuleNote } from '../rules/lazy-rule-note.ts';
import { CookieFields } from './cookie-fields.tsx';
import { CurrentSize } from './current-size.tsx';
import { FootNotes } from './foot-notes.tsx';
import { LazyUnsavedNote } from './lazy-unsaved-note.ts';
import { PasteField } from './paste-field.tsx';
import { ReplaceDialog } from './replace-dialog.tsx';
import { SaveProblem } from './save-problem.tsx';
import { StoreField } from './store-field.tsx';

const TITLE = { edit: 'editCookie', add: 'addCookie', duplicate: 'duplicateCookie' } as const;

/** Reports a save that failed after its form was closed, as other steps are, with what was typed. */
function reportFailedSave(app: App, { page, cookie, kind: form }: Editing, failed: FailedSave): void {
  const { kind, requested, typed, problem } = failed;
  app.withSteps(({ history }) => {
    const request = { id: crypto.randomUUID(), kind, to: 'after', cookies: [requested], count: 1 } as const;
    const reopen = (): void => {
      if (reopenForm(app, { page, cookie, kind: form, typed })) history.dismiss();
    };
    history.showReport({ request, step: null, failures: [], problem, reopen });
  });
}

/** The form that edits one cookie or adds a new one. */
export function EditorView({ editing }: { editing: Editing }) {
  const { app, bridge, host, text } = useView();
  const editor = useModel(() => {
    const start = startOf(editing);
    const { kind, page } = editing;
    const before = kind === 'edit' ? start : null;
    const { jarByKey: jar, saved, feed } = app;
    const isRead = ({ domain, storeId }: Cookie): boolean => {
      const listing = app.listing.value;
      if (listing?.scope.page.storeId !== storeId) return false;
      return listedSites(listing, host.registrableDomain).has(siteOf(domain, host.registrableDomain));
    };
    return new EditorModel({
      before,
      start,
      typed: editing.typed,
      page,
      bridge,
      host,
      jar,
      isRead,
      isOpen: () => app.editing.peek() === editing,
      onSaved: saved,
      onFailed: (failed) => reportFailedSave(app, editing, failed),
      onDisconnect: feed.read,
      fail: app.fail,
    });
  });
  const { form, pending } = editor;
  const element = useRef<HTMLFormElement>(null);
  const isNew = form.original.value === null;
  const title = text(TITLE[isNew && editing.kind === 'edit' ? 'add' : editing.kind]);
  useLayoutEffect(() => {
    const first = element.current?.querySelector<HTMLInputElement>(
      `[name="${editing.field ?? (isNew ? 'name' : 'value')}"]`,
    );
    first?.focus();
    if (editing.kind === 'duplicate') first?.select();
  }, []);

  function save(reload: boolean): void {
    if (!isNew && !form.isDirty.peek()) return;
    void editor.save({ reload });
    // Errors are shown at their fields: the first field with one takes the focus.
    requestAnimationFrame(() => element.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus());
  }

  /** In a field of one line the browser itself submits the form for Enter. No value may contain a line break. */
  function keyDown(event: KeyboardEvent): void {
    const { target, key, isComposing } = event;
    const isCommand = event.ctrlKey || event.metaKey;
    const isValue = target instanceof HTMLTextAreaElement && target.name === 'value';
    if (key !== 'Enter' || isComposing || !(isCommand || isValue)) return;
    event.preventDefault();
    save(isCommand);
  }

  return (
    <section class="panel" aria-label={title}>
      <form
        class="editor"
        ref={element}
        onSubmit={(event) => {
          event.preventDefault();
          save(false);
        }}
        onKeyDown={keyDown}
        noValidate
        aria-busy={pending.value}
        data-dirty={form.isDirty.value || undefined}
      >
        <PaneHead title={title}>
          <CurrentSize form={form} />
          <button type="button" data-cancel onClick={() => goBack(app)}>
            {text('cancel')}
          </button>
          <button
            type="submit"
            class="primary"
            title={text('saveKeys')}
            disabled={pending.value || (!isNew && !form.isDirty.value)}
          >
            {text(pending.value ? 'saving' : 'save')}
          </button>
        </PaneHead>
        <div class="panel-body">
          <SaveProblem editor={editor} />
          <CookieFields form={form}>{editing.kind === 'add' && <PasteField form={form} />}</CookieFields>
          <StoreField editor={editor} />
          <LinePreview form={form} />
        </div>
        <FootNotes editor={editor} />
        <LazyUnsavedNote editing={editing} form={form} element={element} />
        {/* At the foot, where it moves no field when it arrives. */}
        <LazyRuleNote id={form.after.value} isEditor />
      </form>
      <ReplaceDialog editor={editor} />
    </section>
  );
}

/** The Set-Cookie line of the cookie as typed. */
function LinePreview({ form }: { form: Form }) {
  const { text } = useView();
  const isWrong = form.isDateWrong.value || form.partitionWrong.value !== null;
  return (
    <details class="as-line" onToggle={({ currentTarget }) => currentTarget.scrollIntoView({ block: 'nearest' })}>
      <summary>{text('setCookieLine')}</summary>
      {isWrong ? <p class="soft">{text('lineWrong')}</p> : <SetCookieLine cookie={form.prediction.value.cookie} />}
    </details>
  );
}
