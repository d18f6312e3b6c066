import fc from 'fast-check';
import { afterEach, describe, expect, test, vi } from 'vitest';
import type { NewStep } from '../../../../src/contract/steps.ts';
import { type Agent, type Cookie, cookieKey } from '../../../../src/cookie/cookie.ts';
import type { Exchange } from '../../../../src/cookie/jar/exchange.ts';
import { asOctets } from '../../../../src/cookie/octets.ts';
import { cookie } from '../../../fixtures/cookie.ts';
import { EngineWorld } from '../../../fixtures/engine-world.ts';
import { STORES } from '../engine-operations.ts';

/** Chains of steps of all kinds, undone and redone in a row, also while the page changes cookies in between. */

afterEach(() => vi.unstubAllGlobals());

const RUNS = { numRuns: process.env.CRUMB_FAULTS === 'all' ? 200 : 25 };
const NAMES = ['a', 'b', 'c', 'd', 'e', 'f', 'g'];
const KINDS = ['edit', 'delete', 'restore', 'import', 'park', 'unpark', 'snapshot'] as const;
type Kind = (typeof KINDS)[number];

interface Act {
  kind: Kind;
  /** Names of the cookies that it is about. */
  names: string[];
  value: string;
}

const names = fc.subarray(NAMES, { minLength: 1 });
const value = fc.string({ unit: fc.constantFrom('x', 'y', 'z'), minLength: 1, maxLength: 3 });
const acts = fc.array(fc.record({ kind: fc.constantFrom(...KINDS), names, value }), { minLength: 1, maxLength: 8 });
const first = fc.subarray(NAMES);

class ChainWorld extends EngineWorld {
  #count = 0;

  constructor(
    readonly agent: Agent,
    jar: readonly string[],
  ) {
    super(agent);
    this.browser.jar.cookies = jar.map((name) => this.one(name, 'first'));
  }

  one(name: string, value: string, more: Partial<Cookie> = {}): Cookie {
    return cookie(name, { value, storeId: STORES[this.agent].open, ...more });
  }

  get state(): string {
    return JSON.stringify([this.jar(), this.#parked().map(({ cookie }) => cookie)]);
  }

  #parked(): { id: string; cookie: Cookie }[] {
    return [...this.browser.local]
      .flatMap(([key, stored]) => (key.startsWith('parked:') ? [JSON.parse(String(stored)).value] : []))
      .toSorted((one, other) => (one.id < other.id ? -1 : 1));
  }

  /** Makes the steps of an act, all in one group if there are several. */
  async act({ kind, names, value }: Act): Promise<void> {
    const there = this.jar().filter(({ name }) => names.includes(name));
    const at = (name: string) => there.filter((one) => one.name === name);
    this.#count += 1;
    const group = `group${this.#count}`;
    const change = (more: (one: Cookie) => Partial<Cookie>): Exchange[] =>
      there.map((one) => ({ before: [one], after: [{ ...one, ...more(one) }] }));
    const make = (exchanges: Exchange[], more: Partial<NewStep> = {}) => this.apply(exchanges, { kind, ...more });
    if (kind === 'edit') await make(change(() => ({ value: asOctets(value) })).slice(0, 1));
    else if (kind === 'restore') await make(change(() => ({ path: asOctets(`/${value}`), httpOnly: true })));
    else if (kind === 'delete') await make(there.map((one) => ({ before: [one], after: [] })));
    else if (kind === 'import')
      for (const name of names)
        await make([{ before: at(name).slice(0, 1), after: [this.one(name, value)] }], { group });
    else if (kind === 'snapshot')
      await make([
        ...there.slice(1).map((one) => ({ before: [one], after: [] })),
        ...names
          .filter((name) => at(name).length === 0)
          .map((name) => ({ before: [], after: [this.one(name, value)] })),
      ]);
    else if (kind === 'park') {
      const parked = there.map(({ name }) => ({ id: `${group}-${name}` }));
      await make(
        there.map((one) => ({ before: [one], after: [] })),
        { parked },
      );
    } else {
      const off = this.#parked().filter(({ cookie }) => names.includes(cookie.name) && at(cookie.name).length === 0);
      const [one] = off;
      if (one) await make([{ before: [], after: [one.cookie] }], { parked: [{ id: one.id }] });
    }
  }

  /** Ids in the history, the one that was moved last first. */
  async done(state: 'done' | 'undone'): Promise<string[]> {
    return (await this.history()).steps.filter((step) => step.state === state).map(({ id }) => id);
  }
}

describe.each<Agent>(['chrome', 'firefox'])('chains of steps in %s', (agent) => {
  test('property: undoing all gives exactly the first jar, and redoing all exactly the last one', async () => {
    await fc.assert(
      fc.asyncProperty(first, acts, fc.boolean(), async (jar, acts, isStopped) => {
        const world = new ChainWorld(agent, jar);
        await world.start();
        const states = [world.state];
        for (const act of acts) {
          await world.act(act);
          const { steps } = await world.history();
          if (steps.length === states.length) states.push(world.state);
        }
        const order = (await world.history()).steps.map(({ id }) => id);
        expect(order).toHaveLength(states.length - 1);
        if (isStopped) await world.restart();
        for (const [index, id] of order.entries()) {
          expect(await world.move(id, 'before')).toMatchObject({ value: { step: { state: 'undone' } } });
          expect(world.state).toBe(states.at(-2 - index));
        }
        for (const [index, id] of order.toReversed().entries()) {
          expect(await world.move(id, 'after')).toMatchObject({ value: { step: { state: 'done' } } });
          expect(world.state).toBe(states[index + 1]);
        }
      }),
      RUNS,
    );
  });

  test('property: an undo after the page changed a cookie asks, and never loses what the page stored', async () => {
    await fc.assert(
      fc.asyncProperty(
        first,
        acts,
        fc.array(fc.tuple(fc.constantFrom(...NAMES), fc.nat(8))),
        async (jar, acts, writes) => {
          const world = new ChainWorld(agent, jar);
          await world.start();
          for (const act of acts) await world.act(act);
          for (const [step, id] of (await world.history()).steps.map(({ id }) => id).entries()) {
            for (const [name, at] of writes.filter(([, at]) => at === step)) {
              const written = world.one(name, `page${at}`);
              const others = world.jar().filter((one) => cookieKey(one) !== cookieKey(written));
              world.browser.jar.cookies = [...others, written];
            }
            const before = world.jar();
            const reply = await world.move(id, 'before');
            if ('problem' in reply) {
              expect(reply.problem).toMatchObject({ code: 'changed-since' });
              expect(world.jar()).toEqual(before);
              await world.move(id, 'before', true);
            }
            // What the page stored is in the jar, or in the history and the records of cookies that are off.
            const known = [world.state, ...world.browser.session.values()].join();
            for (const one of before) if (one.value.startsWith('page')) expect(known).toContain(one.value);
            if ('value' in reply) {
              const pages = (cookies: readonly Cookie[]) => cookies.filter(({ value }) => value.startsWith('page'));
              expect(pages(world.jar())).toEqual(pages(before));
            }
          }
        },
      ),
      RUNS,
    );
  });
});
