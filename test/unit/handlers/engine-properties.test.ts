import fc from 'fast-check';
import { afterEach, describe, expect, test, vi } from 'vitest';
import type { NewStep } from '../../../src/contract.ts';
import { type Agent, type Cookie, cookieKey } from '../../../src/cookie/cookie.ts';
import type { Exchange } from '../../../src/cookie/exchange.ts';
import { foresee } from '../../../src/cookie/foresee.ts';
import { toOctets } from '../../../src/cookie/octets.ts';
import { cookie } from '../../fixtures/cookie.ts';
import { EngineWorld, stage } from '../../fixtures/engine-world.ts';
import { registrableDomain } from '../../fixtures/registrable-domain.ts';
import { STORES } from './engine-operations.ts';

vi.mock('../../../src/browser/browser.ts', () => ({
  browser: new Proxy({}, { get: (_, name) => Reflect.get(stage.browser as object, name) }),
}));
afterEach(() => vi.unstubAllGlobals());

/** Occurs in every value and nowhere else. */
const MARK = 'VALUE';
const soon = Date.now() + 3_600_000;

const changes = (agent: Agent): fc.Arbitrary<Partial<Cookie>> =>
  fc.oneof(
    fc.record({ value: fc.string({ maxLength: 6 }).map((text) => MARK + toOctets(text.replace(/[^\w]/g, 'é'))) }),
    fc.record({ name: fc.constantFrom('sid', 'SID', toOctets('é'), '__Host-n', '__Secure-n', '') }),
    fc.record({ path: fc.constantFrom('/', '/dir', '/dir/', '/%41', toOctets('/é'), '/a b') }),
    fc.record({ domain: fc.constantFrom('shop.test', 'www.shop.test', 'localhost', '127.0.0.1') }),
    fc.record({ hostOnly: fc.boolean() }),
    fc.record({ secure: fc.boolean(), httpOnly: fc.boolean() }),
    fc.record({ sameSite: fc.constantFrom('strict' as const, 'lax' as const, 'none' as const, 'unset' as const) }),
    // Firefox keeps whole milliseconds.
    fc.record({ expiryTime: fc.option(fc.integer({ min: soon, max: soon + 3e10 })) }),
    fc.record({
      partitionKey: fc.option(
        fc.record({
          topLevelSite: fc.constantFrom('https://shop.test', 'https://news.test'),
          hasCrossSiteAncestor: fc.boolean(),
        }),
      ),
    }),
    fc.record({ storeId: fc.constantFrom(...Object.values(STORES[agent])) }),
  );
const several = (agent: Agent) =>
  fc.array(changes(agent), { maxLength: 6 }).map((parts) => Object.assign({}, ...parts) as Partial<Cookie>);
const newCookie = (agent: Agent) =>
  several(agent).map((more) => cookie('sid', { storeId: STORES[agent].open, value: MARK, ...more }));

/** A jar that this browser could hold. */
const jarOf = (agent: Agent) =>
  fc.array(newCookie(agent), { maxLength: 12 }).map((cookies) => {
    const validation = { agent, now: Date.now(), registrableDomain };
    const seen = cookies.map((one) => foresee(one, validation)).filter(({ reasons }) => reasons.length === 0);
    return [...new Map(seen.map((one) => [cookieKey(one.cookie), one.cookie])).values()];
  });

type Act =
  | { act: 'add'; cookie: Cookie }
  | { act: 'edit'; at: number; change: Partial<Cookie>; replace: boolean }
  | { act: 'delete'; at: number[] }
  | { act: 'undo' | 'redo'; at: number }
  | { act: 'restart' };

const actOf = (agent: Agent): fc.Arbitrary<Act> => {
  const at = fc.nat(20);
  return fc.oneof(
    fc.record({ act: fc.constant('add' as const), cookie: newCookie(agent) }),
    fc.record({ act: fc.constant('edit' as const), at, change: several(agent), replace: fc.boolean() }),
    fc.record({ act: fc.constant('delete' as const), at: fc.array(at, { maxLength: 12 }) }),
    fc.record({ act: fc.constantFrom('undo' as const, 'redo' as const), at }),
    fc.record({ act: fc.constant('restart' as const) }),
  );
};

function pick(jar: readonly Cookie[], at: number): Cookie | undefined {
  return jar[at % Math.max(1, jar.length)];
}

/** The step that an act asks for, null when there is nothing to do it to. */
function stepOf(act: Act, jar: readonly Cookie[]): Omit<NewStep, 'id'> | null {
  if (act.act === 'add') return { kind: 'add', exchanges: [{ before: [], after: [act.cookie] }] };
  if (act.act === 'delete') {
    const chosen = new Set(act.at.flatMap((at) => pick(jar, at) ?? []));
    return { kind: 'delete', exchanges: [...chosen].map((one) => ({ before: [one], after: [] })) };
  }
  const old = act.act === 'edit' ? pick(jar, act.at) : undefined;
  if (act.act !== 'edit' || !old) return null;
  const after = { ...old, ...act.change };
  const occupant = jar.find((one) => one !== old && cookieKey(one) === cookieKey(after));
  return { kind: 'edit', exchanges: [{ before: occupant && act.replace ? [old, occupant] : [old], after: [after] }] };
}

async function run(world: EngineWorld, act: Act): Promise<Exchange[]> {
  if (act.act === 'restart') await world.restart();
  if (act.act === 'undo' || act.act === 'redo') {
    const { steps } = await world.history();
    const chosen = steps[act.at % Math.max(1, steps.length)];
    if (chosen) await world.move(chosen.id, act.act === 'undo' ? 'before' : 'after', true);
  }
  const step = stepOf(act, world.jar());
  if (step) await world.apply(step.exchanges, step);
  return step?.exchanges ?? [];
}

const text = (cookies: readonly Cookie[]) => JSON.stringify(cookies);

describe.each(['chrome', 'firefox'] as const)('in %s', (agent) => {
  async function worldWith(jar: Cookie[]): Promise<EngineWorld> {
    const world = new EngineWorld(agent);
    world.browser.isPrivateOpen = true;
    world.browser.jar.cookies = structuredClone(jar);
    await world.start();
    return world;
  }

  test('an edit changes no cookie but the one it is about', async () => {
    const edits = actOf(agent).filter(({ act }) => act === 'add' || act === 'edit' || act === 'delete');
    await fc.assert(
      fc.asyncProperty(jarOf(agent), edits, async (jar, act) => {
        const world = await worldWith(jar);
        const exchanges = await run(world, act);
        const about = new Set(exchanges.flatMap(({ before, after }) => [...before, ...after]).map(cookieKey));
        // The browser makes a domain cookie of a host without a site host-only.
        for (const one of exchanges.flatMap(({ after }) => after)) about.add(cookieKey({ ...one, hostOnly: true }));
        const others = (cookies: readonly Cookie[]) => text(cookies.filter((one) => !about.has(cookieKey(one))));
        const before = await worldWith(jar);
        expect(others(world.jar())).toBe(others(before.jar()));
      }),
      { numRuns: 60 },
    );
  });

  test('undoing every step, the newest first, brings back the jar of the start, and no summary holds a value', async () => {
    await fc.assert(
      fc.asyncProperty(jarOf(agent), fc.array(actOf(agent), { maxLength: 8 }), async (jar, acts) => {
        const world = await worldWith(jar);
        const start = text(world.jar());
        for (const act of acts.filter(({ act: name }) => name !== 'redo' && name !== 'undo')) await run(world, act);
        const { steps } = await world.history();
        for (const { failures, ...summary } of steps) expect(JSON.stringify(summary)).not.toContain(MARK);
        for (const { id } of steps) {
          expect(await world.move(id, 'before')).toMatchObject({ value: { step: { state: 'undone' } } });
        }
        expect(text(world.jar())).toBe(start);
        for (const { id } of steps.toReversed()) await world.move(id, 'after');
        for (const { id } of steps) await world.move(id, 'before');
        expect(text(world.jar())).toBe(start);
      }),
      { numRuns: 60 },
    );
  });

  test('whatever is done, undone and redone in whatever order, what the jar loses is in the history', async () => {
    await fc.assert(
      fc.asyncProperty(jarOf(agent), fc.array(actOf(agent), { maxLength: 8 }), async (jar, acts) => {
        const world = await worldWith(jar);
        const start = world.jar();
        for (const act of acts) await run(world, act);
        const kept = [...world.browser.session].filter(([key]) => key.startsWith('step:')).map(([, value]) => value);
        const known = JSON.stringify([world.jar(), kept]);
        for (const one of start) expect(known).toContain(JSON.stringify(one));
      }),
      { numRuns: 60 },
    );
  });
});
