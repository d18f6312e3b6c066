import { describe, expect, test } from 'vitest';
import { toOctets } from '../../../../src/cookie/octets.ts';
import { timelineAsCsv, timelineAsJson } from '../../../../src/model/timeline/exported-timeline.ts';
import { cookie } from '../../../fixtures/cookie.ts';
import { networkRequest } from '../../../fixtures/har.ts';
import { toldOf } from '../../../fixtures/told.ts';

const AT = Date.UTC(2026, 0, 2, 3, 4, 5, 678);
const request = networkRequest('https://shop.example/login', { method: 'POST' });
const told = [
  toldOf(
    {
      at: AT,
      old: cookie('sid', { value: '1' }),
      now: cookie('sid', { value: toOctets('größer, "2"'), secure: true }),
    },
    { who: 'server', request },
  ),
  toldOf({ at: AT + 1, old: cookie('=cmd|calc', { value: '@SUM(1)', expiryTime: 0 }) }),
];

describe('a timeline exported as a file', () => {
  test('the JSON export holds each change with both values as text', () => {
    const [first, second] = JSON.parse(timelineAsJson(told));
    expect(first).toMatchObject({
      time: '2026-01-02T03:04:05.678Z',
      change: 'changed',
      by: 'server',
      request: 'POST https://shop.example/login',
      name: 'sid',
      oldValue: '1',
      newValue: 'größer, "2"',
      octetsBefore: 5,
      octetsNow: 17,
      attributes: 'secure',
    });
    expect(second).toMatchObject({
      change: 'deleted',
      by: 'page',
      newValue: null,
      oldExpires: '1970-01-01T00:00:00.000Z',
    });
  });

  test('the CSV export has a line of names and a line for each change, quoted as in RFC 4180', () => {
    const [head, first, second, end] = timelineAsCsv(told).split('\r\n');
    expect(head).toMatch(/^"time","change","by","request","name"/);
    expect(first).toContain('"sid","shop.example",true,"/",,"0","1","größer, ""2""",5,17,"secure"');
    expect(second).toContain('"deleted"');
    expect(end).toBe('');
  });

  test.each(['=1+1', '+1', '-1', '@x', '\tx', '\rx', '＝1'])('no field of CSV begins like a formula: %j', (value) => {
    const octets = toOctets(value);
    const csv = timelineAsCsv([toldOf({ at: AT, old: null, now: cookie(octets, { value: octets }) })]);
    const [, line = ''] = csv.split('\r\n');
    expect(line).toContain(`"'${value}"`);
    expect(line).not.toContain(`,"${value}"`);
  });
});
