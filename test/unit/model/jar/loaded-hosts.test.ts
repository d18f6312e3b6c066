import { afterEach, describe, expect, test, vi } from 'vitest';
import type { Page, Scope } from '../../../../src/contract/page.ts';
import type { Cookie } from '../../../../src/cookie/cookie.ts';
import { AppModel } from '../../../../src/model/app/app-model.ts';
import type { PageRecord } from '../../../../src/model/host/host.ts';
import { followLaterHosts } from '../../../../src/model/jar/later-hosts.ts';
import { cookie } from '../../../fixtures/cookie.ts';
import { until } from '../../../fixtures/until.ts';
import { background, change, listing } from '../surroundings.ts';

const HOST = 'img.ads.test';
const ads = (name: string, more: Partial<Cookie> = {}) => cookie(name, { domain: HOST, ...more });
const elsewhere = { topLevelSite: 'https://elsewhere.test', hasCrossSiteAncestor: true };

const opened: Disposable[] = [];
afterEach(() => {
  for (const app of opened.splice(0)) app[Symbol.dispose]();
});

/** The list for scope "Everything it loads" of a page that loads from one other host, whose site has this jar. */
async function openLoaded(
  own: Cookie[],
  jar: Cookie[],
  laterHosts?: PageRecord['laterHosts'],
  listed = (later: readonly string[]) => [HOST, ...later],
) {
  const loaded = {
    hosts: [HOST],
    jar,
    locked: { hosts: [], origins: [] },
    leftOut: 0,
    isPageUnread: false,
    unknownFrames: 0,
    isRecordFull: false,
  };
  const asked: Scope['hosts'][] = [];
  const from = background(own, {
    listCookies: async ({ hosts }) => {
      asked.push(hosts);
      return { value: listing(own, { loaded: { ...loaded, hosts: listed(hosts ?? []) } }) };
    },
    readSettings: async () => ({ value: { extent: 'loaded', budget: 'nginx' } }),
  });
  if (laterHosts)
    Object.assign(from.deps.host, { pageRecord: async () => ({ laterHosts, pageRequests: async () => [] }) });
  const app = new AppModel(from.deps);
  opened.push(app);
  app.start();
  await until(() => {
    from.paint();
    expect(app.payload.hasRules.value && app.feed.connection.value).toBe('live');
  });
  await until(() => expect(app.feed.extent.value).toBe('loaded'));
  opened.push({ [Symbol.dispose]: followLaterHosts(app.feed, from.deps.host) });
  return { app, from, asked };
}
type App = Awaited<ReturnType<typeof openLoaded>>['app'];
const names = (app: App) => app.list.rows.value.map((row) => row.cookie.name).toSorted();

test('only the cookies that another loaded host can get are listed for it', async () => {
  const { app } = await openLoaded(
    [cookie('own')],
    [
      ads('host'),
      cookie('parent', { domain: 'ads.test', hostOnly: false }),
      cookie('parent-alone', { domain: 'ads.test' }),
      cookie('sibling', { domain: 'www.ads.test' }),
      ads('partition', { partitionKey: { topLevelSite: 'https://shop.example', hasCrossSiteAncestor: true } }),
      ads('elsewhere', { partitionKey: elsewhere }),
    ],
  );
  expect(names(app)).toEqual(['host', 'own', 'parent', 'partition']);
});

test('a change on another host’s site is matched as a cookie, by its host and its partition', async () => {
  const { app, from } = await openLoaded([cookie('own')], [ads('uid')]);
  const unreachable = [
    cookie('sibling', { domain: 'www.ads.test' }),
    cookie('look-alike', { domain: 'bads.test', hostOnly: false }),
    ads('elsewhere', { partitionKey: elsewhere }),
  ];
  from.announce([...unreachable.map((each) => change(each)), change(ads('late'))]);
  from.paint();
  expect(names(app)).toEqual(['late', 'own', 'uid']);
  from.announce([...unreachable, ads('late')].map((each) => change(each, 'explicit', true)));
  from.paint();
  expect(names(app)).toEqual(['own', 'uid']);
  expect(app.feed.removed.value.map(({ name }) => name)).toEqual(['late']);
});

test('a removed cookie is shown as removed only where it was listed', async () => {
  const { app, from } = await openLoaded([cookie('own'), cookie('off-path', { path: '/admin' })], []);
  app.setExtent('page');
  from.announce([
    change(cookie('own'), 'explicit', true),
    change(cookie('off-path', { path: '/admin' }), 'explicit', true),
  ]);
  from.paint();
  expect(app.feed.removed.value.map(({ name }) => name)).toEqual(['own']);
});

test('findings also come from cookies of other hosts, and are shown while those are listed', async () => {
  const full = Array.from({ length: 160 }, (_, at) => cookie(`c${at}`, { domain: 'www.ads.test' }));
  const { app } = await openLoaded([cookie('own')], [...full, ads('uid', { sameSite: 'none' })]);
  const shown = () => app.payload.findings.value.filter(({ keys }) => keys.some((key) => app.list.keys.value.has(key)));
  expect(shown().map(({ code, data }) => [code, data.site])).toEqual([
    ['SameSiteNoneInsecure', undefined],
    ['SiteNearFull', 'ads.test'],
  ]);
  // The findings count all cookies of the site, even those that no request of this page sends.
  expect(shown()[1]?.data.count).toBe(161);
  app.setExtent('page');
  expect(shown()).toEqual([]);
});

test('cookies that become visible with a wider scope are not marked as new', async () => {
  const { app, from } = await openLoaded([cookie('own')], [ads('uid')]);
  expect([...app.feed.changed.value]).toEqual([]);
  from.announce([change(ads('uid', { value: 'new' }))]);
  from.paint();
  expect([...app.feed.changed.value.values()]).toEqual(['changed']);
});

describe('a host that the page requests later', () => {
  test('a host that the page requests later is read too, with its cookies, until the page navigates', async () => {
    let find = (_: string[]): void => undefined;
    const found = new Promise<string[]>((resolve) => {
      find = resolve;
    });
    const waiting = vi.fn((_page: Page, _site: string, known: readonly string[], _signal: AbortSignal) =>
      known.includes('late.test') ? new Promise<never>(() => undefined) : found,
    );
    const { app, from, asked } = await openLoaded([], [cookie('late', { domain: 'late.test' })], waiting);
    await until(() => expect(waiting).toHaveBeenCalled());
    expect(names(app)).toEqual([]);
    find(['late.test']);
    await until(() => expect(names(app)).toEqual(['late']));
    expect(asked.at(-1)).toEqual(['late.test']);
    expect(waiting.mock.calls.at(-1)?.slice(1, 3)).toEqual(['shop.example', [HOST, 'late.test']]);
    asked.length = 0;
    const signal = waiting.mock.calls.at(-1)?.[3];
    expect(signal?.aborted).toBe(false);
    from.deps.host.movePage();
    await until(() => expect(asked[0]).toEqual([]));
    expect(signal?.aborted).toBe(true);
  });

  test('that the list cannot have is asked about once', async () => {
    const known: (readonly string[])[] = [];
    const waiting = vi.fn((_page: Page, _site: string, hosts: readonly string[]) => {
      known.push(hosts);
      return hosts.includes('a..b') ? new Promise<never>(() => undefined) : Promise.resolve(['a..b']);
    });
    const { app, asked } = await openLoaded([cookie('own')], [], waiting, () => [HOST]);
    await until(() => expect(known.at(-1)).toEqual([HOST, 'a..b']));
    expect(asked.at(-1)).toEqual(['a..b']);
    expect(app.feed.bug.value).toBeNull();
  });

  test('later hosts are not waited for where no frame can be asked', async () => {
    const waiting = vi.fn(() => Promise.reject(new Error('no frame')));
    const { app } = await openLoaded([cookie('own')], [], waiting);
    await until(() => expect(waiting).toHaveBeenCalled());
    const { length } = waiting.mock.calls;
    await Promise.resolve();
    expect(waiting).toHaveBeenCalledTimes(length);
    expect(app.feed.bug.value).toBeNull();
  });
});
