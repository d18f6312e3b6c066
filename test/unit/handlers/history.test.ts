import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { type Cookie, cookieKey } from '../../../src/cookie/cookie.ts';
import { cookie } from '../../fixtures/cookie.ts';
import { EngineWorld, Stopped } from '../../fixtures/engine-world.ts';
import type { FakeBrowser } from '../../fixtures/fake-browser.ts';

afterEach(() => vi.unstubAllGlobals());

const SECRET = 'octets-of-a-value';
const secret = (more: Partial<Cookie> = {}) => cookie('s', { storeId: '1', value: SECRET, ...more });

let world: EngineWorld;
beforeEach(async () => {
  world = new EngineWorld('chrome');
  world.browser.isPrivateOpen = true;
  await world.start();
});
const add = (one: Cookie, id?: string) => world.apply([{ before: [], after: [one] }], id ? { id } : {});
const ids = async () => (await world.history()).steps.map(({ id }) => id);

describe('the history', () => {
  test('the history lists steps newest first, with names and no values, and announces each change', async () => {
    await add(cookie('a', { value: SECRET }), 'first');
    await add(cookie('b', { value: SECRET }), 'second');
    expect(await ids()).toEqual(['second', 'first']);
    expect(world.heard.at(-1)).toEqual(await world.history());
    expect(world.heard.map(({ steps }) => steps[0]?.state)).toEqual(['open', 'done', 'open', 'done']);
    expect(JSON.stringify([world.heard, await world.history()])).not.toContain(SECRET);
  });

  test('a step names its first twenty cookies and counts them all', async () => {
    const many = Array.from({ length: 25 }, (_, index) => cookie(`n${index}`));
    await world.apply(many.map((one) => ({ before: [], after: [one] })));
    const [step] = (await world.history()).steps;
    expect(step).toMatchObject({ count: 25 });
    expect(step?.cookies.map(({ name }) => name)).toEqual(many.slice(0, 20).map(({ name }) => name));
  });

  test('the history keeps a hundred steps and says how many older ones it dropped', async () => {
    for (let index = 0; index < 103; index += 1)
      await add(cookie(`n${index % 50}`, { path: `/${index}` }), `s${index}`);
    const { steps, dropped } = await world.history();
    expect([steps.length, steps.at(-1)?.id, dropped]).toEqual([100, 's3', 3]);
    await world.restart();
    expect(await world.history()).toEqual({ steps, dropped });
    expect([...world.browser.session.keys()].filter((key) => key.startsWith('step:'))).toHaveLength(100);
  });

  test('a cleared history does not say any more that older steps were dropped', async () => {
    for (let index = 0; index < 101; index += 1) await add(cookie('n', { path: `/${index}` }), `s${index}`);
    expect(await world.history()).toMatchObject({ dropped: 1 });
    await world.untilDone(world.engine.forgetSteps('s50'));
    expect(await world.history()).toMatchObject({ dropped: 1 });
    await world.untilDone(world.engine.forgetSteps(null));
    expect(world.heard.at(-1)).toEqual({ steps: [], dropped: 0 });
    await world.restart();
    expect(await world.history()).toEqual({ steps: [], dropped: 0 });
  });

  test('the history drops its oldest steps beyond 3 MiB, and a step larger than that is not begun', async () => {
    const large = (count: number, path: string) =>
      Array.from({ length: count }, (_, index) =>
        cookie(`n${index}`, { value: 'v'.repeat(4000), domain: `d${index % 10}.example`, path }),
      );
    const put = (count: number, path: string) =>
      world.apply(
        large(count, path).map((one) => ({ before: [], after: [one] })),
        { id: path },
      );
    await put(400, '/a');
    await put(400, '/b');
    expect(await ids()).toEqual(['/b']);
    expect(await world.history()).toMatchObject({ dropped: 1 });
    expect(await put(800, '/c')).toMatchObject({ problem: { code: 'too-much', limit: 3 * 1024 * 1024 } });
    expect(world.jar().some(({ path }) => path === '/c')).toBe(false);
  });

  test('the history forgets one step or all', async () => {
    for (const id of ['a', 'b', 'c']) await add(cookie(id), id);
    await world.untilDone(world.engine.forgetSteps('b'));
    expect(await ids()).toEqual(['c', 'a']);
    await world.untilDone(world.engine.forgetSteps(null));
    expect(await ids()).toEqual([]);
    expect(world.heard.at(-1)).toEqual({ steps: [], dropped: 0 });
    await world.restart();
    expect(await ids()).toEqual([]);
  });

  test('a new step does not rewrite older ones', async () => {
    await add(cookie('a'), 'a');
    const kept = world.browser.session.get('step:a');
    await add(cookie('b'), 'b');
    expect(world.browser.session.get('step:a')).toBe(kept);
  });
});

describe('the copy of an open step on disk', () => {
  const old = cookie('old', { value: 'its old value' });
  const renamed = { ...old, name: 'new' };

  /** Stops the background right before it removes the old cookie. */
  async function interrupt(): Promise<void> {
    world.browser.jar.cookies = [old];
    let sets = 0;
    world.browser.fault = (_, name) => (name === 'set' && ++sets === 2 ? 'die-before' : undefined);
    await expect(world.apply([{ before: [old], after: [renamed] }])).rejects.toThrow(Stopped);
  }

  const localText = () => JSON.stringify([...world.browser.local]);

  test('is encrypted, and is decrypted after a crash, also if the values are nowhere else', async () => {
    await interrupt();
    expect(localText()).toContain('plan:step1');
    expect(localText()).not.toContain('its old value');
    world.browser.jar.cookies = [];
    await world.crash();
    expect((await world.history()).steps).toMatchObject([{ id: 'step1', state: 'unsettled' }]);
    await world.move('step1', 'before', true);
    expect(world.jar()).toEqual([old]);
  });

  test('cannot be decrypted once the step is finished, because its key is erased', async () => {
    await interrupt();
    const copy = world.browser.local.get('plan:step1');
    expect([...world.browser.files.keys()]).toEqual(['step1']);
    await world.restart();
    expect((await world.history()).steps).toMatchObject([{ state: 'done' }]);
    expect([...world.browser.files.keys()]).toEqual([]);
    // A database may give back what was removed from it.
    world.browser.local.set('plan:step1', copy);
    await world.crash();
    expect(await world.history()).toEqual({ steps: [], dropped: 0 });
    expect(localText()).toBe('[]');
  });

  test('a key that a stopped background was writing, and that appears late, is erased at the end of the next step', async () => {
    await add(cookie('a'), 'a');
    world.browser.files.set('late', new Uint8Array(32));
    await add(cookie('b'), 'b');
    expect([...world.browser.files.keys()]).toEqual([]);
  });

  test.each<[string, (browser: FakeBrowser) => void]>([
    ['the key is another', ({ files }) => files.set('step1', new Uint8Array(32))],
    ['the key is cut off', ({ files }) => files.set('step1', new Uint8Array(31))],
    ['the key cannot be read', ({ files }) => files.set('step1', { length: 2 ** 53 } as Uint8Array)],
    ['the copy is damaged', ({ local }) => local.set('plan:step1', String(local.get('plan:step1')).replace('A', 'B'))],
    ['it is of another version', ({ local }) => local.set('plan:step1', '{"version":3,"value":{"iv":"","data":""}}')],
    ['it is not encrypted', ({ local, session }) => local.set('plan:step1', String(session.get('step:step1')))],
  ])('is set aside without its contents, and counted, if %s', async (_, damage) => {
    await interrupt();
    damage(world.browser);
    await world.crash();
    expect(await world.history()).toEqual({ steps: [], dropped: 0, unreadable: 1 });
    expect(localText()).toBe('[["aside:plan:step1",null]]');
    expect(world.browser.files.size).toBe(0);
    await add(cookie('another'), 'step1');
    expect(await ids()).toEqual(['step1']);
  });

  test('is erased when its write ends after Crumb gave it up', async () => {
    world.browser.jar.cookies = [old];
    world.browser.fault = (_, name) => (name === 'local.set' ? 'hang' : undefined);
    expect(await world.apply([{ before: [old], after: [renamed] }])).toEqual({ problem: { code: 'timeout' } });
    world.browser.fault = () => undefined;
    for (const { land } of world.browser.hanging) land();
    await vi.waitFor(() => expect([...world.browser.local, ...world.browser.files]).toEqual([]));
    expect(world.jar()).toEqual([old]);
    await world.apply([{ before: [old], after: [renamed] }]);
    expect(world.jar()).toEqual([renamed]);
  });

  test('is not written where the browser has no files that can be erased, and the step is done', async () => {
    Object.assign(world.browser, { fileStorage: {} });
    await world.restart();
    await interrupt();
    expect(localText()).toBe('[]');
    await world.restart();
    expect(world.jar()).toEqual([renamed]);
  });
});

describe('the history of a private window', () => {
  /** Everything that was ever written to the disk. */
  function watchDisk(): string[] {
    const seen: string[] = [];
    const { local } = world.browser.api.storage;
    const set = local.set;
    local.set = (values: object) => {
      seen.push(JSON.stringify(values));
      return set(values);
    };
    return seen;
  }

  test('a step in a private window writes nothing to disk, not even while it runs', async () => {
    const disk = watchDisk();
    await add(secret());
    expect(disk).toEqual([]);
    await add(cookie('open'));
    expect(disk).toHaveLength(1);
  });

  test('a private window and its steps are forgotten when it is closed', async () => {
    await add(secret(), 'private');
    await add(cookie('open'), 'open');
    expect((await world.history()).steps.map(({ incognito }) => incognito)).toEqual([false, true]);
    world.browser.closePrivateWindows();
    expect(await ids()).toEqual(['open']);
    expect(JSON.stringify([...world.browser.session])).not.toContain(SECRET);
  });

  test('a cookie that was moved into a private window that is closed now can be restored', async () => {
    const [moved, copied, there] = [cookie('moved'), cookie('copied'), cookie('there')];
    world.browser.jar.cookies = [moved, copied, there, { ...there, storeId: '1' }];
    const inPrivate = (one: Cookie): Cookie => ({ ...one, storeId: '1' });
    await world.apply(
      [
        { before: [moved], after: [inPrivate(moved)] },
        { before: [], after: [inPrivate(copied)] },
        { before: [there], after: [inPrivate(there)] },
      ],
      { id: 'moves' },
    );
    world.browser.closePrivateWindows();
    expect((await world.history()).steps).toMatchObject([
      { id: 'moves', count: 1, state: 'done', incognito: false, failures: [] },
    ]);
    expect(JSON.stringify([...world.browser.session])).not.toContain('"storeId":"1"');
    await world.restart();
    await world.move('moves', 'before');
    expect(
      world
        .jar()
        .map(({ name }) => name)
        .toSorted(),
    ).toEqual(['copied', 'moved', 'there']);
  });

  test('a private window that is closed during a step leaves nothing of it', async () => {
    let sets = 0;
    world.browser.fault = (_, name) => (name === 'set' && ++sets === 1 ? 'die-after' : undefined);
    await expect(add(secret())).rejects.toThrow(Stopped);
    world.browser.closePrivateWindows();
    await world.restart();
    expect(await ids()).toEqual([]);
    expect(JSON.stringify([...world.browser.session, ...world.browser.local])).not.toContain(SECRET);
  });
});

describe('a step that was interrupted', () => {
  const old = cookie('old');
  const renamed = { ...old, name: 'new' };

  /** Stops the background right after it wrote the new cookie of a rename. */
  async function cutOff(): Promise<void> {
    world.browser.jar.cookies = [old];
    world.browser.fault = (_, name) => (name === 'set' ? 'die-after' : undefined);
    await expect(world.apply([{ before: [old], after: [renamed] }])).rejects.toThrow(Stopped);
    expect(world.jar().map(({ name }) => name)).toEqual(['new', 'old']);
  }

  test.each(['restart', 'crash'] as const)('an interrupted step is finished after a %s', async (end) => {
    await cutOff();
    await world[end]();
    expect(world.jar()).toEqual([renamed]);
    expect((await world.history()).steps).toMatchObject([{ state: 'done', canUndo: true }]);
    expect(world.browser.local.size + world.browser.files.size).toBe(0);
  });

  test.each<[string, Cookie[]]>([
    ['the new one has another value', [old, { ...renamed, value: 'theirs' }]],
    ['both are gone', []],
  ])('an interrupted step is shown and not replayed when %s', async (_, jar) => {
    await cutOff();
    world.browser.jar.cookies = jar;
    await world.restart();
    expect(world.jar().map(cookieKey)).toEqual(jar.map(cookieKey).toSorted());
    expect((await world.history()).steps).toMatchObject([
      { state: 'unsettled', failures: [{ problem: { code: 'changed-since' } }], canUndo: true, canRedo: true },
    ]);
    expect(await world.move('step1', 'before')).toMatchObject({ problem: { code: 'changed-since' } });
    await world.move('step1', 'before', true);
    expect(world.jar()).toEqual([old]);
  });

  test('an interrupted step without access is shown and not replayed, and checked again once access is back', async () => {
    await cutOff();
    world.browser.isGranted = false;
    await world.restart();
    expect((await world.history()).steps).toMatchObject([
      { state: 'unsettled', failures: [{ problem: { code: 'no-host-permission' } }] },
    ]);
    world.browser.isGranted = true;
    world.browser.jar.cookies = [renamed];
    expect((await world.history()).steps).toMatchObject([{ state: 'done', failures: [] }]);
  });
});
