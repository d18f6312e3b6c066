import { computed, createModel, effect, type ReadonlySignal, signal } from '@preact/signals';
import type { ProfileState, SiteOfStore } from '../../contract/snapshots.ts';
import { keyOfSite } from '../../cookie/address/key-of-site.ts';
import type { ModelDeps } from '../host/model-deps.ts';

interface Source extends Pick<ModelDeps, 'bridge'> {
  /** The site of the page, in its store; null: not known yet. */
  of: ReadonlySignal<SiteOfStore | null>;
  connection: ReadonlySignal<string>;
}

/** Which profile of the page's site is on. */
export const ProfileModel = createModel(({ bridge, of, connection }: Source) => {
  /** null: not read yet. */
  const state = signal<ProfileState | null>(null);
  let latest = 0;

  async function read(): Promise<void> {
    latest += 1;
    const mine = latest;
    const site = of.peek();
    const reply = site && (await bridge.request.readProfile(site));
    if (mine === latest) state.value = reply && 'value' in reply ? reply.value : null;
  }

  const place = computed(() => of.value && keyOfSite(of.value));
  /** Together with the mark that the list is live, which waits for the background too. */
  effect(() => {
    if (place.value !== null && connection.value === 'live') void read();
  });
  // A step that switches profiles was done, undone or stopped halfway; one that is being done is none of these yet.
  effect(() =>
    bridge.on('historyChanged', ({ steps }) => {
      if (!steps.some((step) => step.state === 'open')) void read();
    }),
  );
  return { state, read };
});
