import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { Cookie } from '../../../../src/cookie/cookie.ts';
import { cookie } from '../../../fixtures/cookie.ts';
import { RuleWorld, SITE } from './rule-world.ts';

afterEach(() => vi.unstubAllGlobals());

const sid = cookie('sid', { value: 'mine', httpOnly: true, sameSite: 'lax' });
const fromPage: Cookie = { ...sid, value: 'page', httpOnly: false };
const other = cookie('other', { value: 'o' });

let world: RuleWorld;
beforeEach(() => open([sid, other]));

async function open(cookies: Cookie[]): Promise<void> {
  world = new RuleWorld('chrome');
  world.browser.jar.cookies = cookies;
  await world.start();
}

describe('a rule that protects a value', () => {
  test('what the page makes of it is restored with all attributes, whatever else it changes, and counted', async () => {
    await world.rule('protect');
    await world.page(sid, fromPage);
    expect(world.jar()).toContainEqual(sid);
    await world.page(sid, null);
    expect(world.jar()).toContainEqual(sid);
    await world.page(other, { ...other, value: 'page' });
    expect(world.value('other')).toBe('page');
    expect(await world.first()).toMatchObject({ count: 2, lastAt: world.now, cookies: 1, pausedUntil: null });
    expect(world.told).toContain('rulesChanged');
  });

  test('where the rules cannot be read at the first event, nothing fails, and the next event restores it', async () => {
    await world.rule('protect');
    world.browser.die();
    world.browser.revive();
    world.browser.fault = () => 'fail';
    await world.start();
    await expect(world.page(sid, fromPage)).resolves.toBeUndefined();
    expect(world.value()).toBe('page');
    world.browser.fault = () => undefined;
    await world.page(sid, fromPage);
    expect(world.jar()).toContainEqual(sid);
  });

  test('where what a rule has done cannot be stored, nothing fails, and the cookie is restored all the same', async () => {
    await world.rule('protect');
    world.browser.fault = (_, name) => (name === 'local.set' ? 'fail' : undefined);
    await expect(world.page(sid, fromPage)).resolves.toBeUndefined();
    expect(world.jar()).toContainEqual(sid);
  });

  test('what changed while the background was stopped is restored at its start', async () => {
    await world.rule('protect');
    world.browser.die();
    world.pageSilently(sid, fromPage);
    world.browser.revive();
    await world.start();
    expect(world.value()).toBe('mine');
    expect((await world.first()).count).toBe(1);
  });

  test('an edit, a deletion and an undo by Crumb stay, and what they leave is protected', async () => {
    await world.rule('protect');
    const edited = { ...sid, value: 'edited' };
    await world.apply([{ before: [sid], after: [edited] }]);
    await world.page(sid, fromPage);
    expect(world.value()).toBe('edited');
    await world.move('step1', 'before');
    await world.page(sid, fromPage);
    expect(world.value()).toBe('mine');
    await world.apply([{ before: [sid], after: [] }], { kind: 'delete' });
    await world.restart();
    expect(world.value()).toBeUndefined();
  });

  test('the next background lets an edit stay whose step was interrupted', async () => {
    await world.rule('protect');
    let writes = 0;
    world.browser.fault = (_, name) => {
      if (name === 'set') writes += 1;
      return writes === 1 && name === 'getAll' ? 'die-before' : undefined;
    };
    await expect(world.apply([{ before: [sid], after: [{ ...sid, value: 'edited' }] }])).rejects.toThrow();
    await world.restart();
    expect(world.value()).toBe('edited');
  });

  test('by a pattern it protects every cookie that matches, also one that comes later, and no other', async () => {
    await world.rule('protect', { name: 'tok*', domain: `*.${SITE}` });
    const late = cookie('token', { domain: `www.${SITE}`, value: 'first' });
    await world.page(late, late);
    await world.page(late, { ...late, value: 'second' });
    expect(world.value('token')).toBe('first');
    await world.page(sid, fromPage);
    expect(world.value()).toBe('page');
  });

  test('a cookie that the page lets end soon is restored with its expiry', async () => {
    await open([{ ...sid, expiryTime: 1_800_086_400_000 }]);
    await world.rule('protect');
    await world.page(sid, { ...sid, expiryTime: 1_800_000_001_000 });
    expect(world.jar()).toMatchObject([{ expiryTime: 1_800_086_400_000 }]);
  });

  test('a cookie whose time is over is not restored', async () => {
    await open([{ ...sid, expiryTime: 1_800_000_010_000 }]);
    await world.rule('protect');
    world.now += 20_000;
    await world.page(sid, null);
    expect(world.value()).toBeUndefined();
  });
});

describe('other kinds of rules', () => {
  test('one that keeps a cookie lets the page change it, and restores the last value when it is removed', async () => {
    await world.rule('keep');
    await world.page(sid, fromPage);
    expect(world.value()).toBe('page');
    await world.page(sid, null);
    expect(world.jar()).toContainEqual(fromPage);
  });

  test('one that blocks deletes a cookie at once and whenever it comes, except what Crumb stores', async () => {
    await world.rule('block');
    expect(world.value()).toBeUndefined();
    await world.page(sid, fromPage);
    expect(world.value()).toBeUndefined();
    await world.apply([{ before: [], after: [sid] }], { kind: 'add' });
    await world.restart();
    expect(world.value()).toBe('mine');
    await world.page(sid, fromPage);
    expect(world.value()).toBeUndefined();
  });

  test('of two rules about a cookie the oldest holds', async () => {
    await world.rule('protect');
    world.now += 1;
    await world.rule('block', { name: '*' }, 'second');
    expect(world.value()).toBe('mine');
    expect(world.value('other')).toBeUndefined();
  });
});

describe('a page that writes again and again', () => {
  test('a rule pauses, says until when, lets the page be, and holds again afterwards', async () => {
    await world.rule('protect');
    for (let at = 0; at < 100; at += 1) {
      world.now += 10;
      await world.page(sid, { ...fromPage, value: `page${at}` });
    }
    const { count, pausedUntil } = await world.first();
    expect(count).toBe(10);
    expect(pausedUntil).toBeGreaterThan(world.now + 20_000);
    expect(world.value()).toBe('page99');
    world.now = pausedUntil ?? 0;
    await world.untilDone(world.keeper.checkRules());
    expect(world.value()).toBe('mine');
    expect((await world.first()).pausedUntil).toBeNull();
  });

  test('the pause outlives the background, and ends when a person switches the rule on again', async () => {
    await world.rule('block');
    for (let at = 0; at < 12; at += 1) await world.page(sid, fromPage);
    await world.restart();
    expect(world.value()).toBe('page');
    await world.listed(world.keeper.handlers.switchRule({ id: 'rule', on: true }));
    expect(world.value()).toBeUndefined();
  });

  test('a cookie that the browser does not store is not tried for ever', async () => {
    await world.rule('protect');
    world.browser.fault = (_, name) => (name === 'set' ? 'fail' : undefined);
    for (let at = 0; at < 30; at += 1) await world.page(sid, fromPage);
    expect(world.browser.calls.filter((name) => name === 'set')).toHaveLength(10);
    expect(await world.first()).toMatchObject({ count: 0, pausedUntil: expect.any(Number) });
  });
});

describe('rules', () => {
  test('one that is switched off does nothing, and takes the cookies as they are when it is switched on', async () => {
    await world.rule('protect');
    await world.listed(world.keeper.handlers.switchRule({ id: 'rule', on: false }));
    await world.page(sid, fromPage);
    expect(world.value()).toBe('page');
    await world.listed(world.keeper.handlers.switchRule({ id: 'rule', on: true }));
    await world.page(sid, { ...sid, value: 'later' });
    expect(world.value()).toBe('page');
  });

  test('one that is removed does nothing and is stored nowhere', async () => {
    await world.rule('protect');
    await world.listed(world.keeper.handlers.removeRule('rule'));
    await world.page(sid, fromPage);
    expect(world.value()).toBe('page');
    expect([...world.browser.local.keys()]).toEqual([]);
  });

  test('one about every cookie of a name, or all sites below a suffix, is not made', async () => {
    for (const domain of ['', '*', '*.example'])
      await expect(world.rule('block', { domain })).rejects.toThrow('invalid');
    expect(world.value()).toBe('mine');
  });

  test('there is a limit to how many there are', async () => {
    for (let at = 0; at < 100; at += 1) await world.rule('keep', { name: `n${at}` }, `rule${at}`);
    await expect(world.rule('keep', {}, 'more')).rejects.toThrow('rules-full');
  });

  test('one of a private window is in memory alone, and ends with the window', async () => {
    world.browser.isPrivateOpen = true;
    const secret = { ...sid, storeId: '1' };
    world.browser.jar.cookies = [secret];
    await world.rule('protect', { storeId: '1' });
    await world.page(secret, { ...secret, value: 'page' });
    expect(world.value()).toBe('mine');
    expect([...world.browser.local.keys()]).toEqual([]);
    world.browser.closePrivateWindows();
    await world.untilDone(world.keeper.forgetPrivateRules());
    expect((await world.listed(world.keeper.handlers.readRules())).rules).toEqual([]);
  });

  test('without access to the site nothing is done and nothing is counted', async () => {
    await world.rule('protect');
    world.browser.isGranted = false;
    await world.page(sid, null);
    await world.restart();
    expect(await world.first()).toMatchObject({ count: 0, cookies: 1 });
    world.browser.isGranted = true;
    await world.untilDone(world.keeper.checkRules());
    expect(world.value()).toBe('mine');
  });

  test('a record that cannot be read is set aside and counted, and the others hold', async () => {
    await world.rule('protect');
    world.browser.local.set('rule:broken', '{"version":1,"value":{"id":"broken"}}');
    await world.restart();
    const list = await world.listed(world.keeper.handlers.readRules());
    expect([list.rules.length, list.unreadable]).toEqual([1, 1]);
    await world.page(sid, fromPage);
    expect(world.value()).toBe('mine');
  });
});

test('changes that come while others are being looked at are looked at too, in whatever order', async () => {
  await world.rule('protect', { name: '*' });
  for (let round = 0; round < 5; round += 1) {
    world.pageSilently(sid, fromPage);
    world.pageSilently(other, { ...other, value: 'page' });
    const changes = [sid, other].map((cookie) => ({ cookie, removed: false, cause: 'explicit' as const }));
    const [first, second] = changes.map((change) => () => world.keeper.onCookieEvent({ id: 1, change }));
    const done = Promise.resolve(first?.()).then(() => second?.());
    await world.untilDone(Promise.all([done, second?.()]));
    expect([world.value(), world.value('other')]).toEqual(['mine', 'o']);
    world.now += 60_000;
  }
});

describe('a rule about many cookies', () => {
  const many = Array.from({ length: 120 }, (_, at) => cookie(`n${at}`, { value: 'mine' }));
  const fewer = many.slice(0, 15);

  test('that blocks them deletes all of them at once, and does not pause', async () => {
    await open(many);
    await world.rule('block', { name: cookie('n*').name });
    expect(world.jar()).toEqual([]);
    expect(await world.first()).toMatchObject({ count: 120, pausedUntil: null });
    await world.page(many[3] as Cookie, many[3] as Cookie);
    expect(world.jar()).toEqual([]);
  });

  test('restores each of them when a page deletes them all, and pauses when it does so again and again', async () => {
    await open(many);
    await world.rule('protect', { name: cookie('n*').name });
    expect(await world.first()).toMatchObject({ cookies: 120 });
    for (let round = 0; round < 9; round += 1) for (const one of fewer) await world.page(one, null);
    expect(world.jar()).toHaveLength(120);
    expect(await world.first()).toMatchObject({ pausedUntil: null });
    for (const one of fewer) await world.page(one, null);
    expect((await world.first()).pausedUntil).not.toBeNull();
  });

  test('pauses where a page stores ever new names', async () => {
    await world.rule('block', { name: cookie('n*').name });
    let paused = 0;
    while (paused < 500 && (await world.first()).pausedUntil === null) {
      await world.page(cookie(`n${paused}`), cookie(`n${paused}`));
      paused += 1;
    }
    expect(paused).toBe(200);
  });

  test('lets all those stay that Crumb has stored against it, also after the background was stopped', async () => {
    await world.rule('block', { name: cookie('n*').name });
    await world.apply(many.map((one) => ({ before: [], after: [one] })));
    await world.restart();
    expect(world.jar()).toHaveLength(many.length + 2);
  });
});
