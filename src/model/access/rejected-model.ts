import { computed, createModel, effect, type ReadonlySignal, signal } from '@preact/signals';
import type { Page } from '../../contract/page.ts';
import type { Refused } from '../../cookie/set-cookie/rejected.ts';
import type { Surroundings } from '../host/model-deps.ts';

interface Source extends Pick<Surroundings, 'bridge' | 'host'> {
  page: ReadonlySignal<Page | null>;
}

/** What the browser refused to store on the page, for those who want to be told, and the switch for that. */
export const RefusedModel = createModel(({ bridge, host, page }: Source) => {
  /** null: not known yet. */
  const refused = signal<Refused | null>(null);
  const isOpen = signal(false);
  /** The person was asked for the permission and said no. */
  const denied = signal(false);
  let latest = 0;

  const count = computed(() => (refused.value?.lines.length ?? 0) + (refused.value?.more ?? 0));

  async function read(): Promise<void> {
    const beside = page.peek();
    const asked = ++latest;
    const result = beside && (await bridge.request.readRefused(beside));
    if (asked !== latest) return;
    // A background that was just stopped answers the next time.
    if (!result) refused.value = null;
    else if ('value' in result) refused.value = result.value;
  }

  /** Must be called in a click. The browser may close this surface while it asks. */
  async function turnOn(): Promise<void> {
    const beside = page.peek();
    // Not awaited: the browser asks only during the click itself.
    if (beside) void bridge.request.expectGrant(beside);
    denied.value = !(await host.requestCapability('webRequest'));
    await read();
  }

  async function turnOff(): Promise<void> {
    await bridge.request.stopRefused(null);
    await read();
  }

  effect(() => {
    void page.value?.url;
    void read();
  });
  effect(() =>
    bridge.on('refusedChanged', ({ tabId }) => {
      if (tabId === page.peek()?.tabId) void read();
    }),
  );
  effect(() => bridge.on('accessChanged', () => void read()));
  effect(() => () => {
    latest++;
  });

  return { refused, count, isOpen, denied, turnOn, turnOff };
});
export type RefusedState = InstanceType<typeof RefusedModel>;
