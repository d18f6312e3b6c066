import type { RefObject } from 'preact';
import type { App } from '../model/app/app-model.ts';
import type { Host } from '../model/host/host.ts';
import { listenToKeys } from './keys.ts';
import { showBugs } from './show-bugs.ts';

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
}
