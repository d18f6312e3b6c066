import type { App } from './app/app-model.ts';

/** Opens the details of a cookie, unless a form has unsaved changes: the form then says so itself. */
export function openUnlessUnsaved({ editing, open }: Pick<App, 'editing' | 'open'>, key: string): void {
  if (!editing.peek()?.hold?.()) open(key);
}
