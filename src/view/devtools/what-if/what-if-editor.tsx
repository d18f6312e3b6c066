import { useModel } from '@preact/signals';
import { useLayoutEffect, useRef } from 'preact/hooks';
import { cookieKey } from '../../../cookie/cookie.ts';
import { FormModel } from '../../../model/editor/form-model.ts';
import type { SandboxEdit } from '../../../model/what-if/what-if-model.ts';
import { CookieFields } from '../../editor/cookie-fields.tsx';
import { CurrentSize } from '../../editor/current-size.tsx';
import { useView } from '../../parts/context.ts';
import { useWhatIf } from './what-if-context.ts';
import '../../editor/editor.css';
import '../../editor/pane.css';

/** The form that edits one cookie of the sandbox. */
export function WhatIfEditor({ editing }: { editing: SandboxEdit }) {
  return <Fields key={cookieKey(editing.start)} editing={editing} />;
}

function Fields({ editing: { before, start } }: { editing: SandboxEdit }) {
  const { host, text } = useView();
  const { whatIf } = useWhatIf();
  const form = useModel(() => {
    const page = whatIf.formPage();
    if (!page) throw new Error('expected a request to edit for, got none');
    return new FormModel({ host, page, before, start, isSandbox: true });
  });
  const element = useRef<HTMLFormElement>(null);
  /** The button that opened the form, and gets the focus again when it is cancelled. A saved cookie may be in another place. */
  const opener = useRef(document.activeElement);
  const title = text(before ? 'sandbox_edit' : 'sandbox_add');
  const close = (): void => {
    whatIf.editing.value = null;
    if (opener.current instanceof HTMLElement) opener.current.focus({ preventScroll: true });
  };
  useLayoutEffect(() => {
    element.current?.querySelector<HTMLInputElement>(`[name="${before ? 'value' : 'name'}"]`)?.focus();
  }, []);

  function submit(event: Event): void {
    event.preventDefault();
    form.tried.value = true;
    if (form.isWritable(true)) whatIf.save(form.prediction.peek().cookie);
    else requestAnimationFrame(() => element.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus());
  }

  /** Escape leaves the form, and not the dialog around it; what was typed is lost only with a second Escape. */
  function cancel(event: KeyboardEvent): void {
    event.preventDefault();
    const button = element.current?.querySelector<HTMLElement>('[data-cancel]');
    if (form.isDirty.peek() && (event.target !== button || event.repeat)) button?.focus();
    else close();
  }

  return (
    <aside class="aside what-if-editor" aria-label={title}>
      <form
        class="editor"
        ref={element}
        onSubmit={submit}
        onKeyDown={(event) => {
          const { target, key, isComposing } = event;
          // As in the editor of a stored cookie: no value may contain a line break.
          if (key === 'Enter' && !isComposing && target instanceof HTMLTextAreaElement && target.name === 'value')
            submit(event);
          if (key === 'Escape' && !isComposing && !event.defaultPrevented) cancel(event);
        }}
        noValidate
      >
        <header class="panel-head">
          <h2>{title}</h2>
          <CurrentSize form={form} />
          <button type="button" data-cancel onClick={close}>
            {text('cancel')}
          </button>
          <button type="submit" class="primary">
            {text('sandbox_save')}
          </button>
        </header>
        <div class="panel-body">
          <CookieFields form={form} />
        </div>
      </form>
    </aside>
  );
}
