import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { cookie } from '../../fixtures/cookie.ts';
import { EngineWorld } from '../../fixtures/engine-world.ts';
import type { Fault } from '../../fixtures/fake-browser.ts';

afterEach(() => vi.unstubAllGlobals());

const old = cookie('old', { value: 'one' });
const renamed = { ...old, name: 'new' };
const names = (world: EngineWorld) => world.jar().map(({ name }) => name);

let world: EngineWorld;
beforeEach(async () => {
  world = new EngineWorld('chrome');
  world.browser.jar.cookies = [old];
  await world.start();
});

/**
 * Faults of the writes, in their order: for a rename the new cookie, the removal of the old one, the removal of the new
 * one.
 */
function faultsOfWrites(...faults: (Fault | undefined)[]): void {
  const left = [...faults];
  world.browser.fault = (_, name) => (name === 'set' ? left.shift() : undefined);
}
const rename = () => world.apply([{ before: [old], after: [renamed] }]);
const land = () =>
  world.browser.hanging.forEach((call) => {
    call.land();
  });

describe('a removal that was given up', () => {
  test('a removal that timed out leaves both cookies, because it may still be carried out', async () => {
    faultsOfWrites(undefined, 'hang');
    expect(await rename()).toMatchObject({
      value: { results: [{ problem: { code: 'timeout' } }], step: { state: 'open', canUndo: true, canRedo: true } },
    });
    expect(names(world)).toEqual(['new', 'old']);
  });

  test('a removal that timed out is finished at the next request, and harmless when it is carried out late', async () => {
    faultsOfWrites(undefined, 'hang');
    await rename();
    expect((await world.history()).steps).toMatchObject([{ state: 'done', failures: [] }]);
    land();
    await world.history();
    expect(names(world)).toEqual(['new']);
  });

  test('a removal that timed out is finished by the next background, whoever carries it out', async () => {
    faultsOfWrites(undefined, 'hang');
    await rename();
    await world.restart();
    land();
    expect(names(world)).toEqual(['new']);
    expect((await world.history()).steps).toMatchObject([{ state: 'done' }]);
  });

  test('a removal that timed out during a rollback is rolled back further by the next background', async () => {
    faultsOfWrites(undefined, 'fail', 'hang');
    expect(await rename()).toMatchObject({ value: { results: [{ problem: { code: 'timeout' } }] } });
    expect(names(world)).toEqual(['new', 'old']);
    await world.restart();
    land();
    expect(names(world)).toEqual(['old']);
    expect((await world.history()).steps).toEqual([]);
  });

  test('a late removal does not remove what has been restored since', async () => {
    faultsOfWrites(undefined, 'hang');
    await rename();
    await world.move('step1', 'before');
    expect(names(world)).toEqual(['old']);
    land();
    await world.history();
    expect(names(world)).toEqual(['old']);
  });
});

describe('a browser that does not reply', () => {
  test('a call without a reply ends the step: the rest is not tried, finished exchanges stay, and the queue goes on', async () => {
    const many = Array.from({ length: 150 }, (_, index) => cookie(`n${index}`, { value: `${index}` }));
    world.browser.jar.cookies = many;
    faultsOfWrites(undefined, 'hang');
    const [answer, next] = await Promise.all([
      world.apply(many.map((one) => ({ before: [one], after: [] }))),
      world.apply([{ before: [], after: [renamed] }]),
    ]);
    const codes =
      'value' in answer ? answer.value.results.map((one) => ('problem' in one ? one.problem.code : 'done')) : [];
    const counts = Object.fromEntries(
      ['done', 'timeout', 'not-tried'].map((code) => [code, codes.filter((one) => one === code).length]),
    );
    expect(counts).toEqual({ done: 99, timeout: 1, 'not-tried': 50 });
    expect(next).toMatchObject({ value: { step: { state: 'done' } } });
    // The next request found out about the first one.
    expect((await world.history()).steps.at(-1)).toMatchObject({ state: 'partly', canUndo: true, canRedo: true });
    await world.move('step1', 'after');
    expect(world.jar()).toEqual([renamed]);
    await world.move('step1', 'before');
    expect(world.jar()).toHaveLength(151);
  });

  test('a browser that replies to no call is asked again at the next request, and nothing is written until then', async () => {
    world.browser.fault = (_, name) => (name === 'getAll' ? 'hang' : undefined);
    expect(await rename()).toEqual({ value: { results: [{ problem: { code: 'timeout' } }], step: null } });
    expect(world.browser.calls).not.toContain('set');
    world.browser.fault = () => undefined;
    expect(await rename()).toMatchObject({ value: { step: { state: 'done' } } });
  });
});

describe('a browser that rejects a call', () => {
  test('a rename whose old cookie cannot be removed removes the new one again', async () => {
    faultsOfWrites(undefined, 'fail');
    expect(await rename()).toEqual({
      value: { results: [{ problem: { code: 'not-removed', cookie: old } }], step: null },
    });
    expect(names(world)).toEqual(['old']);
  });

  test('a rename that can remove neither cookie leaves both, and the history says so', async () => {
    faultsOfWrites(undefined, 'fail', 'fail');
    expect(await rename()).toMatchObject({
      value: {
        results: [{ problem: { code: 'old-remains', cookie: renamed, old } }],
        step: { state: 'unsettled', canUndo: true, canRedo: true },
      },
    });
    expect(await world.move('step1', 'after')).toMatchObject({ value: { step: { state: 'done' } } });
    expect(names(world)).toEqual(['new']);
  });

  test('a new cookie that the browser rejects changes and stores nothing', async () => {
    faultsOfWrites('fail');
    expect(await rename()).toEqual({
      value: {
        results: [{ problem: { code: 'not-stored', asked: renamed, detail: 'The browser failed' } }],
        step: null,
      },
    });
    expect(world.jar()).toEqual([old]);
  });

  test('a rollback that the browser rejects to write removes nothing more', async () => {
    const [a, b, c] = [cookie('a'), cookie('b'), cookie('c')];
    world.browser.jar.cookies = [a, b];
    // c and the new a are stored, b is not removed, the old a is not stored.
    faultsOfWrites(undefined, undefined, 'fail', 'fail');
    const exchange = { before: [a, b], after: [{ ...a, value: 'new' }, c] };
    expect(await world.apply([exchange])).toMatchObject({
      value: { results: [{ problem: { code: 'not-restored', missing: [a] } }], step: { state: 'unsettled' } },
    });
    expect(names(world)).toEqual(['a', 'b', 'c']);
    await world.move('step1', 'before');
    expect(world.jar()).toEqual([a, b]);
  });

  test('a lost cookie that the browser rejects to restore stays in the history', async () => {
    // The new cookie disappears once the old one is removed, and the browser rejects the old one.
    let sets = 0;
    world.browser.fault = (_, name) => {
      if (name === 'set') sets += 1;
      if (sets === 2 && name === 'getAll') world.browser.jar.cookies = [];
      return sets === 3 && name === 'set' ? 'fail' : undefined;
    };
    expect(await rename()).toMatchObject({
      value: {
        results: [{ problem: { code: 'not-restored', missing: [old] } }],
        step: { state: 'unsettled', canUndo: true },
      },
    });
    expect(await world.move('step1', 'before')).toMatchObject({ problem: { code: 'changed-since' } });
    expect(await world.move('step1', 'before', true)).toMatchObject({ value: { step: { state: 'undone' } } });
    expect(world.jar()).toEqual([old]);
  });
});

describe('a page that writes during a step', () => {
  const other = cookie('other', { value: 'two' });
  const theirs = (one: typeof old) => ({ ...one, value: 'theirs' });
  /** The page writes this when the background reads the jar after this many writes. */
  function pageWrites(one: typeof old, afterWrites: number): void {
    let sets = 0;
    let isWritten = false;
    const faults = world.browser.fault;
    world.browser.fault = (at, name) => {
      if (name === 'set') sets += 1;
      if (name === 'getAll' && sets === afterWrites && !isWritten) {
        isWritten = true;
        const { jar } = world.browser;
        jar.cookies = [...jar.cookies.filter(({ name }) => name !== one.name), one];
      }
      return faults(at, name);
    };
  }

  test('a page that overwrites a just replaced cookie keeps its cookie, and the replacement is removed', async () => {
    pageWrites(theirs(old), 1);
    expect(await rename()).toEqual({
      value: { results: [{ problem: { code: 'changed', was: old, now: theirs(old) } }], step: null },
    });
    expect(world.jar()).toEqual([theirs(old)]);
  });

  test('a page that overwrites an edited cookie keeps its value, no rollback overwrites it, and the person is told', async () => {
    pageWrites(theirs(old), 1);
    expect(await world.apply([{ before: [old], after: [{ ...old, value: 'mine' }] }])).toEqual({
      value: { results: [{ problem: { code: 'changed', was: old, now: theirs(old) } }], step: null },
    });
    expect(world.jar()).toEqual([theirs(old)]);
  });

  test('a page that overwrites a cookie before the step does keeps its value', async () => {
    world.browser.jar.cookies = [old, other];
    // A free identity is written first; the jar is read again right before the other is overwritten.
    pageWrites(theirs(other), 1);
    const exchange = { before: [old, other], after: [renamed, { ...other, value: 'mine' }] };
    expect(await world.apply([exchange])).toEqual({
      value: { results: [{ problem: { code: 'changed', was: other, now: theirs(other) } }], step: null },
    });
    expect(world.jar()).toEqual([old, theirs(other)]);
  });

  test('a page that overwrites the replacement keeps it, and the removed old cookie is restored beside it', async () => {
    pageWrites(theirs(renamed), 2);
    expect(await rename()).toEqual({
      value: { results: [{ problem: { code: 'exists', cookie: theirs(renamed) } }], step: null },
    });
    expect(world.jar()).toEqual([theirs(renamed), old]);
  });

  test('a page that overwrites a replacement before its rollback keeps its value', async () => {
    faultsOfWrites(undefined, 'fail');
    const faults = world.browser.fault;
    world.browser.fault = (at, name) => {
      // The journal says that the step is being rolled back.
      if (name === 'session.set' && names(world).includes('new')) {
        world.browser.jar.cookies = [old, theirs(renamed)];
      }
      return faults(at, name);
    };
    await rename();
    expect(world.jar()).toEqual([theirs(renamed), old]);
  });
});
