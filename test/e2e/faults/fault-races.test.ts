import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { StepResult } from '../../../src/contract/steps.ts';
import type { Crumb, JarEntry, Tab } from '../driver/surface.ts';
import { startBench } from './fault-bench.ts';
import { type Change, exchangeOf, keyOfEntry, readJar } from './fault-jar.ts';
import { HOST } from './fault-operations.ts';
import { NOTHING_ON_DISK, onDisk, requestAll, requestValue } from './fault-page.ts';

let bench: Awaited<ReturnType<typeof startBench>>;
let lone: JarEntry;
let occupied: JarEntry;

beforeAll(async () => {
  bench = await startBench();
  lone = { name: 'lone', value: 'one', domain: HOST, expires: bench.later };
  occupied = { name: 'taken', value: 'two', domain: HOST, sameSite: 'lax', expires: bench.later + 1 };
});
afterAll(() => bench?.end());
beforeEach(async () => {
  await bench.crumb.clearJar();
  await bench.crumb.setJar([lone, occupied]);
  await requestValue(bench.page, 'forgetSteps', null);
});

const step = (...changes: Change[]) => ({
  id: randomUUID(),
  kind: 'edit' as const,
  exchanges: changes.map((change) => exchangeOf(bench.crumb.name, change)),
});
const edit = (from: JarEntry, to: Partial<JarEntry>) => step({ before: [from], after: [{ ...from, ...to }] });
const outcome = ({ results: [result] }: StepResult) => (result && 'problem' in result ? result.problem.code : 'done');
const values = async (crumb: Crumb) =>
  [...(await readJar(crumb)).values()].map(({ name, value }) => `${name}=${value}`).sort();

describe('two steps sent at once', () => {
  const CASES: [string, () => ReturnType<typeof step>[], string[][], string[]][] = [
    [
      'that edit one cookie: the second finds it changed',
      () => [edit(lone, { value: 'a' }), edit(lone, { value: 'b' })],
      [['lone=a', 'taken=two']],
      ['done', 'changed'],
    ],
    [
      'that rename two cookies to one name: the second finds the place taken',
      () => [edit(lone, { name: 'x' }), edit(occupied, { name: 'x' })],
      [['taken=two', 'x=one']],
      ['done', 'exists'],
    ],
    [
      'one that deletes and one that renames: the second finds it gone',
      () => [step({ before: [lone], after: [] }), edit(lone, { name: 'x' })],
      [['taken=two']],
      ['done', 'changed'],
    ],
    [
      'of two cookies: both are done',
      () => [edit(lone, { name: 'x' }), edit(occupied, { path: '/bar' })],
      [['taken=two', 'x=one']],
      ['done', 'done'],
    ],
  ];
  test.each(CASES)('two steps sent at once, %s', async (_, steps, jars, outcomes) => {
    const { crumb, page } = bench;
    const before = await readJar(crumb);
    const sent = steps();
    const answers = await requestAll(page, 'applyStep', sent);
    expect(answers.map(outcome)).toEqual(outcomes);
    expect(jars).toContainEqual(await values(crumb));
    for (const { step } of answers.toReversed()) {
      if (step) await requestValue(page, 'moveStep', { id: step.id, to: 'before' });
    }
    expect(await readJar(crumb)).toEqual(before);
    expect(await onDisk(page)).toBe(NOTHING_ON_DISK);
  });

  test('two steps that are undone at once restore the jar', async () => {
    const { crumb, page } = bench;
    const before = await readJar(crumb);
    const sent = [
      edit(lone, { name: 'x' }),
      edit(occupied, { value: 'new' }),
      step({ before: [], after: [{ ...lone, name: 'more' }] }),
    ];
    await requestAll(page, 'applyStep', sent);
    expect(await values(crumb)).toEqual(['more=one', 'taken=new', 'x=one']);
    const undone = await requestAll(
      page,
      'moveStep',
      sent.map(({ id }) => ({ id, to: 'before' as const })),
    );
    expect(undone.map(outcome)).toEqual(['done', 'done', 'done']);
    expect(await readJar(crumb)).toEqual(before);
  });
});

describe('while a page keeps rewriting the cookie', () => {
  let tab: Tab;
  beforeAll(async () => {
    tab = await bench.crumb.openTab(bench.demo.url(HOST, '/'));
  });
  /** So frequent that it comes between any two calls of the engine, and so rare that a rename can finish. */
  const PAUSES_MS = [2, 10, 40, 160];
  const rewrite = (round: number) =>
    tab.evaluate(
      (pause) => {
        const scope = globalThis as { writer?: ReturnType<typeof setInterval> };
        let count = 0;
        clearInterval(scope.writer);
        scope.writer = setInterval(() => {
          count += 1;
          // biome-ignore lint/suspicious/noDocumentCookie: the page's own way, at its own pace
          document.cookie = `lone=page${count}; max-age=9000; path=/`;
        }, pause);
      },
      PAUSES_MS[round % PAUSES_MS.length] ?? 0,
    );
  const rest = () => tab.evaluate(() => clearInterval((globalThis as { writer?: number }).writer));

  test('a rename is done wholly or not at all, and neither it nor its undo loses what the page wrote', async () => {
    const { crumb, page } = bench;
    const seen: Record<string, number> = {};
    for (let round = 0; round < 40; round += 1) {
      await crumb.clearJar();
      await crumb.setJar([lone, occupied]);
      await rewrite(round);
      const [now = lone] = [...(await readJar(crumb)).values()].filter(({ name }) => name === 'lone');
      const renamed = edit(now, { name: 'moved' });
      const reply = await requestValue(page, 'applyStep', renamed);
      const said = outcome(reply);
      seen[said] = (seen[said] ?? 0) + 1;
      const jar = await readJar(crumb);
      expect(jar.get(keyOfEntry({ ...now, name: 'moved' }))?.value, said).toBe(said === 'done' ? now.value : undefined);
      expect(jar.get(keyOfEntry(occupied)), said).toMatchObject({ value: 'two' });
      if (reply.step) await requestAll(page, 'moveStep', [{ id: renamed.id, to: 'before' as const }]).catch(String);
      await rest();
      const left = await values(crumb);
      expect(
        left.some((one) => one.startsWith('lone=') || one.startsWith('moved=')),
        left.join(),
      ).toBe(true);
      await requestValue(page, 'readHistory', null);
      expect(await values(crumb)).toEqual(left);
    }
    console.log(`${crumb.name}: a page rewrote the cookie under 40 renames: ${JSON.stringify(seen)}`);
    expect(Object.keys(seen)).toEqual(expect.arrayContaining(['changed', 'done']));
    expect(['changed', 'done', 'not-removed']).toEqual(expect.arrayContaining(Object.keys(seen)));
    expect(await onDisk(page)).toBe(NOTHING_ON_DISK);
  });
});

describe('a page that writes between two calls of an edit', () => {
  /** Writes to the real jar, right before the first read that follows this many writes. */
  const writesAfter = (writes: number, entry: JarEntry) =>
    bench.crumb.background(
      (writes, name, value, domain) => {
        const { cookies } = (globalThis as unknown as { chrome: { cookies: Record<'set' | 'getAll', Api> } }).chrome;
        type Api = (details: object) => Promise<unknown>;
        const { set, getAll } = cookies;
        let count = 0;
        Object.assign(cookies, {
          set: (details: object) => {
            count += 1;
            return set.call(cookies, details);
          },
          getAll: async (details: object) => {
            if (count === writes) {
              Object.assign(cookies, { set, getAll });
              await set.call(cookies, { url: `https://${domain}/`, name, value, path: '/' });
            }
            return getAll.call(cookies, details);
          },
        });
      },
      writes,
      entry.name,
      'theirs',
      HOST,
    );

  test('a page that overwrites what was just written keeps its value: no rollback overwrites it', async () => {
    await writesAfter(1, lone);
    const { results } = await requestValue(bench.page, 'applyStep', edit(lone, { value: 'mine' }));
    expect(results).toMatchObject([{ problem: { code: 'changed', was: { value: 'one' }, now: { value: 'theirs' } } }]);
    expect(await values(bench.crumb)).toEqual(['lone=theirs', 'taken=two']);
  });

  test('a page that overwrites what is about to be overwritten keeps its value: nothing is written there', async () => {
    await writesAfter(1, occupied);
    const swap: Change = {
      before: [lone, occupied],
      after: [
        { ...lone, name: 'new' },
        { ...occupied, value: 'mine' },
      ],
    };
    const { results } = await requestValue(bench.page, 'applyStep', step(swap));
    expect(results).toMatchObject([{ problem: { code: 'changed', was: { value: 'two' }, now: { value: 'theirs' } } }]);
    expect(await values(bench.crumb)).toEqual(['lone=one', 'taken=theirs']);
  });
});
