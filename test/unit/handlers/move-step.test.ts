import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { Cookie } from '../../../src/cookie/cookie.ts';
import { cookie } from '../../fixtures/cookie.ts';
import { EngineWorld } from '../../fixtures/engine-world.ts';

afterEach(() => {
  vi.unstubAllGlobals();
  vi.useRealTimers();
});

const old = cookie('sid', { value: 'one' });
const edited = { ...old, value: 'two' };
const theirs = { ...old, value: 'three' };

let world: EngineWorld;
beforeEach(async () => {
  world = new EngineWorld('chrome');
  world.browser.jar.cookies = [old];
  await world.start();
});
const edit = () => world.apply([{ before: [old], after: [edited] }]);
const state = async () => (await world.history()).steps[0];

describe('undo and redo of a step', () => {
  test('a step can be undone and redone, and its result says which is next', async () => {
    await edit();
    expect(await state()).toMatchObject({ state: 'done', canUndo: true, canRedo: false });
    await world.move('step1', 'before');
    expect(world.jar()).toEqual([old]);
    expect(await state()).toMatchObject({ state: 'undone', canUndo: false, canRedo: true });
    await world.move('step1', 'after');
    expect(world.jar()).toEqual([edited]);
  });

  test('a step survives the background, and ends with the browser session', async () => {
    await edit();
    await world.restart();
    await world.move('step1', 'before');
    expect(world.jar()).toEqual([old]);
    await world.crash();
    expect((await world.history()).steps).toEqual([]);
  });

  test('undo of an undone step changes nothing', async () => {
    await edit();
    world.browser.jar.cookies = [old];
    world.browser.calls = [];
    expect(await world.move('step1', 'before')).toMatchObject({ value: { step: { state: 'undone' } } });
    expect(world.browser.calls).not.toContain('set');
  });

  test('undo of an unknown step is "forgotten"', async () => {
    expect(await world.move('step9', 'before')).toEqual({ problem: { code: 'forgotten' } });
  });

  test('the step that was moved last has the latest time', async () => {
    await edit();
    await world.apply([{ before: [], after: [cookie('other')] }]);
    await world.move('step1', 'before');
    const [second, first] = (await world.history()).steps;
    expect(first?.movedAt).toBeGreaterThan(second?.movedAt ?? 0);
    expect(second?.at).toBeGreaterThan(first?.at ?? 0);
  });
});

describe('undo when the cookie changed since', () => {
  test.each<[string, Cookie[]]>([
    ['to another value', [theirs]],
    ['to another Secure flag', [{ ...edited, secure: true }]],
    ['by its deletion', []],
  ])('undo asks first and writes nothing when the cookie changed %s', async (_, now) => {
    await edit();
    world.browser.jar.cookies = now;
    const conflicts = [{ left: [edited], now }];
    expect(await world.move('step1', 'before')).toEqual({ problem: { code: 'changed-since', conflicts } });
    expect(world.jar()).toEqual(now);
    expect(await state()).toMatchObject({ state: 'done', canUndo: true });
    await world.move('step1', 'before', true);
    expect(world.jar()).toEqual([old]);
    // The history keeps the overwritten cookie.
    await world.move('step1', 'after');
    expect(world.jar()).toEqual(now);
  });

  test('undo of a bulk step moves nothing until all its cookies are agreed', async () => {
    const [a, b] = [cookie('a'), cookie('b')];
    world.browser.jar.cookies = [a, b];
    await world.apply([
      { before: [a], after: [] },
      { before: [b], after: [] },
    ]);
    const stranger = { ...b, value: 'theirs' };
    world.browser.jar.cookies = [stranger];
    expect(await world.move('step1', 'before')).toMatchObject({ problem: { code: 'changed-since' } });
    expect(world.jar()).toEqual([stranger]);
    await world.move('step1', 'before', true);
    expect(world.jar()).toEqual([a, b]);
  });
});

describe('cookies that undo does not restore', () => {
  test('undo does not restore a cookie that has expired since', async () => {
    const brief = { ...old, expiryTime: Date.now() + 60_000 };
    world.browser.jar.cookies = [brief];
    await world.apply([{ before: [brief], after: [] }]);
    vi.spyOn(Date, 'now').mockReturnValue(brief.expiryTime + 1);
    expect(await world.move('step1', 'before')).toMatchObject({
      value: { results: [{ problem: { code: 'rejected', reasons: [{ code: 'Expired' }] } }], step: { state: 'done' } },
    });
    vi.restoreAllMocks();
    expect(world.jar()).toEqual([]);
  });

  test('undo does not restore a cookie that would make the browser evict others', async () => {
    await world.apply([{ before: [old], after: [] }]);
    world.browser.jar.cookies = Array.from({ length: 180 }, (_, index) => cookie(`n${index}`));
    expect(await world.move('step1', 'before')).toMatchObject({
      value: { results: [{ problem: { code: 'would-evict' } }], step: { state: 'done', canUndo: true } },
    });
    expect(world.jar()).toHaveLength(180);
  });

  test('undo without access to the site restores nothing', async () => {
    await edit();
    world.browser.isGranted = false;
    expect(await world.move('step1', 'before')).toMatchObject({
      value: { results: [{ problem: { code: 'no-host-permission' } }], step: { state: 'done', canUndo: true } },
    });
  });
});

describe('trying a step again', () => {
  test('trying again does the failed exchanges that are possible now, and leaves the rest', async () => {
    const other = cookie('other');
    const occupant = cookie('taken', { value: 'x' });
    world.browser.jar.cookies = [old, other, occupant];
    await world.apply([
      { before: [old], after: [edited] },
      { before: [other], after: [{ ...other, name: 'taken' }] },
    ]);
    expect(await state()).toMatchObject({ state: 'partly', canRedo: true });
    expect(await world.move('step1', 'after')).toMatchObject({ problem: { code: 'changed-since' } });
    world.browser.jar.cookies = [edited, other];
    expect(await world.move('step1', 'after')).toMatchObject({ value: { step: { state: 'done', failures: [] } } });
    expect(world.jar().map(({ name }) => name)).toEqual(['sid', 'taken']);
  });

  test('an exchange that the rules rejected stays rejected, whatever the person agrees to', async () => {
    await world.apply([
      { before: [old], after: [edited] },
      { before: [], after: [cookie('__Secure-no')] },
    ]);
    for (const anyway of [false, true]) {
      expect(await world.move('step1', 'after', anyway)).toMatchObject({
        value: { results: [{ value: {} }, { problem: { code: 'rejected' } }] },
      });
    }
    expect(world.jar()).toEqual([edited]);
  });
});
