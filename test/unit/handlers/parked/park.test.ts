import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { Cookie } from '../../../../src/cookie/cookie.ts';
import { cookie } from '../../../fixtures/cookie.ts';
import { EngineWorld } from '../../../fixtures/engine-world.ts';
import { park, parkedNames, records, unpark } from './parking.ts';

afterEach(() => vi.unstubAllGlobals());

const sid = cookie('sid', {
  value: 'caf\xc3\xa9',
  path: '/shop',
  secure: true,
  sameSite: 'none',
  expiryTime: Date.now() + 86_400_000.25,
  partitionKey: { topLevelSite: 'https://news.example', hasCrossSiteAncestor: true },
});
const other = cookie('other');

let world: EngineWorld;
beforeEach(async () => {
  world = new EngineWorld('chrome');
  world.browser.jar.cookies = [sid, other];
  await world.start();
});
const names = () =>
  world
    .jar()
    .map(({ name }) => name)
    .sort();
const listed = async (storeId = '0', sites = ['shop.example']) => {
  const reply = await world.untilDone(world.engine.readParked({ storeId, sites }));
  if ('problem' in reply) throw new Error(reply.problem.code);
  return reply.value;
};

describe('a cookie that is switched off', () => {
  test('it is in a record with all its attributes, no longer in the jar, and back as it was when it is switched on', async () => {
    expect(await park(world, [sid])).toMatchObject({ value: { step: { kind: 'park', state: 'done' } } });
    expect(names()).toEqual(['other']);
    expect(records(world)).toMatchObject([{ id: 'p-sid', cookie: sid }]);
    expect((await listed()).parked).toMatchObject([{ id: 'p-sid', cookie: sid, now: null }]);
    await unpark(world, [sid]);
    expect(world.jar()).toEqual(expect.arrayContaining([sid, other]));
    expect(records(world)).toEqual([]);
    expect((await listed()).parked).toEqual([]);
  });

  test('undo and redo move it between the jar and the record', async () => {
    await park(world, [sid, other]);
    await world.move('step1', 'before');
    expect([names(), parkedNames(world)]).toEqual([['other', 'sid'], []]);
    await world.move('step1', 'after');
    expect([names(), parkedNames(world)]).toEqual([[], ['sid', 'other']]);
    await unpark(world, [sid]);
    await world.move('step2', 'before');
    expect([names(), parkedNames(world)]).toEqual([[], ['other', 'sid']]);
  });

  test('what a search has switched off is listed for every site of its store, so that one click finds it', async () => {
    await world.untilDone(
      world.engine.applyStep({
        id: 'step1',
        kind: 'park',
        exchanges: [
          { before: [sid], after: [] },
          { before: [other], after: [] },
        ],
        parked: [{ id: 'p-sid', bySearch: true }, { id: 'p-other' }],
      }),
    );
    expect((await listed('0', [])).parked).toMatchObject([{ id: 'p-sid', cookie: sid }]);
    expect((await listed('1', [])).parked).toEqual([]);
  });

  test('it outlives the browser session, and is listed for its site and store alone', async () => {
    await park(world, [sid]);
    await world.crash();
    expect((await listed()).parked.map(({ cookie }) => cookie)).toEqual([sid]);
    expect((await listed('1')).parked).toEqual([]);
    expect((await listed('0', ['other.example'])).parked).toEqual([]);
  });

  test('what the page has stored there meanwhile is listed beside it and not overwritten', async () => {
    await park(world, [sid]);
    const fromPage: Cookie = { ...sid, value: 'page' };
    world.browser.jar.cookies = [fromPage, other];
    expect((await listed()).parked).toMatchObject([{ cookie: sid, now: fromPage }]);
    expect(await unpark(world, [sid])).toMatchObject({
      value: { results: [{ problem: { code: 'exists', cookie: fromPage } }], step: null },
    });
    expect([world.jar(), parkedNames(world)]).toEqual([[fromPage, other], ['sid']]);
    await unpark(world, [sid], [fromPage]);
    expect([world.jar(), parkedNames(world)]).toEqual([[sid, other], []]);
    await world.move('step3', 'before');
    expect([world.jar(), parkedNames(world)]).toEqual([[fromPage, other], ['sid']]);
  });

  test('a record of a cookie that the jar has exactly is deleted when it is read', async () => {
    await park(world, [sid]);
    world.browser.jar.cookies = [sid, other];
    expect((await listed()).parked).toEqual([]);
    expect(records(world)).toEqual([]);
  });

  test('the same identity can be switched off twice, and neither record replaces the other', async () => {
    await park(world, [sid]);
    const fromPage: Cookie = { ...sid, value: 'page' };
    world.browser.jar.cookies = [fromPage, other];
    await world.apply([{ before: [fromPage], after: [] }], { kind: 'park', parked: [{ id: 'second' }] });
    expect(records(world).map(({ cookie: { value } }) => value)).toEqual([sid.value, 'page']);
  });

  test('one that is deleted for good is in no record', async () => {
    await park(world, [sid]);
    await world.untilDone(world.engine.forgetParked(['p-sid']));
    expect((await listed()).parked).toEqual([]);
    expect(records(world)).toEqual([]);
  });
});

describe('what cannot be switched off', () => {
  test('a cookie stays in the jar where the storage has no room', async () => {
    world.browser.fault = (_, name) => (name === 'local.set' ? 'full' : undefined);
    const reply = await park(world, [other]);
    expect(JSON.stringify(reply)).toContain('storage-full');
    expect(names()).toEqual(['other', 'sid']);
  });

  test('a cookie stays in the jar where its record cannot be read back', async () => {
    let written = 0;
    world.browser.fault = (_, name) => {
      if (name === 'local.set') written += 1;
      return written > 1 && name === 'local.get' ? 'hang' : undefined;
    };
    expect(await park(world, [other])).toMatchObject({ value: { results: [{ problem: { code: 'timeout' } }] } });
    world.browser.fault = () => undefined;
    expect(names()).toEqual(['other', 'sid']);
    expect((await listed()).parked).toEqual([]);
  });

  test.each([
    ['too many', 1_000, 1],
    ['too large together', 600, 3_500],
  ])('no more can be switched off where those that are are %s, and nothing changes', async (_, count, octets) => {
    for (let index = 0; index < count; index += 1) {
      const parked = { id: `r${index}`, at: index, cookie: cookie(`r${index}`, { value: 'x'.repeat(octets) }) };
      world.browser.local.set(`parked:r${index}`, JSON.stringify({ version: 1, value: parked }));
    }
    expect(await park(world, [other])).toMatchObject({ value: { results: [{ problem: { code: 'parked-full' } }] } });
    expect(names()).toEqual(['other', 'sid']);
    expect(records(world)).toHaveLength(count);
  });

  test('a step that names no record for each of its cookies is a bug, and nothing changes', async () => {
    await expect(world.apply([{ before: [sid], after: [] }], { kind: 'park' })).rejects.toThrow('one record');
    await expect(world.apply([{ before: [sid], after: [] }], { parked: [{ id: 'p' }] })).rejects.toThrow('one record');
    expect(names()).toEqual(['other', 'sid']);
  });
});

describe('records', () => {
  test('a cookie of a private window is never on disk, and its record ends with the window', async () => {
    const secret = cookie('secret', { storeId: '1' });
    world.browser.isPrivateOpen = true;
    world.browser.jar.cookies = [secret];
    await park(world, [secret]);
    expect([...world.browser.local.keys()]).toEqual([]);
    await world.restart();
    expect((await listed('1')).parked.map(({ cookie }) => cookie)).toEqual([secret]);
    world.browser.closePrivateWindows();
    await world.history();
    expect(records(world)).toEqual([]);
  });

  test('one that cannot be read is set aside and counted, and the others are listed', async () => {
    await park(world, [sid, other]);
    world.browser.local.set('parked:p-sid', '{"version":1,"value":{"id":"p-sid"}}');
    await world.restart();
    const list = await listed();
    expect(list.parked.map(({ cookie }) => cookie.name)).toEqual(['other']);
    expect(list.unreadable).toBe(1);
  });
});
