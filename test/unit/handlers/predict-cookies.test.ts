import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { PredictedCookie } from '../../../src/contract/steps.ts';
import type { Cookie } from '../../../src/cookie/cookie.ts';
import { cookie } from '../../fixtures/cookie.ts';
import { EngineWorld } from '../../fixtures/engine-world.ts';

afterEach(() => vi.unstubAllGlobals());

const old = cookie('old', { value: 'one' });
let world: EngineWorld;
beforeEach(async () => {
  world = new EngineWorld('chrome');
  world.browser.jar.cookies = [old];
  await world.start();
});

async function predict(...cookies: Cookie[]): Promise<PredictedCookie[]> {
  const { value } = await world.untilDone(world.engine.predictCookies({ cookies, leaving: [] }));
  return value;
}

test('a cookie that is new, one that replaces another and one that is there already are told apart', async () => {
  const fresh = cookie('fresh');
  const changed = { ...old, value: cookie('two').name };
  expect(await predict(fresh, changed, old)).toMatchObject([
    { cookie: { name: 'fresh' }, now: null, problem: null },
    { cookie: { value: 'two' }, now: { value: 'one' }, problem: null },
    { cookie: { value: 'one' }, now: { value: 'one' }, problem: null },
  ]);
  expect(world.jar()).toEqual([old]);
});

test('a cookie that the rules reject has the reason, and the others are looked at', async () => {
  const insecure = cookie('__Secure-a', { secure: false });
  expect(await predict(insecure, old)).toMatchObject([
    { problem: { code: 'rejected', reasons: [{}] } },
    { now: { name: 'old' }, problem: null },
  ]);
});

test('cookies for which a site has no room have that problem, counted with those before them', async () => {
  const many = Array.from({ length: 181 }, (_, at) => cookie(`n${at}`));
  const predicted = await predict(...many);
  expect(predicted.filter(({ problem }) => problem === null)).toHaveLength(179);
  expect(predicted.at(-1)?.problem).toMatchObject({ code: 'would-evict' });
  expect(world.jar()).toEqual([old]);
});

test('cookies that the same step removes before leave room for others', async () => {
  const full = Array.from({ length: 180 }, (_, at) => cookie(`n${at}`));
  world.browser.jar.cookies = full;
  const others = Array.from({ length: 180 }, (_, at) => cookie(`other${at}`));
  const { value } = await world.untilDone(world.engine.predictCookies({ cookies: others, leaving: full }));
  expect(value.filter(({ problem }) => problem)).toEqual([]);
  expect((await predict(...others)).every(({ problem }) => problem?.code === 'would-evict')).toBe(true);
});

test('Chromium has room for 3,300 cookies of all sites without a partition, as far as a step of many is concerned', async () => {
  const of = (site: number, more: Partial<Cookie> = {}) =>
    Array.from({ length: 150 }, (_, at) => cookie(`n${at}`, { domain: `s${site}.example`, ...more }));
  world.browser.jar.cookies = Array.from({ length: 21 }, (_, site) => of(site)).flat();
  const predicted = await predict(...of(100), ...of(101));
  expect(predicted.filter(({ problem }) => problem === null)).toHaveLength(150);
  expect(predicted.at(-1)?.problem).toEqual({ code: 'would-evict', count: 3_301, limit: 3_300 });
  const key = { topLevelSite: 'https://top.example', hasCrossSiteAncestor: true };
  const inPartition = { secure: true, sameSite: 'none', partitionKey: key } as const;
  expect((await predict(...of(100, inPartition), ...of(101))).filter(({ problem }) => problem)).toEqual([]);
  expect((await predict(...of(0, { value: 'other' }), ...of(100))).filter(({ problem }) => problem)).toEqual([]);
  const leaving = of(0);
  const { value } = await world.untilDone(world.engine.predictCookies({ cookies: [...of(100), ...of(101)], leaving }));
  expect(value.filter(({ problem }) => problem)).toEqual([]);
});

test('without access to a host that is the problem, and no cookie counts as new', async () => {
  world.browser.isGranted = false;
  expect(await predict(old)).toMatchObject([{ now: null, problem: { code: 'no-host-permission' } }]);
});

test('a browser that does not respond gives that problem for all that were not looked at', async () => {
  world.browser.fault = (_, name) => (name === 'getAll' ? 'hang' : undefined);
  const predicted = await predict(...Array.from({ length: 150 }, (_, at) => cookie(`n${at}`)));
  expect(new Set(predicted.map(({ problem }) => problem?.code))).toEqual(new Set(['timeout', 'not-tried']));
});
