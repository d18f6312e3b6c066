import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { PlannedCookie, PredictedCookie } from '../../../src/contract/steps.ts';
import type { Cookie } from '../../../src/cookie/cookie.ts';
import { toOctets } from '../../../src/cookie/octets.ts';
import { cookie } from '../../fixtures/cookie.ts';
import { EngineWorld } from '../../fixtures/engine-world.ts';

afterEach(() => vi.unstubAllGlobals());

const old = cookie('old', { value: 'one' });
const { path: SHOP } = cookie('a', { path: '/shop' });
let world: EngineWorld;
beforeEach(async () => {
  world = new EngineWorld('chrome');
  world.browser.jar.cookies = [old];
  await world.start();
});

const fresh = (cookie: Cookie): PlannedCookie => ({ cookie, from: null });

async function predictAll(cookies: PlannedCookie[], leaving: Cookie[] = []): Promise<PredictedCookie[]> {
  const { value } = await world.untilDone(world.engine.predictCookies({ cookies, leaving }));
  return value;
}
const predict = (...cookies: Cookie[]): Promise<PredictedCookie[]> => predictAll(cookies.map(fresh));

test('a cookie that is new, one that replaces another and one that is there already are told apart', async () => {
  const added = cookie('fresh');
  const changed = { ...old, value: cookie('two').name };
  expect(await predict(added, changed, old)).toMatchObject([
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
  expect((await predictAll(others.map(fresh), full)).filter(({ problem }) => problem)).toEqual([]);
  expect((await predict(...others)).every(({ problem }) => problem?.code === 'would-evict')).toBe(true);
});

test('cookies that move take the room that they leave, as the step does that moves them', async () => {
  const many = Array.from({ length: 175 }, (_, at) => cookie(`n${at}`));
  world.browser.jar.cookies = many;
  const toShop = many.slice(0, 20).map((from): PlannedCookie => ({ cookie: { ...from, path: SHOP }, from }));
  expect((await predictAll(toShop)).filter(({ problem }) => problem)).toEqual([]);
  const applied = await world.apply(
    toShop.map(({ cookie, from }) => ({ before: from ? [from] : [], after: [cookie] })),
  );
  expect('value' in applied && applied.value.results.filter((result) => 'problem' in result)).toEqual([]);
});

test('a cookie that stays where it is, as another one is where it would move to, leaves no room', async () => {
  const [there, ...others] = Array.from({ length: 180 }, (_, at) => cookie(`n${at}`));
  const moving = { ...(there as Cookie), path: SHOP };
  world.browser.jar.cookies = [moving, there as Cookie, ...others.slice(1)];
  const predicted = await predictAll([{ cookie: there as Cookie, from: moving }, fresh(cookie('new'))]);
  expect(predicted).toMatchObject([{ now: { name: 'n0' }, problem: null }, { problem: { code: 'would-evict' } }]);
});

test('a cookie that is no longer the one that it is made of has changed, or is gone', async () => {
  const rotated = { ...old, value: cookie('two').name };
  world.browser.jar.cookies = [rotated];
  const gone = cookie('gone');
  expect(
    await predictAll([
      { cookie: { ...old, secure: true }, from: old },
      { cookie: { ...old, path: SHOP }, from: old },
      { cookie: { ...gone, secure: true }, from: gone },
    ]),
  ).toMatchObject([
    { problem: { code: 'changed', was: { value: 'one' }, now: { value: 'two' } } },
    { problem: { code: 'changed', now: { value: 'two' } } },
    { problem: { code: 'changed', now: null } },
  ]);
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
  const both = [...of(100), ...of(101)].map(fresh);
  expect((await predictAll(both, of(0))).filter(({ problem }) => problem)).toEqual([]);
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

test('a cookie that would replace one that the browser does not let Crumb change has the reason', async () => {
  const fixed = cookie(toOctets('\ufffd'));
  world.browser.jar.cookies = [fixed];
  expect(await predict({ ...fixed, value: old.value }, fixed)).toMatchObject([
    { problem: { code: 'rejected', reasons: [{ code: 'NameUnreachable' }] } },
    { now: fixed, problem: null },
  ]);
});
