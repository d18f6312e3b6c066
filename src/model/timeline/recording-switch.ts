import { computed, createModel, effect, type ReadonlySignal, signal, untracked } from '@preact/signals';
import type { Bridge } from '../../contract/bridge.ts';
import type { Listing } from '../../contract/listing.ts';
import type { Problem } from '../../contract/problem.ts';
import { keyOfSite } from '../../cookie/address/key-of-site.ts';
import type { Host } from '../host/host.ts';

interface Source {
  listing: ReadonlySignal<Listing | null>;
  bridge: Bridge;
  host: Pick<Host, 'onShown'>;
}

/** Whether the background records the changes of the listed site, and what turns that on and off. */
export const RecordingSwitch = createModel(({ listing, bridge, host }: Source) => {
  const isRecorded = signal(false);
  /** The recording is being turned on or off. */
  const isTurning = signal(false);
  /** Why the last attempt to turn the recording on or off, or to clear it, failed. */
  const problem = signal<Problem | null>(null);
  /** Undefined where nothing is listed. */
  const place = computed(() => {
    const current = listing.value;
    return current ? keyOfSite({ site: current.site, storeId: current.scope.page.storeId }) : undefined;
  });

  async function read(): Promise<void> {
    const current = listing.peek();
    const readPlace = place.peek();
    if (!current) return;
    const { storeId } = current.scope.page;
    const reply = await bridge.request.isRecorded({ storeId, site: current.site });
    if ('value' in reply && readPlace === place.peek()) isRecorded.value = reply.value;
  }

  /** Turning it off also deletes what was recorded. */
  async function setRecorded(on: boolean): Promise<void> {
    const current = listing.peek();
    if (!current || isTurning.peek()) return;
    isTurning.value = true;
    try {
      const { storeId } = current.scope.page;
      const reply = await bridge.request.recordSite({ storeId, site: current.site, on });
      problem.value = 'problem' in reply ? reply.problem : null;
      await read();
    } finally {
      isTurning.value = false;
    }
  }

  effect(() => {
    if (place.value !== undefined) untracked(() => void read());
  });
  effect(() => {
    const again = (): void => void read();
    const stop = [bridge.on('recordingChanged', again), host.onShown(again)];
    return () => {
      for (const end of stop) end();
    };
  });

  return { site: computed(() => listing.value?.site ?? null), isRecorded, isTurning, problem, setRecorded };
});
