import { describe, expect, test } from 'vitest';
import type { PlannedCookie, PredictedCookie } from '../../../../src/contract/steps.ts';
import type { Agent, Cookie } from '../../../../src/cookie/cookie.ts';
import { asOctets } from '../../../../src/cookie/octets.ts';
import { exchangeOf, type WantedCookie } from '../../../../src/model/changes/change-row.ts';
import { changeRows } from '../../../../src/model/changes/change-rows.ts';
import { cookie } from '../../../fixtures/cookie.ts';

const HOST = cookie('a');
const WIDE = cookie('a', { hostOnly: false, value: 'wide' });
const DEEP = cookie('a', { path: '/shop', value: 'deep' });

/** The rows of cookies that move to where nothing is, or what `now` says. */
function rowsOf(
  wanted: PlannedCookie[],
  now: (Cookie | null)[] = [],
  excluded: number[] = [],
  agent: Agent = 'chrome',
) {
  const predicted = wanted.map(
    (one, at): PredictedCookie => ({ cookie: one.cookie, now: now[at] ?? null, problem: null }),
  );
  return changeRows({
    wanted: new Map(wanted.entries()),
    predicted: new Map(predicted.entries()),
    excluded: new Set(excluded),
    agent,
  });
}
const moved = (from: Cookie, to: Partial<Cookie>): PlannedCookie => ({ cookie: { ...from, ...to }, from });

describe('cookies that move', () => {
  test('to one identity: the first is stored, and the others would replace it', () => {
    const rows = rowsOf([moved(HOST, { path: '/x' }), moved(DEEP, { path: '/x' }), moved(WIDE, { path: '/x' })]);
    expect(rows.map(({ effect }) => effect)).toEqual(['changed', 'rejected', 'changed']);
    expect(rows[1]?.predicted.problem).toEqual({ code: 'exists', cookie: { ...HOST, path: '/x' } });
  });

  test('to one identity: the second is stored where a person takes out the first', () => {
    const rows = rowsOf([moved(HOST, { path: '/x' }), moved(DEEP, { path: '/x' })], [], [0]);
    expect(rows.map(({ effect }) => effect)).toEqual(['changed', 'changed']);
  });

  test('replace no other cookie', () => {
    const rows = rowsOf([moved(HOST, { path: '/shop' })], [DEEP]);
    expect(rows).toMatchObject([{ effect: 'rejected', predicted: { problem: { code: 'exists', cookie: DEEP } } }]);
  });

  test('from a place that the browser cannot write to say so beforehand', () => {
    const spaced = cookie('a', { path: '/a b' });
    const rows = rowsOf([moved(spaced, { path: '/x' })]);
    expect(rows).toMatchObject([
      { effect: 'rejected', predicted: { problem: { code: 'rejected', reasons: [{ code: 'PathUnreachable' }] } } },
    ]);
    expect(rowsOf([moved(spaced, { path: '/x' })], [], [], 'firefox')[0]?.effect).toBe('changed');
  });

  test('to a partition change that field, and leave the old place', () => {
    const partitionKey = { topLevelSite: 'https://news.test', hasCrossSiteAncestor: true };
    const [row] = rowsOf([moved(HOST, { partitionKey, domain: 'other.test', hostOnly: false })]);
    expect(row?.fields).toEqual(['domain', 'hostOnly', 'partitionKey']);
    expect(row && exchangeOf(row)).toEqual({ before: [HOST], after: [{ ...HOST, ...row?.predicted.cookie }] });
  });
});

describe('cookies that are copied', () => {
  test('change a cookie that is there already, field by field', () => {
    const [row] = rowsOf([{ cookie: { ...HOST, path: '/shop' }, from: null }], [DEEP]);
    expect(row).toMatchObject({ effect: 'changed', fields: ['value'] });
    expect(row && exchangeOf(row)).toEqual({ before: [DEEP], after: [{ ...HOST, path: '/shop' }] });
  });

  test('are not stored over each other', () => {
    const copies = [HOST, DEEP].map((one) => ({ cookie: { ...one, path: '/x' }, from: null }));
    expect(rowsOf(copies).map(({ effect }) => effect)).toEqual(['new', 'rejected']);
  });
});

describe('a cookie that is to be removed, and that another one becomes as the browser stores it', () => {
  const now = cookie('a', { path: '/b%20c' });
  const rows = (value: string, excluded: number[]) =>
    changeRows({
      wanted: new Map<number, WantedCookie>([
        [0, { cookie: null, from: now }],
        [1, { cookie: { ...now, path: asOctets('/b c'), value: asOctets(value) }, from: null }],
      ]),
      predicted: new Map([
        [0, { cookie: now, now, problem: null }],
        [1, { cookie: { ...now, value: asOctets(value) }, now, problem: null }],
      ]),
      excluded: new Set(excluded),
      agent: 'chrome',
    }).map(({ index, effect }) => [index, effect]);

  test('is not removed', () => {
    expect(rows('new', [])).toEqual([[1, 'changed']]);
    expect(rows(now.value, [])).toEqual([[1, 'same']]);
  });

  test('is removed where a person takes out the other one', () => {
    expect(rows('new', [1])).toEqual([
      [0, 'removed'],
      [1, 'changed'],
    ]);
  });
});
