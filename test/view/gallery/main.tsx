import messages from '../../../public/_locales/en/messages.json' with { type: 'json' };
import { memoryBridge } from '../../../src/bridge/memory.ts';
import type { Access, Blocking } from '../../../src/contract/access.ts';
import type { Listing } from '../../../src/contract/listing.ts';
import type { Page, Store } from '../../../src/contract/page.ts';
import type { Problem } from '../../../src/contract/problem.ts';
import type { Cookie } from '../../../src/cookie/cookie.ts';
import type { CookieChange } from '../../../src/cookie/jar/changes.ts';
import { applyChanges } from '../../../src/cookie/jar/changes.ts';
import type { Exchange } from '../../../src/cookie/jar/exchange.ts';
import type { PageRequest } from '../../../src/cookie/page-request.ts';
import { messageFormatter } from '../../../src/model/text/message.ts';
import { mountPanel } from '../../../src/view/devtools/mount-panel.tsx';
import { mountGrant } from '../../../src/view/grant/grant.tsx';
import { mount } from '../../../src/view/mount.tsx';
import { cookie } from '../../fixtures/cookie.ts';
import { added, jarEvents } from '../../fixtures/jar-events.ts';
import { fakeRequests } from '../../fixtures/logged-requests.ts';
import { memoryRules } from '../../fixtures/memory/memory-rules.ts';
import { ordinaryCookie, jars as ordinaryJars } from '../../fixtures/ordinary/ordinary-jars.ts';
import { memoryHostWith } from '../host-with.ts';
import { galleryRules, gallerySteps } from './gallery-steps.ts';
import { elsewhereJar, GALLERY_HOST, hostileJar, manyCookies, shopJar } from './jars.ts';
import { loaded as loadedPart, recorded } from './recorded.ts';
import { rejectedLines } from './rejected-lines.ts';
import { NOTHING_RECORDED, timelineStory } from './timeline-story.ts';

const query = new URLSearchParams(location.search);
const has = (name: string): boolean => query.has(name);
const scheme = query.get('scheme');
if (scheme === 'dark' || scheme === 'light') document.documentElement.style.colorScheme = scheme;
const width = query.get('width');
const container = document.querySelector<HTMLElement>('#app');
if (!container) throw new Error('expected #app in the page');
if (width) container.style.inlineSize = `${width}px`;

const now = Date.now();
/** `ordinary=<part of a title>`: the cookies of an ordinary site. */
const title = query.get('ordinary');
const ordinary = title ? Object.entries(ordinaryJars).find(([known]) => known.includes(title))?.[1] : undefined;
const page: Page = {
  tabId: 1,
  windowId: 1,
  url: ordinary?.url ?? `https://${GALLERY_HOST}:5000/shop/item?id=3`,
  storeId: '0',
  incognito: has('incognito'),
};
const lookup = new Map(Object.entries(messages).map(([key, { message }]) => [key, message]));

function startJar(): Cookie[] {
  if (ordinary) return ordinary.cookies.map((one) => ordinaryCookie(one, now));
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
  const statuses = ['none', 'https', 'http', 'host', 'hostHttps', 'hostHttp'] as const;
  return { status: statuses.find((status) => status === query.get('access')) ?? 'granted', origins };
}

function loaded(): Listing['loaded'] {
  if (query.get('extent') !== 'loaded' && !has('panel')) return null;
  return {
    hosts: ['ads.example', 'cdn.test'],
    jar: [
      cookie('uid', { value: 'a8f7', domain: 'ads.example', secure: true, sameSite: 'none' }),
      cookie('seg', { value: '4,8,15,16,23,42', domain: 'ads.example', secure: true, sameSite: 'none' }),
      cookie('edge', { value: 'fra', domain: 'cdn.test' }),
    ],
    locked: { hosts: ['fonts.example', 'video.example'], origins: ['*://fonts.example/*'] },
    leftOut: 0,
    isPageUnread: false,
    unknownFrames: 1,
    isRecordFull: has('full'),
  };
}

function blocking(): Blocking {
  const status = query.get('blocking');
  const isUnseen = status === 'unseen';
  const hosts = isUnseen || status === 'thirdParty' ? ['ads.example'] : [];
  return {
    status: status === 'blocked' ? 'blocked' : status === 'probably' ? 'probably' : 'allowed',
    by: status === 'blocked' ? 'all-sites' : null,
    thirdParty: { hosts, mode: isUnseen ? 'unknown' : 'blocked', rejected: [] },
    ask: isUnseen || status === 'probably' ? 'contentSettings' : null,
  };
}

function problem(): Problem | null {
  const code = query.get('problem');
  if (code === 'unsupported-page' || code === 'first-party-isolation' || code === 'disconnected') return { code };
  return null;
}

let recording = has('recording');

const save = query.get('save');
const STORES: Store[] = [
  { storeId: '0', kind: 'default' },
  { storeId: 'firefox-container-2', kind: 'container' },
  { storeId: 'firefox-private', kind: 'private' },
];
const steps = gallerySteps({
  query,
  jar: () => jar,
  change,
  changed: (history) => bridge.emit('historyChanged', history),
  parkedChanged: () => bridge.emit('parkedChanged', null),
  reject: rejection,
});
const bridge = memoryBridge({
  async listCookies(scope) {
    const failed = problem();
    if (failed) return { problem: failed };
    return {
      value: {
        scope,
        agent: 'chrome',
        access: access(),
        site: ordinary?.site ?? 'localhost.example',
        jar: access().status === 'none' ? [] : jar,
        loaded: loaded(),
      },
    };
  },
  async watch({ surfaceId }) {
    watcher = surfaceId;
    const failed = problem();
    return failed ? { problem: failed } : { value: { revision, unchangedSince: 0 } };
  },
  readSettings: async () => ({
    value: {
      extent: query.get('extent') === 'loaded' ? 'loaded' : has('elsewhere') || has('extent') ? 'site' : 'page',
      budget: query.get('budget') ?? 'nginx',
    },
  }),
  writeSettings: async (change) => ({ value: { extent: 'page', budget: 'nginx', ...change } }),
  readAllCookies: async () => ({ value: [...jar, ...elsewhereJar()] }),
  readBlocking: async () => ({ value: blocking() }),
  readCookiePolicy: async () => ({ value: { own: null, thirdParty: null, ask: 'contentSettings' } }),
  expectGrant: async () => ({ value: null }),
  reloadPage: async () => ({ value: null }),
  readRecording: async ({ sites }) => ({ value: { ...NOTHING_RECORDED, sites: recording ? sites : [] } }),
  isRecorded: async () => ({ value: recording }),
  recordSite: async ({ on }) => {
    recording = on;
    return { value: null };
  },
  clearRecording: async () => ({ value: null }),
  ...steps,
  async applyStep(step) {
    if (save === 'pending') return new Promise(() => undefined);
    if (!has('altered')) return steps.applyStep(step);
    const exchanges = step.exchanges.map(({ before, after }) => ({ before, after: after.map(altered) }));
    return steps.applyStep({ ...step, exchanges });
  },
  listFrames: async () => ({
    value: [
      { url: 'https://ads.example/frame', ancestors: [page.url] },
      { url: `https://${GALLERY_HOST}:5000/shop/reviews`, ancestors: [page.url] },
    ],
  }),
  readRejected: async () => ({ value: rejectedLines(query, now) }),
  stopRejected: async () => ({ value: null }),
  ...memoryRules(has('rules') ? galleryRules() : []),
  listStores: async () => ({ value: has('stores') ? STORES : STORES.slice(0, 1) }),
});

/** The cookie that the browser stores instead of the requested one. */
function altered(cookie: Cookie): Cookie {
  return { ...cookie, hostOnly: true, expiryTime: now + 400 * 86_400_000, sameSite: 'lax' };
}

/** The problem of a failed save. */
function rejection({ before: [was], after: [asked] }: Exchange): Problem | null {
  if (!asked) return null;
  if (save === 'exists') return { code: 'exists', cookie: asked };
  if (save === 'not-stored') return { code: 'not-stored', asked, detail: '' };
  if (save === 'would-evict') return { code: 'would-evict', count: 181, limit: 180 };
  return save === 'old-remains' && was ? { code: 'old-remains', cookie: asked, old: was } : null;
}

function change(changes: CookieChange[], at = Date.now(), own = false): void {
  jar = applyChanges(jar, changes, 'chrome');
  const events = jarEvents(changes, at).map((event) => (own ? { ...event, own: true as const } : event));
  bridge.emit('cookiesChanged', { surfaceId: watcher, revision: ++revision, changes, events });
}

/**
 * `panel=<tab>`: the DevTools panel instead, with `requests=<count>` recorded; `older`: the first ones are missing,
 * `none`: none were recorded.
 */
const panelTab = query.get('panel');
const recordedEntries = has('none') ? [] : recorded(page.url, jar, Number(query.get('requests') ?? 30), now);
const requests = fakeRequests(has('older') ? recordedEntries.slice(1) : recordedEntries);
const network = {
  onRequests: requests.onRequests,
  onNavigated: () => () => undefined,
  reload: () => undefined,
  show: async () => undefined,
};

/** `unsent=<status>`: the page requested something of another host with that result, and of one that served it. */
const pageRequests = async (): Promise<PageRequest[]> => [
  { url: `https://api.${GALLERY_HOST}/v1/me`, status: Number(query.get('unsent')), by: 'script' },
  { url: `https://orders.${GALLERY_HOST}/v1/latest`, status: 200, by: 'script' },
];

const host = memoryHostWith(
  messageFormatter((key) => lookup.get(key) ?? '', 'en'),
  problem()?.code === 'unsupported-page'
    ? { problem: { code: 'unsupported-page', url: query.get('url') ?? undefined } }
    : { value: page },
  {
    surface: panelTab ? 'panel' : width ? 'tab' : 'popup',
    ...(panelTab && { network }),
    ...(has('unsent') && { pageRecord: async () => ({ laterHosts: async () => [], pageRequests }) }),
    ...(has('nocopy') && { copy: () => Promise.reject(new Error('no clipboard')) }),
    agent: query.get('agent') === 'firefox' ? 'firefox' : 'chrome',
  },
);
const { text } = host;
if (has('grant'))
  mountGrant({ text, origins, capability: null, ask: async () => false, close: () => undefined }, container);
else (panelTab ? mountPanel : mount)({ bridge, host, container });
if (panelTab) container.querySelector<HTMLElement>(`#tab-${panelTab}`)?.click();

/** For scripts: changes of the jar from outside. */
Object.assign(globalThis, {
  gallery: {
    change,
    cookie,
    choose(selector: string, index: number) {
      const select = document.querySelector<HTMLSelectElement>(selector);
      if (!select) throw new Error(`expected ${selector}`);
      select.selectedIndex = index;
      select.dispatchEvent(new Event('change', { bubbles: true }));
    },
    /** This many more requests end, one after the other. */
    requests(count: number, from = 0) {
      for (let at = from; at < from + count; at++) requests.ended(loadedPart(at, page.url, jar, now));
    },
    shop: () => jar,
    /** This many changes at once, of 3,000 cookies in turn. */
    changes(count: number, from = 0) {
      const many = Array.from({ length: count }, (_, at) => {
        const name = `turn_${(from + at) % 3000}`;
        return added(cookie(name, { domain: GALLERY_HOST, value: `${from + at} of many` }));
      });
      change(many);
    },
    /** A minute of the shop with many changes. */
    story() {
      for (const { at, changes, entry, own } of timelineStory(jar, Date.now(), page.url)) {
        if (entry) requests.ended(entry);
        change(changes, at, own);
      }
    },
    /** The page sets a cookie of that name again. */
    setAgain(name: string) {
      const again = cookie(name, { domain: GALLERY_HOST, value: 'set-by-the-page' });
      change([{ cookie: again, removed: false, cause: 'explicit' }]);
    },
    tell: (changes: CookieChange[]) =>
      bridge.emit('cookiesChanged', { surfaceId: watcher, revision: ++revision, changes }),
    burst(count: number) {
      for (const one of manyCookies(count, Date.now())) change([{ cookie: one, removed: false, cause: 'explicit' }]);
    },
  },
});
