import messages from '../../../public/_locales/en/messages.json' with { type: 'json' };
import { memoryBridge } from '../../../src/bridge/memory.ts';
import type { Access, Blocking, Listing, Page, Problem } from '../../../src/contract.ts';
import type { CookieChange } from '../../../src/cookie/changes.ts';
import { applyChanges } from '../../../src/cookie/changes.ts';
import { type Cookie, cookieKey } from '../../../src/cookie/cookie.ts';
import { messageFormatter } from '../../../src/model/message.ts';
import { mount } from '../../../src/view/mount.tsx';
import { cookie } from '../../fixtures/cookie.ts';
import { memoryHostWith } from '../host-with.ts';
import { elsewhereJar, GALLERY_HOST, hostileJar, manyCookies, shopJar } from './jars.ts';

const query = new URLSearchParams(location.search);
const has = (name: string): boolean => query.has(name);
const scheme = query.get('scheme');
if (scheme === 'dark' || scheme === 'light') document.documentElement.style.colorScheme = scheme;
const width = query.get('width');
const container = document.querySelector<HTMLElement>('#app');
if (!container) throw new Error('expected #app in the page');
if (width) container.style.inlineSize = `${width}px`;

const now = Date.now();
const page: Page = {
  tabId: 1,
  windowId: 1,
  url: `https://${GALLERY_HOST}:5000/shop/item?id=3`,
  storeId: '0',
  incognito: has('incognito'),
};
const lookup = new Map(Object.entries(messages).map(([key, { message }]) => [key, message]));

function startJar(): Cookie[] {
  if (has('hostile')) return hostileJar();
  const count = Number(query.get('cookies') ?? 12);
  const shop = shopJar(now);
  if (count <= shop.length) return shop.slice(0, count);
  return [...shop, ...manyCookies(count - shop.length, now)];
}

let jar = [...startJar(), ...(has('elsewhere') ? elsewhereJar() : [])];
let revision = 0;
let watcher = '';
const origins = ['*://localhost.example/*', '*://*.localhost.example/*'];

function access(): Access {
  const status = query.get('access');
  return { status: status === 'none' || status === 'scheme' || status === 'host' ? status : 'granted', origins };
}

function loaded(): Listing['loaded'] {
  if (query.get('extent') !== 'loaded') return null;
  return {
    hosts: ['ads.example', 'cdn.test'],
    jar: [
      cookie('uid', { value: 'a8f7', domain: 'ads.example', secure: true, sameSite: 'none' }),
      cookie('seg', { value: '4,8,15,16,23,42', domain: 'ads.example', secure: true, sameSite: 'none' }),
      cookie('edge', { value: 'fra', domain: 'cdn.test' }),
    ],
    locked: { hosts: ['fonts.example', 'video.example'], origins: ['*://fonts.example/*'] },
    unknownFrames: 1,
  };
}

function blocking(): Blocking {
  const status = query.get('blocking');
  return {
    status: status === 'blocked' ? 'blocked' : status === 'probably' ? 'probably' : 'allowed',
    by: status === 'blocked' ? 'all-sites' : null,
    thirdParty: { hosts: status === 'thirdParty' ? ['ads.example'] : [], mode: 'blocked' },
    ask: status === 'probably' ? 'contentSettings' : null,
  };
}

function problem(): Problem | null {
  const code = query.get('problem');
  if (code === 'unsupported-page' || code === 'first-party-isolation' || code === 'disconnected') return { code };
  return null;
}

const save = query.get('save');
const bridge = memoryBridge({
  async listCookies(scope) {
    const failed = problem();
    if (failed) return { problem: failed };
    return {
      value: {
        scope,
        agent: 'chrome',
        access: access(),
        site: 'localhost.example',
        jar: access().status === 'none' ? [] : jar,
        loaded: loaded(),
      },
    };
  },
  async watch({ surfaceId }) {
    watcher = surfaceId;
    return problem() ? { problem: { code: 'disconnected' } } : { value: { revision } };
  },
  readSettings: async () => ({
    value: {
      extent: query.get('extent') === 'loaded' ? 'loaded' : has('elsewhere') ? 'site' : 'page',
      budget: query.get('budget') ?? 'nginx',
    },
  }),
  writeSettings: async (change) => ({ value: { extent: 'page', budget: 'nginx', ...change } }),
  readBlocking: async () => ({ value: blocking() }),
  expectGrant: async () => ({ value: null }),
  async writeCookie({ before, after }) {
    if (save === 'exists') return { problem: { code: 'exists', cookie: after } };
    if (save === 'not-stored') return { problem: { code: 'not-stored', asked: after, detail: '' } };
    if (save === 'pending') return new Promise(() => undefined);
    const changes: CookieChange[] = [{ cookie: after, removed: false, cause: 'explicit' }];
    if (before && cookieKey(before) !== cookieKey(after))
      changes.push({ cookie: before, removed: true, cause: 'explicit' });
    change(changes);
    return { value: { cookie: after, altered: [] } };
  },
  async removeCookie(id) {
    const gone = jar.find((one) => cookieKey(one) === cookieKey(id));
    if (!gone) return { problem: { code: 'gone' } };
    change([{ cookie: gone, removed: true, cause: 'explicit' }]);
    return { value: null };
  },
});

function change(changes: CookieChange[]): void {
  jar = applyChanges(jar, changes, 'chrome');
  bridge.emit('cookiesChanged', { surfaceId: watcher, revision: ++revision, changes });
}

const host = memoryHostWith(
  messageFormatter((key) => lookup.get(key) ?? '', 'en'),
  problem()?.code === 'unsupported-page' ? { problem: { code: 'unsupported-page' } } : { value: page },
  {
    surface: width ? 'tab' : 'popup',
  },
);
mount({ bridge, host, container });

/** For scripts: changes from outside. */
Object.assign(globalThis, {
  gallery: {
    change,
    cookie,
    shop: () => jar,
    tell: (changes: CookieChange[]) =>
      bridge.emit('cookiesChanged', { surfaceId: watcher, revision: ++revision, changes }),
    burst(count: number) {
      for (const one of manyCookies(count, Date.now())) change([{ cookie: one, removed: false, cause: 'explicit' }]);
    },
  },
});
