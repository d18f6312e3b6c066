import type { App } from './app/app-model.ts';

/** Whether a form has unsaved changes; if so, the form says so itself. */
export function hasUnsavedForm({ editing }: Pick<App, 'editing'>): boolean {
  return editing.peek()?.hold?.() ?? false;
}

/** Opens the details of a cookie, unless a form has unsaved changes. */
export function openUnlessUnsaved(app: Pick<App, 'editing' | 'open'>, key: string): void {
  if (!hasUnsavedForm(app)) app.open(key);
}
