import type { ReadonlySignal } from '@preact/signals';
import type { Bridge } from '../../contract/bridge.ts';
import type { Host } from './host.ts';

/** What every model needs: the background, the page it runs in, and a way to wait for the next painted frame. */
export interface ModelDeps {
  bridge: Bridge;
  host: Host;
  /** Calls `run` once, before the next frame is painted (or soon, if nothing is painted). */
  nextFrame(run: () => void): void;
  /** The hosts of the page's requests. A surface that has them always lists the cookies of everything the page loads. */
  seenHosts?: ReadonlySignal<readonly string[]>;
}
