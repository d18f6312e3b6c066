import { describe, expect, test } from 'vitest';
import type { Agent, Cookie } from '../../../../src/cookie/cookie.ts';
import { applyChanges, type CookieChange, coalesce } from '../../../../src/cookie/jar/changes.ts';
import { sampleCookie as cookie } from '../sample-cookie.ts';

const one = (name: string, value = 'v', path = '/'): Cookie => cookie({ name, value, path });
const added = (of: Cookie): CookieChange => ({ cookie: of, removed: false, cause: 'explicit' });
const removed = (of: Cookie, cause: CookieChange['cause'] = 'explicit'): CookieChange => ({
  cookie: of,
  removed: true,
  cause,
});
/** The events of an overwrite in each browser: Chromium's first event has the old value, Firefox's the new one. */
const overwrite = (agent: Agent, from: Cookie, to: Cookie) => [
  removed(agent === 'chrome' ? from : to, 'overwrite'),
  added(to),
];
const after = (jar: Cookie[], events: CookieChange[], agent: Agent) =>
  applyChanges(jar, coalesce(events), agent)
    .map(({ name, value }) => `${name}=${value}`)
    .join(' ');

describe('coalesce', () => {
  test('the two events of an overwrite are one change', () => {
    expect(coalesce(overwrite('firefox', one('a', '1'), one('a', '2')))).toEqual([
      { cookie: one('a', '2'), removed: false, cause: 'overwrite' },
    ]);
  });
  test('a new value in Chromium has a new creation time', () => {
    expect(coalesce(overwrite('chrome', one('a', '1'), one('a', '2')))).toEqual([added(one('a', '2'))]);
  });
  test('the last of many events for one cookie counts', () => {
    expect(coalesce([added(one('a', '1')), removed(one('a', '1')), added(one('a', '3'))])).toEqual([
      added(one('a', '3')),
    ]);
    expect(coalesce([added(one('a')), removed(one('a'))])).toEqual([removed(one('a'))]);
  });
  test('a removal for an overwrite that never came is a removal', () => {
    expect(coalesce([removed(one('a'), 'overwrite')])).toEqual([removed(one('a'), 'overwrite')]);
    expect(coalesce([added(one('a')), removed(one('a'), 'overwrite')])).toMatchObject([{ removed: true }]);
  });
  test('changes that are already coalesced stay as they are', () => {
    const settled = coalesce([
      ...overwrite('firefox', one('a', '1'), one('a', '2')),
      added(one('b')),
      removed(one('c')),
    ]);
    expect(coalesce(settled)).toEqual(settled);
  });
});

describe('applyChanges', () => {
  const jar = [one('long', 'v', '/dir'), one('a', '1'), one('b', '1')];
  test.for<[string, CookieChange[], Agent, string]>([
    ['a new cookie goes to the end of its path length', [added(one('x', 'v', '/abc'))], 'chrome', 'long=v x=v a=1 b=1'],
    ['a removed one goes', [removed(one('a', '1'))], 'chrome', 'long=v b=1'],
    [
      'a new value moves to the end in Chromium',
      overwrite('chrome', one('a', '1'), one('a', '2')),
      'chrome',
      'long=v b=1 a=2',
    ],
    [
      'a new value keeps its place in Firefox',
      overwrite('firefox', one('a', '1'), one('a', '2')),
      'firefox',
      'long=v a=2 b=1',
    ],
    [
      'the same value keeps its place in Chromium',
      overwrite('chrome', one('a', '1'), { ...one('a', '1'), httpOnly: true }),
      'chrome',
      'long=v a=1 b=1',
    ],
    [
      'removed and set again goes to the end',
      [removed(one('a', '1')), added(one('a', '1'))],
      'firefox',
      'long=v b=1 a=1',
    ],
    [
      'there and back is still a new creation in Chromium',
      [...overwrite('chrome', one('a', '1'), one('a', '2')), ...overwrite('chrome', one('a', '2'), one('a', '1'))],
      'chrome',
      'long=v b=1 a=1',
    ],
    [
      'removed, set again and overwritten goes to the end',
      [removed(one('a', '1')), added(one('a', '2')), ...overwrite('firefox', one('a', '2'), one('a', '3'))],
      'firefox',
      'long=v b=1 a=3',
    ],
    ['several new ones keep their order', [added(one('y')), added(one('x'))], 'chrome', 'long=v a=1 b=1 y=v x=v'],
    ['a removal of what is not there changes nothing', [removed(one('q'))], 'chrome', 'long=v a=1 b=1'],
  ])('applyChanges: %s', ([, events, agent, expected]) => {
    expect(after(jar, events, agent)).toBe(expected);
  });
  test('applyChanges does not alter the jar it is given', () => {
    const before = structuredClone(jar);
    applyChanges(jar, [removed(one('a', '1')), added(one('z'))], 'chrome');
    expect(jar).toEqual(before);
  });
});
