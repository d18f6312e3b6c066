import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { Agent, Cookie } from '../../../src/cookie/cookie.ts';
import type { Exchange } from '../../../src/cookie/jar/exchange.ts';
import { cookie } from '../../fixtures/cookie.ts';
import { EngineWorld } from '../../fixtures/engine-world.ts';
import { STORES } from './engine-operations.ts';

afterEach(() => vi.unstubAllGlobals());

const old = cookie('sid', { value: 'one', sameSite: 'lax', path: '/shop' });
const namesakes = [cookie('sid', { value: 'root' }), cookie('sid', { value: 'domain', hostOnly: false })];

let world: EngineWorld;
beforeEach(() => open('chrome', [...namesakes, old]));

async function open(agent: Agent, cookies: Cookie[]): Promise<void> {
  world = new EngineWorld(agent);
  world.browser.jar.cookies = cookies;
  await world.start();
}
const writes = () => world.browser.calls.filter((call) => call === 'set').length;
async function problemOf(exchange: Exchange) {
  const before = JSON.stringify(world.jar());
  const answer = await world.apply([exchange]);
  expect(writes()).toBe(0);
  expect(JSON.stringify(world.jar())).toBe(before);
  expect(answer).toMatchObject({ value: { step: null } });
  expect((await world.history()).steps).toEqual([]);
  return 'value' in answer ? answer.value.results[0] : answer;
}

describe('an edit', () => {
  test('an edit of the value is one write, and nothing is removed', async () => {
    const after = { ...old, value: 'new' };
    expect(await world.apply([{ before: [old], after: [after] }])).toMatchObject({
      value: { results: [{ value: { now: [after], altered: [] } }], step: { state: 'done' } },
    });
    expect(writes()).toBe(1);
    expect(world.jar()).toEqual(expect.arrayContaining([...namesakes, after]));
    expect(world.jar()).toHaveLength(3);
  });

  test('a rename sees the new cookie in the jar before it removes the old one, and only that one', async () => {
    world.browser.calls = [];
    const after = { ...old, name: 'renamed' };
    await world.apply([{ before: [old], after: [after] }]);
    const since = world.browser.calls.indexOf('set');
    const own = world.browser.calls.slice(since).filter((call) => !call.includes('.'));
    expect(own.filter((call, index) => call !== own[index - 1])).toEqual(['set', 'getAll', 'set', 'getAll']);
    expect(world.jar()).toEqual(expect.arrayContaining([...namesakes, after]));
    expect(world.jar()).toHaveLength(3);
  });

  test('an edit that the browser alters returns the cookie as stored and what was altered', async () => {
    const after = { ...old, domain: 'localhost', hostOnly: false, path: '/', expiryTime: 8e15 };
    const answer = await world.apply([{ before: [], after: [after] }]);
    expect(answer).toMatchObject({
      value: { results: [{ value: { now: [{ hostOnly: true }], altered: ['expiryTime', 'hostOnly'] } }] },
    });
  });

  test('an edit that the browser silently does not store is "not stored"', async () => {
    world.browser.jar.set = () => undefined;
    expect(await world.apply([{ before: [old], after: [{ ...old, httpOnly: true }] }])).toMatchObject({
      value: { results: [{ problem: { code: 'not-stored', detail: '' } }], step: null },
    });
  });

  test('an edit that changes nothing is no step', async () => {
    expect(await world.apply([{ before: [old], after: [old] }])).toEqual({
      value: { results: [{ value: { now: [old], altered: [] } }], step: null },
    });
    expect(writes()).toBe(0);
  });

  test('an edit onto another cookie replaces it when `before` names it', async () => {
    const after = { ...old, path: '/' };
    const exchange = { before: [old, namesakes[0] as Cookie], after: [after] };
    expect(await world.apply([exchange])).toMatchObject({ value: { step: { state: 'done' } } });
    expect(world.jar()).toHaveLength(2);
    await world.move('step1', 'before');
    expect(world.jar()).toEqual(expect.arrayContaining([...namesakes, old]));
  });
});

describe('exchanges that are not carried out', () => {
  test('an exchange that the rules reject writes and stores nothing', async () => {
    const rejected = await problemOf({ before: [old], after: [{ ...old, sameSite: 'none' }] });
    expect(rejected).toMatchObject({ problem: { code: 'rejected', reasons: [{ code: 'SameSiteNoneInsecure' }] } });
  });

  test('an exchange without access to the site writes and stores nothing', async () => {
    world.browser.isGranted = false;
    const problem = { code: 'no-host-permission', origins: ['*://*.shop.example/*'] };
    expect(await problemOf({ before: [old], after: [] })).toEqual({ problem });
  });

  test('an exchange in a closed private window writes and stores nothing', async () => {
    const problem = { code: 'store-gone', storeId: '1' };
    expect(await problemOf({ before: [], after: [{ ...old, storeId: '1' }] })).toEqual({ problem });
  });

  test.each<[string, Partial<Cookie>]>([
    ['has another value now', { value: 'two' }],
    ['is Secure now', { secure: true }],
    ['ends another time now', { expiryTime: Date.now() + 1e6 }],
  ])('an exchange whose cookie %s writes and stores nothing', async (_, change) => {
    const now = { ...old, ...change };
    world.browser.jar.cookies = [now];
    const exchange = { before: [old], after: [{ ...old, value: 'typed' }] };
    expect(await problemOf(exchange)).toEqual({ problem: { code: 'changed', was: old, now } });
  });

  test('an exchange whose cookie no longer exists writes and stores nothing', async () => {
    world.browser.jar.cookies = [];
    expect(await problemOf({ before: [old], after: [] })).toEqual({
      problem: { code: 'changed', was: old, now: null },
    });
  });

  test('an exchange that would replace a cookie it does not name writes and stores nothing', async () => {
    const exchange = { before: [old], after: [{ ...old, path: '/' }] };
    expect(await problemOf(exchange)).toEqual({ problem: { code: 'exists', cookie: namesakes[0] } });
  });

  test('an exchange that would store cookie number 181 of a site writes and stores nothing, also as a rename', async () => {
    world.browser.jar.cookies = Array.from({ length: 180 }, (_, index) => cookie(`n${index}`));
    const problem = { code: 'would-evict', count: 181, limit: 180 };
    expect(await problemOf({ before: [], after: [cookie('one-more')] })).toEqual({ problem });
    const [first] = world.browser.jar.cookies as [Cookie];
    expect(await problemOf({ before: [first], after: [{ ...first, name: 'renamed' }] })).toEqual({ problem });
  });
});

describe('a step of several exchanges', () => {
  test('a step does the exchanges it can and gives the result of each', async () => {
    const answer = await world.apply([
      { before: [{ ...old, value: 'stale' }], after: [] },
      { before: [namesakes[0] as Cookie], after: [] },
      { before: [], after: [cookie('bad', { path: 'no-slash' })] },
    ]);
    expect(answer).toMatchObject({
      value: {
        results: [{ problem: { code: 'changed' } }, { value: { now: [] } }, { problem: { code: 'rejected' } }],
        step: { state: 'partly', count: 3, failures: [{ problem: {} }, { problem: {} }], canUndo: true, canRedo: true },
      },
    });
    expect(world.jar()).toHaveLength(2);
  });

  test('a step deletes before it adds, so that a full site can be replaced', async () => {
    const full = Array.from({ length: 180 }, (_, index) => cookie(`n${index}`));
    world.browser.jar.cookies = full;
    const added = { before: [], after: [cookie('new')] };
    const removed = { before: [full[7] as Cookie], after: [] };
    expect(await world.apply([added, removed])).toMatchObject({ value: { step: { state: 'done' } } });
    expect(world.jar()).toHaveLength(180);
  });

  test('a step counts the cookies that it adds itself', async () => {
    world.browser.jar.cookies = Array.from({ length: 179 }, (_, index) => cookie(`n${index}`));
    const answer = await world.apply([
      { before: [], after: [cookie('a')] },
      { before: [], after: [cookie('b')] },
    ]);
    expect(answer).toMatchObject({
      value: { results: [{ value: {} }, { problem: { code: 'would-evict', count: 181 } }] },
    });
    expect(world.jar()).toHaveLength(180);
  });

  test('only one of the exchanges of a step may store a cookie at an identity', async () => {
    const answer = await world.apply([
      { before: [old], after: [{ ...old, value: 'a' }] },
      { before: [old], after: [] },
    ]);
    expect(answer).toMatchObject({ value: { results: [{ value: {} }, { problem: { code: 'changed', now: null } }] } });
  });

  test('a step that is requested twice is done once', async () => {
    const step = { id: 'same', exchanges: [{ before: [old], after: [{ ...old, value: 'new' }] }] };
    const first = await world.apply(step.exchanges, { id: step.id });
    expect(await world.apply(step.exchanges, { id: step.id })).toEqual(first);
    expect(writes()).toBe(1);
  });
});

describe('a cookie that Chromium’s API cannot reach', () => {
  const unreachable = cookie('sid', { path: '/a b', value: 'raw' });
  const namesake = cookie('sid', { path: '/a%20b', value: 'encoded' });
  const octets = cookie('caf\xef\xbf\xbd', { value: 'octets' });
  beforeEach(() => open('chrome', [unreachable, namesake, { ...octets, name: 'caf\xe9' }]));

  test.each<[string, Exchange, string]>([
    ['is not deleted', { before: [unreachable], after: [] }, 'PathUnreachable'],
    ['is not edited', { before: [unreachable], after: [{ ...unreachable, value: 'x' }] }, 'PathUnreachable'],
    ['is not moved', { before: [unreachable], after: [{ ...unreachable, path: '/' }] }, 'PathUnreachable'],
    ['is not deleted by a name that is not UTF-8', { before: [octets], after: [] }, 'NameUnreachable'],
    ['is not edited by such a name', { before: [octets], after: [{ ...octets, value: 'x' }] }, 'NameUnreachable'],
  ])('a cookie that Chromium’s API cannot reach %s, and no namesake is changed for it', async (_, exchange, code) => {
    expect(await problemOf(exchange)).toMatchObject({ problem: { code: 'rejected', reasons: [{ code }] } });
  });

  test('a new cookie whose path the API alters is stored with the reachable path, and the result says so', async () => {
    await open('chrome', [unreachable]);
    const answer = await world.apply([{ before: [], after: [{ ...unreachable, value: 'new' }] }]);
    const now = [{ ...namesake, value: 'new' }];
    expect(answer).toMatchObject({ value: { results: [{ value: { now, altered: ['path'] } }] } });
    expect(world.jar()).toEqual([unreachable, ...now]);
    await world.move('step1', 'before');
    expect(world.jar()).toEqual([unreachable]);
  });

  test('an unreachable cookie does not keep another from being stored where it would be written', async () => {
    expect(await problemOf({ before: [], after: [{ ...unreachable, value: 'new' }] })).toEqual({
      problem: { code: 'exists', cookie: namesake },
    });
  });

  test('Firefox treats a cookie that Chromium’s API cannot reach like any other', async () => {
    await open(
      'firefox',
      [unreachable, namesake].map((one) => ({ ...one, storeId: STORES.firefox.open })),
    );
    const [encoded, raw] = world.jar();
    await world.apply([{ before: [raw as Cookie], after: [] }]);
    expect(world.jar()).toEqual([encoded]);
  });
});

test('a deletion goes on when the site renewed only the expiry, and undo restores the renewed cookie', async () => {
  const now = { ...old, expiryTime: Date.now() + 5e6 };
  world.browser.jar.cookies = [now];
  expect(await world.apply([{ before: [old], after: [] }])).toMatchObject({ value: { step: { state: 'done' } } });
  await world.move('step1', 'before');
  expect(world.jar()).toEqual([now]);
});

test('"store anyway" stores in Firefox what its API accepts, and its undo and redo do the same', async () => {
  await open('firefox', []);
  const odd = cookie('__Host-odd', { storeId: STORES.firefox.open, hostOnly: false, path: 'x' });
  expect(await world.apply([{ before: [], after: [odd] }])).toMatchObject({
    value: { results: [{ problem: { code: 'rejected' } }] },
  });
  await world.apply([{ before: [], after: [odd] }], { id: 'odd', anyway: true });
  expect(world.jar()).toEqual([odd]);
  await world.move('odd', 'before');
  expect(world.jar()).toEqual([]);
  await world.move('odd', 'after');
  expect(world.jar()).toEqual([odd]);
});

test('an expired cookie that Firefox still lists does not exist for a step', async () => {
  const storeId = STORES.firefox.open;
  const over = cookie('over', { storeId, expiryTime: Date.now() - 1000 });
  await open('firefox', [over]);
  const answer = await world.apply([{ before: [], after: [{ ...over, expiryTime: null }] }]);
  expect(answer).toMatchObject({ value: { step: { state: 'done' } } });
});
