import type { RefObject } from 'preact';
import type { App } from '../model/app/app-model.ts';
import type { Host } from '../model/host/host.ts';
import { listenToKeys } from './keys.ts';
import { nextFrame } from './next-frame.ts';
import { LazySidePane } from './pane/lazy-side-pane.ts';
import { showBugs } from './show-bugs.ts';
import { whenComplete } from './when-complete.ts';

/** What the view listens to once its first paint is done, until the abort. `earlyKeys` were pressed before. */
export function addLateListeners(
  app: App,
  root: RefObject<Element | null>,
  host: Host,
  earlyKeys: KeyboardEvent[],
  signal: AbortSignal,
): void {
  if (signal.aborted) return;
  showBugs(app, signal);
  listenToKeys(app, root, host, earlyKeys, signal);
  // What shows an opened cookie loads before it is needed, and after the first screen is painted.
  whenComplete(app, signal, () => nextFrame(() => setTimeout(LazySidePane.fetch)));
}
