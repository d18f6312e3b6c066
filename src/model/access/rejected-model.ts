import { computed, createModel, effect, type ReadonlySignal, signal } from '@preact/signals';
import type { Page } from '../../contract/page.ts';
import type { Problem } from '../../contract/problem.ts';
import type { RejectedCookies } from '../../cookie/set-cookie/rejected-cookies.ts';
import type { ModelDeps } from '../host/model-deps.ts';

interface Source extends Pick<ModelDeps, 'bridge' | 'host'> {
  page: ReadonlySignal<Page | null>;
}

/** The cookies of the page that the browser rejected, and the switch with which a person turns this on. */
export const RejectedModel = createModel(({ bridge, host, page }: Source) => {
  /** null: not known yet. */
  const rejected = signal<RejectedCookies | null>(null);
  /** Whether the dialog is open that lists them. */
  const isOpen = signal(false);
  /** The person was asked and denied the permission. */
  const denied = signal(false);
  /** Why it could not be turned off. */
  const problem = signal<Problem | null>(null);
  let latest = 0;

  const count = computed(() => (rejected.value?.lines.length ?? 0) + (rejected.value?.more ?? 0));

  async function read(): Promise<void> {
    const currentPage = page.peek();
    const readNumber = ++latest;
    const result = currentPage && (await bridge.request.readRejected(currentPage));
    if (readNumber !== latest) return;
    // After a problem, such as a background that just stopped, the last result stays until the next read.
    if (!result) rejected.value = null;
    else if ('value' in result) rejected.value = result.value;
  }

  /** Must be called in a click. The browser may close this surface while it asks. */
  async function turnOn(): Promise<void> {
    const currentPage = page.peek();
    // Not awaited: the browser asks only during the click itself.
    if (currentPage) void bridge.request.expectGrant(currentPage);
    denied.value = !(await host.requestCapability('webRequest'));
    await read();
  }

  async function turnOff(): Promise<void> {
    const reply = await bridge.request.stopRejected(null);
    problem.value = 'problem' in reply ? reply.problem : null;
    await read();
  }

  effect(() => {
    void page.value?.url;
    void read();
  });
  effect(() =>
    bridge.on('rejectedChanged', ({ tabId }) => {
      if (tabId === page.peek()?.tabId) void read();
    }),
  );
  effect(() => bridge.on('accessChanged', () => void read()));
  effect(() => () => {
    latest++;
  });

  return { rejected, count, isOpen, denied, problem, turnOn, turnOff };
});
export type RejectedState = InstanceType<typeof RejectedModel>;
