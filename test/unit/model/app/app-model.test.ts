import { afterEach, describe, expect, test, vi } from 'vitest';
import type { Handlers } from '../../../../src/contract/requests.ts';
import type { Cookie } from '../../../../src/cookie/cookie.ts';
import { requestOrigins } from '../../../../src/model/access/request-origins.ts';
import { AppModel } from '../../../../src/model/app/app-model.ts';
import { goBack } from '../../../../src/model/go-back.ts';
import { rowOf } from '../../../../src/model/jar/row.ts';
import { cookie } from '../../../fixtures/cookie.ts';
import { until } from '../../../fixtures/until.ts';
import { background, change, listing } from '../surroundings.ts';

const SENT = cookie('sent', { value: 'x'.repeat(20) });
const SMALL = cookie('small');
const ELSEWHERE = cookie('elsewhere', { path: '/admin' });

const opened: Disposable[] = [];
afterEach(() => {
  for (const app of opened.splice(0)) app[Symbol.dispose]();
});

async function open(jar: Cookie[], handlers: Partial<Handlers> = {}) {
  const from = background(jar, handlers);
  const app = new AppModel(from.deps);
  opened.push(app);
  app.start();
  await until(() => expect(app.feed.connection.value).toBe('live'));
  from.paint();
  return { app, from };
}
type Opened = Awaited<ReturnType<typeof open>>['app'];
const shown = (app: Opened) => app.list.shown.value.map((row) => row.cookie.name);

describe('the list by scope', () => {
  test('scope "This page" lists the cookies of its request, the largest first', async () => {
    const { app } = await open([ELSEWHERE, SMALL, SENT]);
    expect(shown(app)).toEqual(['sent', 'small']);
    expect(app.payload.retrieval.value.bytes).toBe('small=v; sent='.length + 20);
  });

  test('scope "This site" adds cookies that are not sent, with the reason, and does not change the headline', async () => {
    const { app, from } = await open([ELSEWHERE, SMALL]);
    const { bytes } = app.payload.retrieval.value;
    const reads = from.requestCounts.listCookies;
    app.setExtent('site');
    expect(shown(app)).toEqual(['elsewhere', 'small']);
    expect(app.payload.notSentReasons.value.get(rowOf(ELSEWHERE).key)?.map(({ code }) => code)).toEqual(['NotOnPath']);
    expect(app.payload.retrieval.value.bytes).toBe(bytes);
    expect(from.requestCounts.listCookies).toBe(reads);
  });

  test('scope "Everything it loads" reads again and lists the cookies of other hosts under their host', async () => {
    const { app } = await open([SMALL], {
      listCookies: async (scope) => {
        const loaded = {
          hosts: ['ads.test'],
          jar: [cookie('uid', { domain: 'ads.test' })],
          locked: { hosts: [], origins: [] },
          leftOut: 0,
          isPageUnread: false,
          unknownFrames: 0,
          isRecordFull: false,
        };
        return { value: listing([SMALL], scope.extent === 'loaded' ? { loaded } : {}) };
      },
    });
    app.setExtent('loaded');
    await until(() => expect(shown(app)).toEqual(['small', 'uid'].sort((a, b) => b.length - a.length)));
    expect(app.list.items.value.map(({ kind }) => kind)).toEqual(['group', 'row', 'group', 'row']);
  });

  test('search, filter and warnings narrow the list, and one step clears them', async () => {
    const { app } = await open([SMALL, SENT]);
    app.list.query.value = 'SMA';
    expect(shown(app)).toEqual(['small']);
    expect(goBack(app)).toBe(true);
    expect(shown(app)).toHaveLength(2);
    expect(goBack(app)).toBe(false);
  });

  test('a row that a filter hides is revealed by clearing the filter', async () => {
    const { app } = await open([SMALL, SENT]);
    app.list.query.value = 'small';
    app.list.reveal(rowOf(SENT).key);
    expect(shown(app)).toContain('sent');
    expect(app.list.activeKey.value).toBe(rowOf(SENT).key);
  });
});

test('findings come together with the list', async () => {
  const large = cookie('large', { value: 'v'.repeat(4000) });
  const { app } = await open([large]);
  await until(() => expect(app.payload.findings.value.map(({ code }) => code)).toContain('NearMaxSize'));
  app.list.findingCode.value = 'NearMaxSize';
  expect(shown(app)).toEqual(['large']);
});

test('a cookie that enters its last day while the list is open gets its finding then', async () => {
  vi.useFakeTimers({ now: Date.UTC(2026, 10, 22), toFake: ['Date', 'setTimeout', 'clearTimeout'] });
  try {
    const day = 86_400_000;
    const { app } = await open([cookie('ends', { expiryTime: Date.now() + day + 3_600_000 })]);
    await vi.advanceTimersByTimeAsync(1);
    await until(() => expect(app.payload.hasRules.value).toBe(true));
    expect(app.payload.findings.value).toEqual([]);
    // The next time at which its text changes, from "in 24 h" to "in 23 h".
    await vi.advanceTimersByTimeAsync(1.5 * 3_600_000 + 1000);
    expect(app.payload.findings.value.map(({ code }) => code)).toEqual(['ExpiresSoon']);
  } finally {
    vi.useRealTimers();
  }
});

test('steps that could not be loaded are loaded again by the next action, and the error is shown', async () => {
  const from = background([SMALL]);
  const { bridge } = from.deps;
  let failures = 1;
  const on: typeof bridge.on = (name, listener) => {
    if (name === 'historyChanged' && failures-- > 0) throw new Error('not loaded');
    return bridge.on(name, listener);
  };
  const app = new AppModel({ ...from.deps, bridge: { ...bridge, on } });
  opened.push(app);
  app.start();
  await until(() => expect(app.feed.bug.value).toBe('not loaded'));
  expect(app.steps.value).toBeNull();
  await until(() => expect(app.feed.connection.value).toBe('live'));
  app.remove(rowOf(SMALL).key);
  await until(() => expect(from.steps).toHaveLength(1));
});

test('a chosen budget counts at once and is stored', async () => {
  const kept: unknown[] = [];
  const { app } = await open([SMALL], {
    async writeSettings(part) {
      kept.push(part);
      return { value: { extent: 'page', budget: 1000, ...part } };
    },
  });
  expect(app.payload.budget.value).toBe(8182);
  void app.settings.change({ budget: 1000 });
  expect(app.payload.budget.value).toBe(1000);
  expect(kept).toEqual([{ budget: 1000 }]);
});

test('the details follow the cookie and say when it no longer exists', async () => {
  const { app, from } = await open([SMALL]);
  app.open(rowOf(SMALL).key);
  expect(app.opened.value?.value).toBe('v');
  from.announce([change({ ...SMALL, value: 'new' })]);
  from.paint();
  expect(app.opened.value?.value).toBe('new');
  from.announce([change(SMALL, 'explicit', true)]);
  from.paint();
  expect(app.opened.value).toBeNull();
  expect(app.openedKey.value).not.toBeNull();
});

test('a written cookie is listed before its event, and not after it was removed again', async () => {
  const { app, from } = await open([SMALL]);
  const fresh = cookie('fresh');
  app.saved({ requested: fresh, stored: fresh });
  expect(app.opened.value).toEqual(fresh);
  from.announce([change(fresh)]);
  from.paint();
  expect(app.opened.value).toEqual(fresh);
  from.announce([change(fresh, 'explicit', true)]);
  from.paint();
  expect(app.opened.value).toBeNull();
});

test('an edited cookie is listed as written until its event has come', async () => {
  const { app, from } = await open([SMALL]);
  const written = { ...SMALL, value: 'written' };
  app.saved({ requested: written, stored: written });
  expect(app.opened.value?.value).toBe('written');
  from.announce([change(written)]);
  from.paint();
  expect(app.opened.value?.value).toBe('written');
  from.announce([change({ ...SMALL, value: 'later' })]);
  from.paint();
  expect(app.opened.value?.value).toBe('later');
});

test('closing the details of a cookie that was just stored leads to its row, which the list may get later', async () => {
  const { app } = await open([SMALL, SENT]);
  const stored = cookie('new');
  app.saved({ requested: stored, stored });
  expect(goBack(app)).toBe(true);
  expect(app.list.revealed.value).not.toBeNull();
  expect(app.list.activeKey.value).toBe(rowOf(stored).key);
});

test('cancelling a new cookie leads back to the row that was last focused', async () => {
  const { app } = await open([SMALL, SENT]);
  app.list.activeKey.value = rowOf(SMALL).key;
  app.add();
  const before = app.list.revealed.value;
  expect(goBack(app)).toBe(true);
  expect(app.list.revealed.value).not.toBe(before);
  expect(app.list.activeKey.value).toBe(rowOf(SMALL).key);
});

test('selected cookies that no longer exist neither stop a deletion of all shown nor take an Escape', async () => {
  const { app, from } = await open([SMALL, SENT]);
  app.selection.toggle(rowOf(SENT).key);
  from.announce([change(SENT, 'explicit', true)]);
  from.paint();
  expect(goBack(app)).toBe(false);
  app.askToDelete();
  await until(() => expect(app.steps.value?.deletion.asking.value).toEqual([rowOf(SMALL).key]));
});

test('access is requested within the click, and a denial is remembered', async () => {
  const { app, from } = await open([SMALL]);
  const page = listing([]).scope.page;
  const asking = requestOrigins({ app, ...from.deps }, page, ['*://shop.example/*']);
  expect(from.deps.host.asked.origins).toEqual([['*://shop.example/*']]);
  await asking;
  expect(app.access.denied.value).toBe(true);
});
