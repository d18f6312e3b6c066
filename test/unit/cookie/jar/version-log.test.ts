import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Cookie, cookieKey } from '../../../../src/cookie/cookie.ts';
import { applyChanges, coalesce } from '../../../../src/cookie/jar/changes.ts';
import { JarHistory } from '../../../../src/cookie/jar/jar-history.ts';
import { cookie } from '../../../fixtures/cookie.ts';
import { added, overwritten, removed } from '../../../fixtures/jar-events.ts';

const [ONE, TWO] = [cookie('sid', { value: '1' }), cookie('sid', { value: '2' })];

/** A history of a jar that was read at 1,000 ms; each change has its events at its own moment. */
function remembered(jar: Cookie[], changes: [at: number, events: ReturnType<typeof added>[]][], limit = 5_000) {
  const history = new JarHistory('chrome', limit);
  history.adopt(jar, 1_000_000);
  let id = 0;
  for (const [at, events] of changes) {
    for (const change of events) {
      id = Math.max(at * 1_000, id + 1);
      history.take({ id, change });
    }
  }
  return history;
}

describe('the jar at an earlier moment', () => {
  test('it is known from the first reading on', () => {
    const history = remembered([ONE], [[2_000, overwritten('chrome', ONE, TWO)]]);
    expect([999, 1_000, 3_000].map((time) => history.isKnownAt(time))).toEqual([false, true, true]);
    expect([500, 3_000].map((time) => history.knownNear(time))).toEqual([1_000, 3_000]);
    expect(history.at(1_999)).toEqual([ONE]);
    expect(history.at(2_001)).toEqual([TWO]);
    expect(history.at(1_500)).toBe(history.at(1_999));
    expect(history.statesAfter(1_000, 4_000, 4).at(-1)).toEqual([TWO]);
  });

  test('what a reading shows counts from then on, and its event still tells what was there before', () => {
    const history = remembered([ONE], []);
    history.see([TWO], 2_000_000);
    history.see([], 3_000_000);
    expect([1_500, 2_500, 3_500].map((time) => history.at(time)[0]?.value)).toEqual(['1', '2', undefined]);
    expect(history.take({ id: 4_000_000, change: removed(ONE) })).toMatchObject({ how: 'deleted', old: ONE });
    expect(history.at(4_500)).toEqual([]);
  });

  test('a reading that is older than an event does not count for its cookie', () => {
    const history = remembered([], [[2_000, [added(ONE)]]]);
    history.see([], 2_500_000);
    expect(history.at(3_000)).toEqual([ONE]);
  });

  test('it is not known while its events were not reported', () => {
    const history = remembered([ONE], []);
    history.leave(2_000_000);
    history.adopt([TWO], 3_000_000);
    expect([1_500, 2_500, 3_500].map((time) => history.isKnownAt(time))).toEqual([true, false, true]);
    expect([1_500, 3_500].map((time) => history.at(time)[0]?.value)).toEqual(['1', '2']);
    // A request in between is compared with what was read next, or with what was known last.
    expect(history.knownNear(2_500)).toBe(3_000);
    history.leave(4_000_000);
    expect(history.knownNear(4_500)).toBe(4_000);
    expect(history.at(4_000)[0]?.value).toBe('2');
  });

  test('the changes of a cookie and the arrivals of a name and value since a moment', () => {
    const history = remembered(
      [ONE],
      [
        [2_000, overwritten('chrome', ONE, TWO)],
        [3_000, [removed(TWO, 'evicted')]],
        [4_000, [added(ONE)]],
      ],
    );
    const values = (since: number) =>
      history.changesOf(cookieKey(ONE), since).map((one) => one.cookie?.value ?? one.how);
    expect(values(2_000)).toContain('2');
    expect(values(2_500)).toEqual(['evicted', '1']);
    expect(history.arrivals('sid', '1', 2_500).map(({ cookie }) => cookie)).toEqual([ONE]);
    expect(history.arrivals('sid', '1', 4_500)).toEqual([]);
  });

  test('an expiry that is found late counts from its own moment', () => {
    const short = cookie('short', { expiryTime: 2_000 });
    const history = remembered([short], [[2_500, [added(ONE)]]]);
    history.expire(3_000);
    expect(history.at(1_999)).toEqual([short]);
    expect(history.at(2_200)).toEqual([]);
    expect(history.at(2_600)).toEqual([ONE]);
  });

  test('of many changes only the latest are remembered, and what is forgotten is not claimed to be known', () => {
    const many = Array.from({ length: 3_000 }, (_, at): [number, ReturnType<typeof added>[]] => [
      2_000 + at,
      [added(cookie('sid', { value: String(at) }))],
    ]);
    const history = remembered([ONE], many, 1_000);
    expect(history.isKnownAt(2_000)).toBe(false);
    expect(history.isKnownAt(4_500)).toBe(true);
    expect(history.at(4_500)[0]?.value).toBe('2500');
    expect(history.changesOf(cookieKey(ONE), 0).length).toBeLessThan(1_600);
    expect(history.arrivals('sid', '10', 0)).toEqual([]);
  });

  test.each(['chrome', 'firefox'] as const)(
    'property: every earlier state in %s is the one that the list showed',
    (agent) => {
      const names = fc.constantFrom('a', 'b', 'c');
      const paths = fc.constantFrom('/', '/shop');
      const happening = fc.tuple(names, paths, fc.constantFrom('set', 'explicit', 'evicted'), fc.nat(3));
      fc.assert(
        fc.property(fc.array(happening, { maxLength: 40 }), (happenings) => {
          let jar: Cookie[] = [cookie('a', { value: '0' })];
          const history = new JarHistory(agent, 1_000);
          history.adopt(jar, 1);
          const states = [{ at: 0.5, jar }];
          let id = 1_000;
          for (const [name, path, what, value] of happenings) {
            const now = cookie(name, { value: String(value), path });
            const there = jar.find((one) => cookieKey(one) === cookieKey(now));
            if (what !== 'set' && !there) continue;
            const events = what !== 'set' ? [removed(there as Cookie, what as 'explicit')] : [added(now)];
            const all = what === 'set' && there ? overwritten(agent, there, now) : events;
            for (const change of all) history.take({ id: ++id, change });
            jar = applyChanges(jar, coalesce(all), agent);
            id += 1_000;
            states.push({ at: id / 1_000, jar });
          }
          for (const state of states) expect(history.at(state.at)).toEqual(state.jar);
          expect(history.cookies).toEqual(jar);
        }),
      );
    },
  );
});
