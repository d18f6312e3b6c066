import { createStorage } from '../../../src/browser/storage/extension-storage.ts';
import { createSnapshots } from '../../../src/handlers/snapshots/snapshots.ts';
import type { FakeBrowser } from '../../fixtures/fake-browser.ts';
import { enter } from '../../stage.ts';

/** The snapshots of a new background in this browser. */
export function restartedSnapshots(browser: FakeBrowser) {
  enter(browser);
  return createSnapshots(createStorage()).handlers;
}
