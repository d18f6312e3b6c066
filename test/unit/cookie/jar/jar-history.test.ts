import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Cookie, cookieKey } from '../../../../src/cookie/cookie.ts';
import { applyChanges, type CookieChange, coalesce } from '../../../../src/cookie/jar/changes.ts';
import { JarHistory } from '../../../../src/cookie/jar/jar-history.ts';
import { cookie } from '../../../fixtures/cookie.ts';
import { added, jarEvents, overwritten, removed } from '../../../fixtures/jar-events.ts';

type Agent = 'chrome' | 'firefox';

function historyOf(agent: Agent, jar: Cookie[]): JarHistory {
  const made = new JarHistory(agent);
  made.adopt(jar);
  return made;
}

const apply = (jar: JarHistory, ...changes: CookieChange[]) =>
  jarEvents(changes).flatMap((event) => jar.take(event) ?? []);

describe.each(['chrome', 'firefox'] as const)('a copy of the jar in %s', (agent) => {
  const before = cookie('sid', { value: '1' });
  const after = cookie('sid', { value: '2' });

  test('an overwrite is recorded with the cookie that it replaced', () => {
    expect(apply(historyOf(agent, [before]), ...overwritten(agent, before, after))).toMatchObject([
      { how: 'set', old: before, now: after },
    ]);
  });

  test.each([
    ['explicit', 'deleted'],
    ['expired_overwrite', 'deleted'],
    ['evicted', 'evicted'],
    ['expired', 'expired'],
  ] as const)('a removal with the cause %s is recorded as %s', (cause, how) => {
    expect(apply(historyOf(agent, [before]), removed(before, cause))).toMatchObject([{ how, old: before, now: null }]);
  });

  test('an expiry is recorded once, at its moment, not when the browser finds it', () => {
    const short = cookie('short', { expiryTime: 5_000 });
    const jar = historyOf(agent, [short]);
    expect(jar.expire(4_999)).toEqual([]);
    expect(jar.expire(9_000)).toEqual([{ id: 5_000_000, how: 'expired', old: short, now: null }]);
    expect(apply(jar, removed(short, 'expired'))).toEqual([]);
  });

  test('a cookie that came after the jar was read is left to its event', () => {
    const jar = historyOf(agent, [before]);
    const since = Date.now() * 1000;
    apply(jar, ...overwritten(agent, before, after));
    expect(jar.compare([before], { id: since, since: 0 })).toEqual([]);
    expect(jar.compare([after], { id: since, since: Number.MAX_SAFE_INTEGER })).toEqual([]);
  });

  test('a first reading that is older than an event neither brings back what was deleted nor takes away what was set', () => {
    const jar = new JarHistory(agent);
    const [other, late] = [cookie('other'), cookie('added')];
    apply(jar, removed(before), added(late));
    jar.adopt([before, other]);
    expect(jar.cookies).toEqual([late, other]);
    expect(jar.compare([other, late], { id: Date.now() * 1000, since: Number.MAX_SAFE_INTEGER })).toEqual([]);
  });

  test('property: the entries lead from the jar at the beginning to the jar at the end, whatever happened', () => {
    const names = fc.constantFrom('a', 'b', 'c');
    const happening = fc.tuple(names, fc.constantFrom('set', 'explicit', 'evicted'), fc.nat(3));
    fc.assert(
      fc.property(fc.array(happening, { maxLength: 40 }), (happenings) => {
        let jar: Cookie[] = [cookie('a', { value: '0' })];
        const copy = historyOf(agent, jar);
        const replayed = new Map(jar.map((one) => [cookieKey(one), one]));
        for (const [name, what, value] of happenings) {
          const there = jar.find((one) => one.name === name);
          const now = cookie(name, { value: String(value) });
          const events: CookieChange[] =
            what === 'set'
              ? there
                ? overwritten(agent, there, now)
                : [added(now)]
              : there
                ? [removed(there, what as 'explicit')]
                : [];
          jar = applyChanges(jar, coalesce(events), agent);
          for (const entry of apply(copy, ...events)) {
            const key = cookieKey(entry.now ?? (entry.old as Cookie));
            expect(entry.old ?? null).toEqual(replayed.get(key) ?? null);
            if (entry.now) replayed.set(key, entry.now);
            else replayed.delete(key);
          }
        }
        expect(new Set(replayed.values())).toEqual(new Set(jar));
      }),
    );
  });
});

test('before the jar is read the old value is unknown in Firefox, and Chromium reports it', () => {
  const [before, after] = [cookie('sid', { value: '1' }), cookie('sid', { value: '2' })];
  expect(apply(new JarHistory('chrome'), ...overwritten('chrome', before, after))).toMatchObject([{ old: before }]);
  expect(apply(new JarHistory('firefox'), ...overwritten('firefox', before, after))[0]).not.toHaveProperty('old');
});
