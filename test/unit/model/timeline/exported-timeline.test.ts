import { describe, expect, test } from 'vitest';
import { toOctets } from '../../../../src/cookie/octets.ts';
import { timelineAsCsv, timelineAsJson } from '../../../../src/model/timeline/exported-timeline.ts';
import { cookie } from '../../../fixtures/cookie.ts';
import { networkRequest } from '../../../fixtures/har.ts';
import { timelineChange } from '../../../fixtures/timeline-change.ts';

const AT = Date.UTC(2026, 0, 2, 3, 4, 5, 678);
const request = networkRequest('https://shop.example/login', { method: 'POST' });
const told = [
  timelineChange(
    {
      at: AT,
      old: cookie('sid', { value: '1' }),
      now: cookie('sid', { value: toOctets('größer, "2"'), secure: true }),
    },
    { who: 'server', request },
  ),
  timelineChange({ at: AT + 1, old: cookie('=cmd|calc', { value: '@SUM(1)', expiryTime: 0 }) }),
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
    const csv = timelineAsCsv([timelineChange({ at: AT, old: null, now: cookie(octets, { value: octets }) })]);
    const [, line = ''] = csv.split('\r\n');
    expect(line).toContain(`"'${value}"`);
    expect(line).not.toContain(`,"${value}"`);
  });

  test.each([';', '\t', '|'])('no cell begins like a formula in a program that separates cells by %j', (separator) => {
    const url = `https://shop.example/a${separator}=HYPERLINK(1)${separator} "@SUM(1)?`;
    const change = timelineChange(
      { at: AT, old: null, now: cookie('a', { value: toOctets(`1${separator}+1`), path: `/${separator}=1` }) },
      { who: 'server', request: { ...request, url } },
    );
    const cells = timelineAsCsv([change]).split(new RegExp(`[${separator}\r\n]`));
    expect(cells.filter((cell) => /^["\s]*[=+@-]/.test(cell))).toEqual([]);
    expect(cells.filter((cell) => /^'["\s]*[=+@-]/.test(cell))).toHaveLength(4);
  });
});
