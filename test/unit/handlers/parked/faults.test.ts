import { afterEach, describe, expect, test, vi } from 'vitest';
import { type Agent, type Cookie, cookieKey } from '../../../../src/cookie/cookie.ts';
import { bisectState } from '../../../../src/model/bisect/bisect-state.ts';
import { cookie } from '../../../fixtures/cookie.ts';
import { EngineWorld, Stopped } from '../../../fixtures/engine-world.ts';
import type { Fault } from '../../../fixtures/fake-browser.ts';
import { STORES } from '../engine-operations.ts';
import { park, records, unpark } from './parking.ts';

afterEach(() => vi.unstubAllGlobals());

const FAULTS: Fault[] = ['fail', 'fail-done', 'hang', 'hang-done', 'full'];
const STOPS: [Fault, 'restart' | 'crash'][] = [
  ['die-before', 'restart'],
  ['die-after', 'restart'],
  ['die-before', 'crash'],
];
type Work = (world: EngineWorld, cookies: Cookie[]) => Promise<unknown>;
const parked = (world: EngineWorld, cookies: Cookie[]) => park(world, cookies);

/** What is done, and what was done before it. */
const OPERATIONS: [name: string, before: Work[], work: Work][] = [
  ['cookies are switched off', [], parked],
  ['that is undone', [parked], (world) => world.move('step1', 'before')],
  ['that is redone', [parked, (world) => world.move('step1', 'before')], (world) => world.move('step1', 'after')],
  ['they are switched on', [parked], unpark],
  ['that they were switched on is undone', [parked, unpark], (world) => world.move('step2', 'before')],
];

/** Moves cookies as a search does in which the second one breaks the page, up to its last question. */
async function searched(world: EngineWorld, cookies: Cookie[]): Promise<void> {
  const answers: boolean[] = [];
  for (;;) {
    const state = bisectState(cookies.length, answers);
    if (state.kind !== 'ask') return;
    const isOff = ({ name }: Cookie) => records(world).some((one) => one.cookie.name === name);
    const leaving = cookies.filter((one, index) => !state.on.includes(index) && !isOff(one));
    const coming = cookies.filter((one, index) => state.on.includes(index) && isOff(one));
    if (leaving.length > 0) await park(world, leaving);
    if (coming.length > 0) await unpark(world, coming);
    answers.push(!state.on.includes(1));
  }
}

describe.each(['chrome', 'firefox'] as const)('cookies that are switched off and on in %s', (agent) => {
  const storeId = STORES[agent].open;
  const expiryTime = Math.floor(Date.now()) + 86_400_000;
  const cookies = ['one', 'two', 'three'].map((name, index) =>
    cookie(name, { storeId, value: `v${index}`, domain: `${index % 2}.shop.example`, expiryTime }),
  );
  let points = 0;

  async function prepared(before: Work[]): Promise<EngineWorld> {
    const world = new EngineWorld(agent as Agent);
    world.browser.jar.cookies = structuredClone(cookies);
    await world.start();
    for (const work of before) await work(world, cookies);
    world.browser.calls = [];
    return world;
  }

  /** Each cookie is in the jar or in a record that can be read, at this very moment. */
  function expectNoneMissing(world: EngineWorld, about: string): void {
    const inJar = world.jar().map((one) => `${cookieKey(one)}${one.value}`);
    const inRecords = records(world).map((one) => `${cookieKey(one.cookie)}${one.cookie.value}`);
    const known = new Set([...inJar, ...inRecords]);
    const missing = cookies.filter((one) => !known.has(`${cookieKey(one)}${one.value}`)).map(({ name }) => name);
    expect(missing, about).toEqual([]);
  }

  /** What the browser has, and what is listed as switched off: each cookie once, all of them. */
  async function expectAllOnce(world: EngineWorld, about: string): Promise<void> {
    const reply = await world.untilDone(world.engine.readParked({ storeId, sites: ['shop.example'] }));
    if ('problem' in reply) throw new Error(`${about}: ${reply.problem.code}`);
    const off = reply.value.parked.map((one) => one.cookie.name);
    expect([...world.jar().map(({ name }) => name), ...off].sort(), about).toEqual(['one', 'three', 'two']);
    for (const one of reply.value.parked) {
      await world.apply([{ before: [], after: [one.cookie] }], { kind: 'unpark', parked: [{ id: one.id }] });
    }
    const start = new EngineWorld(agent as Agent);
    start.browser.jar.cookies = cookies;
    expect(world.jar(), about).toEqual(start.jar());
    expect(records(world), about).toEqual([]);
  }

  test.each(OPERATIONS)('no stop of the background at any call loses a cookie while %s', async (_, before, work) => {
    const whole = await prepared(before);
    await work(whole, cookies);
    for (const call of whole.browser.calls.keys()) {
      for (const [fault, end] of STOPS) {
        const world = await prepared(before);
        world.browser.fault = (at) => (at === call ? fault : undefined);
        await expect(work(world, cookies)).rejects.toThrow(Stopped);
        const about = `${fault} ${call} ${whole.browser.calls[call]} ${end}`;
        expectNoneMissing(world, about);
        await world[end]();
        expectNoneMissing(world, about);
        await expectAllOnce(world, about);
        points += 1;
      }
    }
  });

  test.each(OPERATIONS)('no call that fails loses a cookie while %s', async (_, before, work) => {
    const whole = await prepared(before);
    await work(whole, cookies);
    for (const [call, name] of whole.browser.calls.entries()) {
      for (const fault of FAULTS) {
        if (fault === 'full' && !name.endsWith('.set')) continue;
        for (const lasts of fault.endsWith('done') ? [false] : [false, true]) {
          const world = await prepared(before);
          world.browser.fault = (at) => (at === call || (lasts && at > call) ? fault : undefined);
          await work(world, cookies);
          const about = `${fault} ${call} ${name}${lasts ? ' and later' : ''}`;
          expectNoneMissing(world, about);
          world.browser.fault = () => undefined;
          await expectAllOnce(world, about);
          points += 1;
        }
      }
    }
  });

  test('no stop of the background at any call of a search for the cookie that breaks a page loses a cookie', async () => {
    const whole = await prepared([]);
    await searched(whole, cookies);
    expectNoneMissing(whole, 'the whole search');
    for (const call of whole.browser.calls.keys()) {
      const world = await prepared([]);
      world.browser.fault = (at) => (at === call ? 'die-before' : undefined);
      await expect(searched(world, cookies)).rejects.toThrow(Stopped);
      const about = `${call} ${whole.browser.calls[call]}`;
      expectNoneMissing(world, about);
      await (call % 2 === 0 ? world.restart() : world.crash());
      expectNoneMissing(world, about);
      await expectAllOnce(world, about);
      points += 1;
    }
  });

  test('the interruptions cover many calls', () => {
    console.log(`${agent}: ${points} fault points while cookies are switched off and on`);
    expect(points).toBeGreaterThan(300);
  });
});
