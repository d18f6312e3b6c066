import { afterEach, describe, expect, test, vi } from 'vitest';
import { type Cookie, cookieKey } from '../../../../src/cookie/cookie.ts';
import type { CookieChange } from '../../../../src/cookie/jar/changes.ts';
import type { JarEntry } from '../../../../src/cookie/jar/jar-entry.ts';
import { cookie } from '../../../fixtures/cookie.ts';
import { added, overwritten, removed } from '../../../fixtures/jar-events.ts';
import { RecorderWorld, SITE, Stopped } from '../../../fixtures/recorder-world.ts';

afterEach(() => {
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
});

async function recording(agent: 'chrome' | 'firefox' = 'chrome', jar: Cookie[] = []): Promise<RecorderWorld> {
  const world = new RecorderWorld(agent);
  world.browser.jar.cookies = jar;
  await world.start();
  await world.switch(true);
  return world;
}

const told = (entries: JarEntry[]): string[] =>
  entries.map(({ how, old, now }) => `${how} ${(now ?? old)?.name} ${old?.value ?? '-'} ${now?.value ?? '-'}`);

describe.each(['chrome', 'firefox'] as const)('recording in %s', (agent) => {
  const storeId = agent === 'chrome' ? '0' : 'firefox-default';
  const one = (name: string, value = 'v', more: Partial<Cookie> = {}): Cookie =>
    cookie(name, { storeId, value, ...more });

  test('each recorded change has its old value', async () => {
    const world = await recording(agent, [one('sid', '1'), one('cart', 'x'), one('old', 'y')]);
    await world.happen(...overwritten(agent, one('sid', '1'), one('sid', '2')));
    await world.happen(added(one('new', 'n')), removed(one('cart', 'x')), removed(one('old', 'y'), 'evicted'));
    expect(told(await world.entries())).toEqual(['set sid 1 2', 'set new - n', 'deleted cart x -', 'evicted old y -']);
  });

  test('a recording survives a stop of the background, and later changes still have their old values', async () => {
    const world = await recording(agent, [one('sid', '1')]);
    await world.happen(...overwritten(agent, one('sid', '1'), one('sid', '2')));
    await world.restart();
    await world.happen(...overwritten(agent, one('sid', '2'), one('sid', '3')));
    expect(told(await world.entries())).toEqual(['set sid 1 2', 'set sid 2 3']);
  });

  test('a change that no event reported is recorded as unseen, also in a jar that was emptied', async () => {
    const world = await recording(agent, [one('sid', '1'), one('cart', 'x')]);
    world.change(...overwritten(agent, one('sid', '1'), one('sid', '2')));
    await world.restart();
    expect(told(await world.entries())).toEqual(['unseen sid 1 2']);
    world.browser.jar.cookies = [];
    expect(
      told(await world.entries())
        .slice(1)
        .sort(),
    ).toEqual(['unseen cart x -', 'unseen sid 2 -']);
    expect(await world.entries()).toHaveLength(3);
  });

  test('an expiry is recorded at its moment, without an event', async () => {
    const end = Date.now() + 60_000;
    const world = await recording(agent, [one('short', 's', { expiryTime: end })]);
    vi.spyOn(Date, 'now').mockReturnValue(end);
    world.browser.jar.cookies = [];
    expect(await world.entries()).toMatchObject([{ how: 'expired', id: end * 1000, now: null }]);
  });

  test('of a burst no task writes more than a portion, and each change is recorded in order', async () => {
    const world = await recording(agent);
    const written: number[] = [];
    const { set } = world.browser.api.storage.session;
    vi.spyOn(world.browser.api.storage.session, 'set').mockImplementation(async (records: object) => {
      written.push(JSON.stringify(records).length);
      return set(records);
    });
    await world.happen(...Array.from({ length: 1_000 }, (_, at) => added(one(`n${at}`))));
    expect((await world.entries()).map(({ now }) => now?.name)).toEqual(
      Array.from({ length: 1_000 }, (_, at) => `n${at}`),
    );
    expect(written.filter((length) => length > 10_000).length).toBeGreaterThanOrEqual(4);
  });

  test('of a burst each portion is reported as written before the next one is', async () => {
    const world = await recording(agent);
    const events = world.begin(...Array.from({ length: 700 }, (_, at) => added(one(`n${at}`))));
    const writes = () => world.browser.calls.filter((name) => name === 'session.set').length;
    const writesAtEnd = Promise.all(events.map((event) => event.then(writes)));
    const counts = new Set(await world.untilDone(writesAtEnd));
    expect(counts.size).toBe(3);
  });

  test('changes of another site or another store are not recorded', async () => {
    const world = await recording(agent);
    await world.happen(added(one('a', '1', { domain: 'other.example' })), added({ ...one('b'), storeId: '7' }));
    expect(await world.entries(['other.example', SITE])).toEqual([]);
    expect([...world.browser.session.keys()].filter((key) => key.startsWith('timeline:'))).toEqual([]);
  });
});

describe('the recording switch', () => {
  test('a recorded site is stored by its name alone', async () => {
    const world = await recording('chrome', [cookie('sid', { value: 'secret' })]);
    await world.happen(added(cookie('new', { value: 'secret' })));
    expect([...world.browser.local]).toEqual([['recordedSites', JSON.stringify({ version: 1, value: [SITE] })]]);
    await world.restart();
    expect((await world.recorder.readRecording({ storeId: '0', sites: [SITE, 'other.example'] })).sites).toEqual([
      SITE,
    ]);
  });

  test('switching a recording off forgets the changes of its site and of no other', async () => {
    const world = await recording();
    await world.switch(true, 'other.example');
    await world.happen(added(cookie('here')), added(cookie('there', { domain: 'www.other.example' })));
    await world.switch(false);
    expect(await world.entries()).toEqual([]);
    expect(told(await world.entries(['other.example']))).toEqual(['set there - v']);
    await world.happen(added(cookie('later')));
    await world.restart();
    expect(await world.entries()).toEqual([]);
    expect(told(await world.entries(['other.example']))).toEqual(['set there - v']);
    expect(String([...world.browser.session])).not.toContain('"here"');
  });

  test('a recording of a private window never reaches the disk and ends with the window', async () => {
    const world = new RecorderWorld();
    world.browser.isPrivateOpen = true;
    await world.start();
    await world.switch(true, SITE, '1');
    await world.happen(added(cookie('secret', { storeId: '1' })), added(cookie('open')));
    expect(told(await world.entries([SITE], '1'))).toEqual(['set secret - v']);
    expect(await world.entries()).toEqual([]);
    expect(world.browser.local.size).toBe(0);
    world.browser.closePrivateWindows();
    await world.untilDone(world.recorder.forgetPrivateRecording());
    expect(JSON.stringify([...world.browser.session])).not.toMatch(/secret|shop/);
  });

  test('clearing forgets the entries, and later changes still have their old values', async () => {
    const world = await recording('firefox', [cookie('sid', { storeId: 'firefox-default', value: '1' })]);
    const sid = (value: string): Cookie => cookie('sid', { storeId: 'firefox-default', value });
    await world.happen(...overwritten('firefox', sid('1'), sid('2')));
    await world.untilDone(world.recorder.clearRecording({ storeId: 'firefox-default', sites: [SITE] }));
    expect(await world.entries()).toEqual([]);
    await world.restart();
    await world.happen(...overwritten('firefox', sid('2'), sid('3')));
    expect(told(await world.entries())).toEqual(['set sid 2 3']);
  });
});

describe('the bound of a recording', () => {
  test('a full recording drops and counts its oldest entries, and still knows old values', async () => {
    const world = await recording('firefox');
    const big = (at: number): Cookie => cookie('big', { storeId: 'firefox-default', value: `${at}`.padEnd(4000, '.') });
    for (let at = 0; at < 400; at++) {
      await world.happen(...(at === 0 ? [added(big(0))] : overwritten('firefox', big(at - 1), big(at))));
    }
    const octets = new TextEncoder().encode(JSON.stringify([...world.browser.session])).length;
    expect(octets).toBeLessThan(2.1 * 1024 * 1024);
    const { entries, dropped } = await world.recorder.readRecording({ storeId: 'firefox-default', sites: [SITE] });
    expect(entries.length + dropped).toBe(400);
    expect(dropped).toBeGreaterThan(0);
    expect(entries.at(-1)).toMatchObject({ old: { value: big(398).value }, now: { value: big(399).value } });
    await world.restart();
    expect(await world.entries()).toEqual(entries);
  });
});

describe('a burst of changes', () => {
  test('8,000 changes at once leave the newest that fit, and later changes do not wipe them', async () => {
    const world = await recording('chrome');
    const burst = Array.from({ length: 8000 }, (_, at) =>
      added(cookie(`n${at % 150}`, { storeId: '0', value: `${at}` })),
    );
    await world.happen(...burst);
    const before = (await world.entries()).length;
    expect(before).toBeGreaterThan(3000);
    await world.happen(added(cookie('later', { storeId: '0' })));
    const { entries, dropped } = await world.recorder.readRecording({ storeId: '0', sites: [SITE] });
    expect(entries.length).toBeGreaterThan(before - 100);
    expect(entries.length + dropped).toBe(8001);
  });
});

test('where the storage has no room for the state of the cookies, the oldest changes make room and are counted', async () => {
  const world = await recording('chrome');
  const large = (at: number) => added(cookie(`n${at}`, { storeId: '0', value: 'v'.repeat(4000) }));
  await world.happen(...Array.from({ length: 40 }, (_, at) => large(at)));
  let writes = 0;
  // The first writes the changes, the second the state.
  world.browser.fault = (_, name) => (name === 'session.set' && ++writes === 2 ? 'full' : undefined);
  await world.happen(...Array.from({ length: 10 }, (_, at) => large(40 + at)));
  await world.restart();
  const { entries, dropped } = await world.untilDone(world.recorder.readRecording({ storeId: '0', sites: [SITE] }));
  expect(dropped).toBeGreaterThan(0);
  expect(entries.length + dropped).toBe(50);
  expect(entries.at(-1)?.now?.name).toBe('n49');
});

describe('a background that is stopped at any moment', () => {
  const step = (at: number): CookieChange[] => [
    added(cookie(`n${at}`, { value: 'v'.repeat(3000) })),
    ...(at > 0 ? [removed(cookie(`n${at - 1}`, { value: 'v'.repeat(3000) }))] : []),
  ];

  async function play(world: RecorderWorld): Promise<void> {
    await world.start();
    await world.switch(true);
    for (let at = 0; at < 10; at++) await world.happen(...step(at));
    await world.switch(false, 'other.example');
  }

  test('the recorded changes lead to the jar as it is, whatever call was the last', async () => {
    const calm = new RecorderWorld();
    await play(calm);
    const { length } = calm.browser.calls;
    let checked = 0;
    for (let call = 0; call < length; call++) {
      for (const fault of ['die-before', 'die-after'] as const) {
        const world = new RecorderWorld();
        world.browser.fault = (at) => (at === call ? fault : undefined);
        await play(world).catch((reason) => {
          if (!(reason instanceof Stopped)) throw reason;
        });
        await world.restart();
        const { sites, entries } = await world.recorder.readRecording({ storeId: '0', sites: [SITE] });
        // The background was stopped before it had stored the switch.
        if (sites.length === 0) continue;
        const jar = new Map<string, Cookie>();
        for (const { old, now } of entries) {
          if (now) jar.set(cookieKey(now), now);
          else if (old) jar.delete(cookieKey(old));
        }
        const names = [...jar.values()].map(({ name }) => name);
        expect([call, fault, ...names]).toEqual([call, fault, ...world.jarNames()]);
        checked++;
      }
    }
    expect(checked).toBeGreaterThan(30);
  });
});
