import { type MemoryBridge, memoryBridge } from '../../../src/bridge/memory.ts';
import type { Listing } from '../../../src/contract/listing.ts';
import type { Page } from '../../../src/contract/page.ts';
import type { Handlers } from '../../../src/contract/requests.ts';
import type { History, NewStep } from '../../../src/contract/steps.ts';
import type { Cookie } from '../../../src/cookie/cookie.ts';
import { applyChanges, type ChangeCause, type CookieChange } from '../../../src/cookie/jar/changes.ts';
import type { ModelDeps } from '../../../src/model/host/model-deps.ts';
import { memorySteps } from '../../fixtures/memory/memory-steps.ts';
import { type MemoryHost, memoryHostWith } from '../../view/host-with.ts';

export const PAGE: Page = {
  tabId: 1,
  windowId: 1,
  url: 'https://shop.example/shop/item',
  storeId: '0',
  incognito: false,
};

/** A background in memory: its jar, the requests it got, and a way to change the jar from outside. */
export interface Background {
  deps: ModelDeps & { bridge: MemoryBridge; host: MemoryHost };
  jar: Cookie[];
  revision: number;
  surfaceId: string;
  requestCounts: Record<'listCookies' | 'watch', number>;
  /** Every step that was requested, and the records of them. */
  steps: NewStep[];
  history(): History;
  /** Changes the jar and sends the event, with the next revision or the given one. */
  announce(changes: CookieChange[], revision?: number): void;
  /** Frames run when a test paints them, not before. */
  paint(): void;
}

export function listing(jar: Cookie[], more: Partial<Listing> = {}): Listing {
  const access = { status: 'granted', origins: [] } as const;
  const scope = { page: PAGE, extent: 'page' } as const;
  return {
    scope,
    agent: 'chrome',
    access: { ...access, origins: [] },
    site: 'shop.example',
    jar,
    loaded: null,
    ...more,
  };
}

export function change(cookie: Cookie, cause: ChangeCause = 'explicit', removed = false): CookieChange {
  return { cookie, removed, cause };
}

type Reject = NonNullable<Parameters<typeof memorySteps>[0]['reject']>;

export function background(jar: Cookie[], handlers: Partial<Handlers> = {}, reject?: Reject): Background {
  const steps = memorySteps({
    jar: () => self.jar,
    change(removed, added) {
      const changes = [...removed.map((one) => change(one, 'explicit', true)), ...added.map((one) => change(one))];
      self.jar = applyChanges(self.jar, changes, 'chrome');
      self.announce(changes);
    },
    changed: (history) => self.deps.bridge.emit('historyChanged', history),
    ...(reject ? { reject } : {}),
  });
  const frames: (() => void)[] = [];
  const self: Background = {
    jar,
    revision: 7,
    surfaceId: '',
    requestCounts: { listCookies: 0, watch: 0 },
    steps: steps.asked,
    history: steps.history,
    announce(changes, revision) {
      self.revision = revision ?? self.revision + 1;
      self.deps.bridge.emit('cookiesChanged', { surfaceId: self.surfaceId, revision: self.revision, changes });
    },
    paint() {
      for (const run of frames.splice(0)) run();
    },
    deps: {
      host: memoryHostWith((key: string, ..._: unknown[]) => key, { value: PAGE }, {}),
      nextFrame: (run) => frames.push(run),
      bridge: memoryBridge({
        async listCookies() {
          self.requestCounts.listCookies++;
          return { value: listing(self.jar) };
        },
        async watch({ surfaceId }) {
          self.requestCounts.watch++;
          self.surfaceId = surfaceId;
          return { value: { revision: self.revision, unchangedSince: Number.POSITIVE_INFINITY } };
        },
        readSettings: async () => ({ value: { extent: 'page', budget: 'nginx' } }),
        readBlocking: async () => ({
          value: { status: 'allowed', by: null, thirdParty: { hosts: [], mode: 'allowed', rejected: [] }, ask: null },
        }),
        ...steps.handlers,
        ...handlers,
      }),
    },
  };
  return self;
}
