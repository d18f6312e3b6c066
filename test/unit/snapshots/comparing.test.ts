import { describe, expect, test } from 'vitest';
import { exchangesBetween } from '../../../src/cookie/jar/exchanges-between.ts';
import { asOctets } from '../../../src/cookie/octets.ts';
import { portionsBySize } from '../../../src/model/changes/portions-by-size.ts';
import { compareJars } from '../../../src/model/snapshots/jar-comparison.ts';
import { restorePlan } from '../../../src/model/snapshots/restore-plan.ts';
import { cookie } from '../../fixtures/cookie.ts';

const sid = cookie('sid', { value: 'one' });
const cart = cookie('cart', { expiryTime: 2e12 });
const here = cookie('same', { path: '/' });
const below = cookie('same', { path: '/shop' });
const part = cookie('same', { partitionKey: { topLevelSite: 'https://top.example', hasCrossSiteAncestor: true } });

describe('two moments', () => {
  test.each([
    ['nothing', [], [], { added: [], removed: [], changed: [], same: 0 }],
    ['the same cookies in another order', [sid, cart], [cart, sid], { added: [], removed: [], changed: [], same: 2 }],
    ['a cookie that came and one that went', [sid], [cart], { added: [cart], removed: [sid], changed: [], same: 0 }],
    [
      'cookies of one name on other paths and in a partition',
      [here, below],
      [below, part],
      { added: [part], removed: [here], changed: [], same: 1 },
    ],
    [
      'a creation time, which no browser lets an extension set',
      [sid],
      [{ ...sid, creationTime: 5 }],
      { added: [], removed: [], changed: [], same: 1 },
    ],
    ['less than a millisecond of expiry', [cart], [{ ...cart, expiryTime: 2e12 + 0.5 }], { changed: [], same: 1 }],
  ])('that differ in %s', (_, before, now, expected) => {
    expect(compareJars(before, now)).toMatchObject(expected);
  });

  test('name every field in which a cookie changed', () => {
    const now = { ...sid, value: asOctets('two'), secure: true, expiryTime: 2e12 };
    expect(compareJars([sid], [now]).changed).toEqual([
      { before: sid, now, fields: ['value', 'secure', 'expiryTime'] },
    ]);
  });
});

describe('the plan of a restore', () => {
  test('begins with the removals where it is exact, and has none where it merges', () => {
    expect(restorePlan([sid, below], [here, below], 'exact')).toEqual([
      { cookie: null, from: here },
      { cookie: sid, from: null },
      { cookie: below, from: null },
    ]);
    expect(restorePlan([sid, below], [here, below], 'merge').map(({ from }) => from)).toEqual([null, null]);
  });

  test('of the largest cookies of a whole site is one step', () => {
    const site = Array.from({ length: 180 }, (_, at) => cookie(`name${at}`, { value: 'x'.repeat(4080) }));
    const changed = site.map((one) => ({ before: [one], after: [{ ...one, value: asOctets('y'.repeat(4080)) }] }));
    expect(portionsBySize(changed, 'snapshot')).toHaveLength(1);
    expect(portionsBySize(changed, 'import').length).toBeGreaterThan(1);
  });
});

test('a switch leaves what is the same, replaces what changed, and removes first', () => {
  expect(exchangesBetween([here, sid], [{ ...sid, value: asOctets('two') }, here, cart])).toEqual([
    { before: [sid], after: [{ ...sid, value: 'two' }] },
    { before: [], after: [cart] },
  ]);
  expect(exchangesBetween([here, sid], [cart])).toEqual([
    { before: [here], after: [] },
    { before: [sid], after: [] },
    { before: [], after: [cart] },
  ]);
});
