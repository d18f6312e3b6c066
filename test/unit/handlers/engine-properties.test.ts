import fc from 'fast-check';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { type Agent, type Cookie, cookieKey } from '../../../src/cookie/cookie.ts';
import type { Exchange } from '../../../src/cookie/jar/exchange.ts';
import { altered } from '../../fixtures/api-rules.ts';
import { EngineWorld } from '../../fixtures/engine-world.ts';
import { type Act, actOf, changeOf, jarAfterPage, jarOf, MARK, pageActOf, seenBy, stepOf } from './random-acts.ts';

afterEach(() => vi.unstubAllGlobals());

const RUNS = { numRuns: 60 };
const text = (cookies: readonly Cookie[]) => JSON.stringify(cookies);

/** The record of one step in the history, with its values. */
function recordOf(world: EngineWorld, id: string): string {
  return String(world.browser.session.get(`step:${id}`) ?? null);
}

/** A model of a person who undoes the newest done step and redoes the step that was undone last. */
class Person {
  readonly done: string[] = [];
  #undone: string[] = [];

  constructor(readonly world: EngineWorld) {}

  /** @throws when undo or redo does not do what the step promises */
  async do(act: Act): Promise<void> {
    if (act.act === 'restart') await this.world.restart();
    else if (act.act === 'undo') await this.undo();
    else if (act.act === 'redo') await this.#redo();
    else await this.#step(act);
  }

  async undo(): Promise<void> {
    const id = this.done.pop();
    if (id === undefined) return;
    expect(await this.world.move(id, 'before')).toMatchObject({ value: { step: { state: 'undone' } } });
    this.#undone.push(id);
  }

  async #redo(): Promise<void> {
    const id = this.#undone.pop();
    if (id === undefined) return;
    expect(await this.world.move(id, 'after')).toMatchObject({
      value: { step: { state: expect.stringMatching(/done|partly/) } },
    });
    this.done.push(id);
  }

  async #step(act: Act): Promise<void> {
    const step = stepOf(act, seenBy(this.world.browser.jar.agent, this.world.jar()));
    if (!step) return;
    const answer = await this.world.apply(step.exchanges, step);
    if (!('value' in answer) || !answer.value.step) return;
    this.done.push(answer.value.step.id);
    this.#undone = [];
  }
}

describe.each(['chrome', 'firefox'] as const)('edits and steps in %s', (agent) => {
  async function worldWith(jar: readonly Cookie[]): Promise<EngineWorld> {
    const world = new EngineWorld(agent);
    world.browser.isPrivateOpen = true;
    world.browser.jar.cookies = structuredClone(jar);
    await world.start();
    return world;
  }

  test('property: an edit changes no other cookie', async () => {
    await fc.assert(
      fc.asyncProperty(jarOf(agent), changeOf(agent), async (jar, act) => {
        const world = await worldWith(jar);
        const before = world.jar();
        const exchanges = stepOf(act, seenBy(agent, before))?.exchanges ?? [];
        await world.apply(exchanges);
        const about = new Set(exchanges.flatMap((exchange) => placesOf(exchange, agent)));
        const others = (cookies: readonly Cookie[]) => text(cookies.filter((one) => !about.has(cookieKey(one))));
        expect(others(world.jar())).toBe(others(before));
      }),
      RUNS,
    );
  });

  test('property: undoing all done steps, after any undo and redo in between, restores the first jar', async () => {
    await fc.assert(
      fc.asyncProperty(jarOf(agent), fc.array(actOf(agent), { maxLength: 12 }), async (jar, acts) => {
        const world = await worldWith(jar);
        const start = text(world.jar());
        const person = new Person(world);
        for (const act of acts) await person.do(act);
        const { steps } = await world.history();
        for (const { failures, ...summary } of steps) expect(JSON.stringify(summary)).not.toContain(MARK);
        const end = text(world.jar());
        const count = person.done.length;
        while (person.done.length > 0) await person.undo();
        expect(text(world.jar())).toBe(start);
        for (let at = 0; at < count; at += 1) await person.do({ act: 'redo', at });
        expect(text(world.jar())).toBe(end);
      }),
      RUNS,
    );
  });

  test('property: while a page writes, steps, undo and redo change only cookies that Crumb knew exactly', async () => {
    const acts = fc.array(fc.oneof(actOf(agent), pageActOf(agent)), { maxLength: 12 });
    await fc.assert(
      fc.asyncProperty(jarOf(agent), acts, async (jar, acts) => {
        const world = await worldWith(jar);
        // The person sees a list that is older than the page's last act.
        let seen = world.jar();
        for (const act of acts) {
          if (act.act === 'page') world.browser.jar.cookies = jarAfterPage(act, world.jar());
          else {
            const before = world.jar();
            const known = await doUnasked(world, act, seenBy(agent, seen));
            const now = new Set(world.jar().map((one) => JSON.stringify(one)));
            for (const one of before)
              if (!now.has(JSON.stringify(one))) expect(known).toContain(knowledgeOf(one, act, known));
            seen = world.jar();
          }
        }
      }),
      RUNS,
    );
  });

  test('property: whatever the person overwrites, the history has every cookie that the jar loses', async () => {
    await fc.assert(
      fc.asyncProperty(jarOf(agent), fc.array(actOf(agent), { maxLength: 8 }), async (jar, acts) => {
        const world = await worldWith(jar);
        const start = world.jar();
        for (const act of acts) await doUnasked(world, act, seenBy(agent, world.jar()), true);
        const known = JSON.stringify(world.jar()) + String([...world.browser.session.values()]);
        for (const one of start) expect(known).toContain(JSON.stringify(one));
      }),
      RUNS,
    );
  });
});

/** The keys of all identities of an exchange: those it names, and those that this browser really writes. */
function placesOf({ before, after }: Exchange, agent: Agent): string[] {
  const written = seenBy(agent, after).map((one) => altered(agent, one, Date.now()));
  return [...before, ...after, ...written].map(cookieKey);
}

/** A deletion, also one that is redone, goes on when only the expiry was renewed. */
function knowledgeOf(one: Cookie, { act }: Act, known: string): string {
  const isDeletion = act === 'delete' || (act === 'redo' && known.includes('"kind":"delete"'));
  if (!isDeletion) return JSON.stringify(one);
  return JSON.stringify(one).slice(0, JSON.stringify(one).indexOf('"expiryTime"'));
}

/** Does an act, on any step of the history, and gives what Crumb knew of the cookies it is about. */
async function doUnasked(world: EngineWorld, act: Act, seen: readonly Cookie[], anyway = false): Promise<string> {
  if (act.act === 'restart') await world.restart();
  if (act.act === 'undo' || act.act === 'redo') {
    const { steps } = await world.history();
    const chosen = steps[act.at % Math.max(1, steps.length)];
    if (!chosen) return '';
    const known = recordOf(world, chosen.id);
    await world.move(chosen.id, act.act === 'undo' ? 'before' : 'after', anyway);
    return known;
  }
  const step = stepOf(act, seen);
  if (step) await world.apply(step.exchanges, step);
  return JSON.stringify(step);
}
