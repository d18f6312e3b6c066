import type { ReadonlySignal } from '@preact/signals';
import type { Bridge } from '../../contract/bridge.ts';
import type { Host } from './host.ts';

/** What every model is given: the rest of Crumb, the page it lives in, and a way to wait for the next painted frame. */
export interface ModelDeps {
  bridge: Bridge;
  host: Host;
  /** Calls `run` once, before the next frame is painted (or soon, where nothing is painted). */
  nextFrame(run: () => void): void;
  /** Hosts that the page was seen to ask. A surface that has it holds the cookies of all that the page loads at any time. */
  seenHosts?: ReadonlySignal<readonly string[]>;
}
