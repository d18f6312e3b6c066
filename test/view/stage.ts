import { cleanup, configure } from '@testing-library/preact';
import { type MemoryBridge, memoryBridge } from '../../src/bridge/memory.ts';
import type { Listing } from '../../src/contract/listing.ts';
import type { Page } from '../../src/contract/page.ts';
import type { ParkedCookie } from '../../src/contract/parked.ts';
import type { Handlers } from '../../src/contract/requests.ts';
import type { History, NewStep } from '../../src/contract/steps.ts';
import type { Cookie } from '../../src/cookie/cookie.ts';
import { applyChanges, type CookieChange } from '../../src/cookie/jar/changes.ts';
import type { Host } from '../../src/model/host/host.ts';
import { mount } from '../../src/view/mount.tsx';
import { jarEvents } from '../fixtures/jar-events.ts';
import { memorySnapshots } from '../fixtures/memory/memory-snapshots.ts';
import { memorySteps } from '../fixtures/memory/memory-steps.ts';
// The view imports these lazily, and a busy machine needs long to compile them.
import '../../src/model/steps/steps-model.ts';
import '../../src/view/findings/chips.tsx';
import '../../src/view/steps/history.tsx';
import '../../src/view/late-listeners.ts';
import '../../src/view/list/late-cell.tsx';
import '../../src/view/pane/side-pane.tsx';
import '../../src/view/states/states.tsx';
import '../../src/view/steps/steps.tsx';
import type { MemoryHost } from './host-with.ts';
import { memoryHost } from './memory-host.ts';

export const PAGE: Page = {
  tabId: 1,
  windowId: 1,
  url: 'https://shop.example/shop/item',
  storeId: '0',
  incognito: false,
};

configure({ asyncUtilTimeout: 10_000 });

/** The mounted view and its models. */
export interface Stage {
  host: MemoryHost;
  bridge: MemoryBridge;
  container: HTMLElement;
  /** The requests that the background got. */
  steps: NewStep[];
  history(): History;
  /** Announces changes of the jar to the view. */
  tell(...changes: CookieChange[]): void;
  grid(): HTMLElement;
  row(name: string): HTMLElement;
  /** Presses a key at the focused element. */
  press(key: string, held?: KeyboardEventInit): void;
}

export interface StageOptions {
  /** The problem that the browser would report for one exchange. */
  reject?: Parameters<typeof memorySteps>[0]['reject'];
  /** What is switched off at the start. */
  parked?: ParkedCookie[];
  listing?: Partial<Listing>;
  handlers?: Partial<Handlers>;
  /** The stored snapshots and profiles. */
  snapshots?: Omit<Parameters<typeof memorySnapshots>[0], 'jar' | 'history'>;
  host?: Partial<Host>;
  page?: Awaited<ReturnType<Host['page']>>;
  /** How the view is mounted: as in the popup by default. */
  mounts?: typeof mount;
}

const mounted: (() => void)[] = [];
/** Leaves nothing of a test in the page: test/view/clear-stage.ts calls it after each, for the files share their modules. */
export function clearStage(): void {
  for (const unmount of mounted.splice(0)) unmount();
  cleanup();
  document.body.replaceChildren();
}

export function stage(
  start: Cookie[],
  {
    listing,
    handlers,
    snapshots,
    host: part,
    page = { value: PAGE },
    reject,
    parked,
    mounts = mount,
  }: StageOptions = {},
): Stage {
  let known = start;
  const untold: CookieChange[] = [];
  const jar = (): Cookie[] => {
    known = applyChanges(known, untold.splice(0), 'chrome');
    return known;
  };
  let surfaceId = '';
  let revision = 0;
  const host = memoryHost(page, part);
  const steps = memorySteps({
    jar,
    change: (removed, added) =>
      tell(
        ...removed.map((cookie): CookieChange => ({ cookie, removed: true, cause: 'explicit' })),
        ...added.map((cookie): CookieChange => ({ cookie, removed: false, cause: 'explicit' })),
      ),
    changed: (history) => bridge.emit('historyChanged', history),
    parkedChanged: () => bridge.emit('parkedChanged', null),
    ...(parked ? { parked } : {}),
    ...(reject ? { reject } : {}),
  });
  const bridge = memoryBridge({
    listCookies: async (scope) => ({
      value: {
        scope,
        agent: 'chrome',
        access: { status: 'granted', origins: [] },
        site: 'shop.example',
        jar: jar(),
        loaded: null,
        ...listing,
      },
    }),
    async watch(registration) {
      ({ surfaceId } = registration);
      return { value: { revision, unchangedSince: 0 } };
    },
    readSettings: async () => ({ value: { extent: 'page', budget: 'nginx' } }),
    writeSettings: async (change) => ({ value: { extent: 'page', budget: 'nginx', ...change } }),
    readBlocking: async () => ({
      value: { status: 'allowed', by: null, thirdParty: { hosts: [], mode: 'allowed', rejected: [] }, ask: null },
    }),
    expectGrant: async () => ({ value: null }),
    reloadPage: async () => ({ value: null }),
    ...steps.handlers,
    ...memorySnapshots({ jar, history: steps.history, ...snapshots }),
    readAllCookies: async () => ({ value: jar() }),
    listStores: async () => ({ value: [{ storeId: '0', kind: 'default' }] }),
    ...handlers,
  });
  const container = document.createElement('div');
  document.body.append(container);
  mounted.push(mounts({ bridge, host, container }));

  function tell(...changes: CookieChange[]): void {
    untold.push(...changes);
    bridge.emit('cookiesChanged', { surfaceId, revision: ++revision, changes, events: jarEvents(changes) });
  }

  function element(selector: string): HTMLElement {
    const found = container.querySelector<HTMLElement>(selector);
    if (!found) throw new Error(`expected ${selector}, got ${container.textContent}`);
    return found;
  }

  return {
    host,
    bridge,
    container,
    steps: steps.asked,
    history: steps.history,
    tell,
    grid: () => element('[role="grid"]'),
    row: (name) => element(`[data-cookie-name="${name}"]`),
    press(key, held = {}) {
      const target = document.activeElement ?? document.body;
      target.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true, ...held }));
    },
  };
}
