import { cleanup, configure } from '@testing-library/preact';
import { afterEach, vi } from 'vitest';
import { type MemoryBridge, memoryBridge } from '../../src/bridge/memory.ts';
import type { CookieEdit, Handlers, Listing, Page } from '../../src/contract.ts';
import type { CookieChange } from '../../src/cookie/changes.ts';
import type { Cookie } from '../../src/cookie/cookie.ts';
import type { Host } from '../../src/model/host.ts';
import { mount } from '../../src/view/mount.tsx';
// Fetched lazily by the view: a busy machine takes its time to compile them.
import '../../src/view/panel.tsx';
import '../../src/view/rare.tsx';
import type { MemoryHost } from './host-with.ts';
import { memoryHost } from './memory-host.ts';

const PAGE: Page = {
  tabId: 1,
  windowId: 1,
  url: 'https://shop.example/shop/item',
  storeId: '0',
  incognito: false,
};

configure({ asyncUtilTimeout: 4000 });

/** The mounted view and what is behind it. */
export interface Stage {
  host: MemoryHost;
  bridge: MemoryBridge;
  container: HTMLElement;
  edits: CookieEdit[];
  /** Tells the view of changes of the jar. */
  tell(...changes: CookieChange[]): void;
  grid(): HTMLElement;
  row(name: string): HTMLElement;
  /** Presses a key where the focus is. */
  press(key: string): void;
}

interface Options {
  listing?: Partial<Listing>;
  handlers?: Partial<Handlers>;
  host?: Partial<Host>;
  page?: Awaited<ReturnType<Host['page']>>;
}

const mounted: (() => void)[] = [];
afterEach(() => {
  for (const unmount of mounted.splice(0)) unmount();
  cleanup();
  document.body.replaceChildren();
});

export function stage(jar: Cookie[], { listing, handlers, host: part, page = { value: PAGE } }: Options = {}): Stage {
  let surfaceId = '';
  let revision = 0;
  const edits: CookieEdit[] = [];
  const host = memoryHost(page, part);
  const bridge = memoryBridge({
    listCookies: async (scope) => ({
      value: {
        scope,
        agent: 'chrome',
        access: { status: 'granted', origins: [] },
        site: 'shop.example',
        jar,
        loaded: null,
        ...listing,
      },
    }),
    async watch(registration) {
      ({ surfaceId } = registration);
      return { value: { revision } };
    },
    readSettings: async () => ({ value: { extent: 'page', budget: 'nginx' } }),
    writeSettings: async (change) => ({ value: { extent: 'page', budget: 'nginx', ...change } }),
    readBlocking: async () => ({
      value: { status: 'allowed', by: null, thirdParty: { hosts: [], mode: 'allowed' }, ask: null },
    }),
    expectGrant: async () => ({ value: null }),
    async writeCookie(edit) {
      edits.push(edit);
      return { value: { cookie: edit.after, altered: [] } };
    },
    removeCookie: async () => ({ value: null }),
    ...handlers,
  });
  const container = document.createElement('div');
  document.body.append(container);
  mounted.push(mount({ bridge, host, container }));

  function element(selector: string): HTMLElement {
    const found = container.querySelector<HTMLElement>(selector);
    if (!found) throw new Error(`expected ${selector}, got ${container.textContent}`);
    return found;
  }

  return {
    host,
    bridge,
    container,
    edits,
    tell: (...changes) => bridge.emit('cookiesChanged', { surfaceId, revision: ++revision, changes }),
    grid: () => element('[role="grid"]'),
    row: (name) => element(`[data-cookie-name="${name}"]`),
    press(key) {
      const target = document.activeElement ?? document.body;
      target.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }));
    },
  };
}

/** Waits until `look` no longer throws, and gives what it found. */
export function until<Found>(look: () => Found): Promise<Found> {
  return vi.waitFor(look, { timeout: 4000, interval: 5 });
}
