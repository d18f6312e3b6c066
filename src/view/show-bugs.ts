import type { App } from '../model/app/app-model.ts';
import { bugText } from '../model/text/bug-text.ts';

/** Shows a bug in an action that nothing else has caught, until the abort: a click without a result would look like a success. */
export function showBugs({ feed }: App, signal: AbortSignal): void {
  const show = (error: unknown): void => {
    feed.bug.value = bugText(error);
  };
  // An event without an error reports no bug of Crumb: the observers of sizes send one where they come a frame later.
  addEventListener('error', ({ error }) => error && show(error), { signal });
  addEventListener('unhandledrejection', ({ reason }) => show(reason), { signal });
}
