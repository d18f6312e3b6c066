import { afterEach, describe, expect, test, vi } from 'vitest';
import type { Cookie } from '../../../../src/cookie/cookie.ts';
import { asOctets } from '../../../../src/cookie/octets.ts';
import type { Bisect } from '../../../../src/model/bisect/bisect-model.ts';
import { cookie } from '../../../fixtures/cookie.ts';
import type { Fault } from '../../../fixtures/fake-browser.ts';
import { SearchWorld } from './search-world.ts';

afterEach(() => {
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
});

/** The background stops at one of so many calls; at each one with CRUMB_FAULTS=all, in half a minute. */
const EVERY = process.env.CRUMB_FAULTS === 'all' ? 1 : 13;
const JAR = ['a', 'b', 'c', 'd', 'e'].map((name) => cookie(name, { value: `value of ${name}` }));
const namesOf = (cookies: readonly Cookie[]) => cookies.map(({ name }) => name).toSorted();

async function begun(): Promise<{ world: SearchWorld; model: Bisect }> {
  const world = new SearchWorld(JAR);
  await world.start();
  return { world, model: await world.open() };
}

/** What the person is asked about is what the browser has, and every other cookie is switched off. */
async function expectTrue({ world, model }: { world: SearchWorld; model: Bisect }, what: string): Promise<void> {
  if (model.phase.value !== 'asking') return;
  // The fault is one of the search, and not of this look.
  const { fault } = world.browser;
  world.browser.fault = () => undefined;
  const { value: trial } = model.trial;
  const on = trial?.kind === 'ask' ? trial.on.map((at) => JAR[at]?.name) : [];
  expect(namesOf(world.jar()), what).toEqual(on);
  expect([...namesOf(world.jar()), ...namesOf((await world.parked()).map((one) => one.cookie))].sort(), what).toEqual(
    namesOf(JAR),
  );
  world.browser.fault = fault;
}

/** One act of the person; false: the search has ended. */
async function act({ world, model }: { world: SearchWorld; model: Bisect }, culprits: string[]): Promise<boolean> {
  const { value: phase } = model.phase;
  if (phase === 'offered') await world.untilDone(model.start());
  else if (phase === 'stuck') await world.untilDone(model.retry());
  else if (phase === 'asking') {
    const isBroken = culprits.every((name) => world.jar().some((one) => one.name === name));
    await world.untilDone(model.answer(!isBroken));
  }
  return model.phase.value !== 'ended';
}

const foundBy = (model: Bisect) => {
  const { value } = model.result;
  return value?.kind === 'found' ? value.culprits.map((at) => JAR[at]?.name) : value?.kind;
};

/** How many calls of the browser a search makes. */
async function callsOf(culprits: string[]): Promise<number> {
  const all = await begun();
  all.world.browser.calls = [];
  while (await act(all, culprits)) await expectTrue(all, 'without a fault');
  return all.world.browser.calls.length;
}

let points = 0;

describe.each([[['b']], [['a', 'e']]])('a search for %j', (culprits) => {
  test.each<[Fault]>([['die-before'], ['die-after']])(
    '%s at any call asks about what the browser has, finds them, and all cookies are on again',
    async (fault) => {
      const calls = await callsOf(culprits);
      expect(calls).toBeGreaterThan(100);
      for (let point = 0; point < calls; point += EVERY) {
        const all = await begun();
        all.world.browser.calls = [];
        all.world.browser.fault = (call) => (call === point ? fault : undefined);
        for (let acts = 0; (await act(all, culprits)) && acts < 40; acts += 1)
          await expectTrue(all, `${fault} ${point}`);
        expect(foundBy(all.model), `${fault} ${point}`).toEqual(culprits);
        expect(namesOf(all.world.jar()), `${fault} ${point}`).toEqual(namesOf(JAR));
        expect(await all.world.parked()).toEqual([]);
        points += 1;
      }
    },
  );

  test('whose dialog closes, or whose browser ends, after any question goes on, or is stopped by one click', async () => {
    for (let stop = 0; stop < 9; stop += 1) {
      for (const end of ['close', 'crash', 'stop'] as const) {
        const all = await begun();
        let goesOn = true;
        for (let acts = 0; acts <= stop && goesOn; acts += 1) goesOn = await act(all, culprits);
        if (!goesOn) continue;
        if (end === 'crash') await all.world.crash();
        const again = { world: all.world, model: await all.world.open() };
        await expectTrue(again, `${end} ${stop}`);
        if (end === 'stop') await all.world.untilDone(again.model.stop());
        else while (await act(again, culprits)) await expectTrue(again, `${end} ${stop}`);
        if (end !== 'stop') expect(foundBy(again.model)).toEqual(culprits);
        expect(all.world.jar().toSorted((one, other) => (one.name < other.name ? -1 : 1))).toEqual(JAR);
        expect(await all.world.parked()).toEqual([]);
      }
    }
  });
});

test('a search without access to the site asks nothing, and goes on when it is granted again', async () => {
  const all = await begun();
  await act(all, ['b']);
  await act(all, ['b']);
  all.world.browser.isGranted = false;
  await act(all, ['b']);
  expect([all.model.phase.value, all.model.problem.value?.code]).toEqual(['stuck', 'no-host-permission']);
  await all.world.untilDone(all.model.stop());
  expect([all.model.phase.value, all.model.problem.value?.code]).toEqual(['ended', 'no-host-permission']);
  all.world.browser.isGranted = true;
  await all.world.untilDone(all.model.retry());
  expect([all.model.phase.value, all.model.problem.value]).toEqual(['ended', null]);
  expect(namesOf(all.world.jar())).toEqual(namesOf(JAR));
});

test('what the page has stored again is in the history when the search ends', async () => {
  const all = await begun();
  await act(all, ['b']);
  const again = cookie('d', { value: 'of the page' });
  all.world.browser.jar.cookies = [...all.world.jar(), again];
  await all.world.untilDone(all.model.answer(true));
  expect(all.model.storedAgain.value).toMatchObject([{ name: 'd' }]);
  await all.world.untilDone(all.model.stop());
  expect(namesOf(all.world.jar())).toEqual(namesOf(JAR));
  expect(all.world.jar().find(({ name }) => name === 'd')?.value).toBe(asOctets('value of d'));
  expect([...all.world.browser.session.values()].join()).toContain('of the page');
});

test('a cookie that expires while it is switched off is no longer searched, and the search ends', async () => {
  const soon = Date.now() + 60_000;
  const world = new SearchWorld(JAR.map((one) => (one.name === 'c' ? { ...one, expiryTime: soon } : one)));
  await world.start();
  const all = { world, model: await world.open() };
  await act(all, ['b']);
  vi.spyOn(Date, 'now').mockReturnValue(soon + 1000);
  while (await act(all, ['b'])) expect(all.model.problem.value).toBe(null);
  expect(foundBy(all.model)).toEqual(['b']);
  expect(namesOf(world.jar())).toEqual(['a', 'b', 'd', 'e']);
  expect(all.model.problem.value).toBe(null);
  expect(await world.parked()).toEqual([]);
  expect((await world.open()).search.value).toBe(null);
});

test('a search is stopped at many calls', () => {
  console.log(`${points} points at which a search was stopped`);
  expect(points).toBeGreaterThan(1200 / EVERY);
});
