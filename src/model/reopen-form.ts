import { batch } from '@preact/signals';
import type { App } from './app/app-model.ts';
import type { Editing } from './editor/opened-model.ts';
import { rowOf } from './jar/row.ts';
import { hasUnsavedForm } from './open-unless-unsaved.ts';

/** Opens a form again that was closed; unless another one has unsaved changes, which then says so itself. Returns whether it did. */
export function reopenForm(app: App, form: Editing): boolean {
  if (hasUnsavedForm(app)) return false;
  batch(() => {
    app.isHistoryOpen.value = false;
    if (form.cookie) app.open(rowOf(form.cookie).key);
    else app.close();
    app.editing.value = form;
  });
  return true;
}
