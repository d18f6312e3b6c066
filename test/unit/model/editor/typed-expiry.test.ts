import { describe, expect, test } from 'vitest';
import { readTypedExpiry } from '../../../../src/model/editor/typed-expiry.ts';

const NOW = Date.UTC(2026, 10, 24, 12, 0, 0);
const HOUR = 3_600_000;
const DAY = 24 * HOUR;

describe('expiry texts that are understood', () => {
  test.for([
    ['+30s', 30_000],
    ['+5m', 5 * 60_000],
    ['+2h', 2 * HOUR],
    ['+30d', 30 * DAY],
    ['+2w', 14 * DAY],
    ['+1y', 365 * DAY],
    ['+1d12h', 36 * HOUR],
    ['+1D12H', 36 * HOUR],
    ['+12h1d', 36 * HOUR],
    ['  +1w ', 7 * DAY],
    ['+0s', 0],
    ['30d', 30 * DAY],
    ['30 days', 30 * DAY],
    ['1 Day', DAY],
    ['in 3 days', 3 * DAY],
    ['+1d 12h', 36 * HOUR],
    ['1 hour 30 min', 1.5 * HOUR],
    ['90sec', 90_000],
    ['2 weeks', 14 * DAY],
    ['3 months', 90 * DAY],
    ['1 year', 365 * DAY],
    ['tomorrow', DAY],
    ['Tomorrow', DAY],
  ] as const)('the expiry "%s" is that long from now', ([text, after]) => {
    expect(readTypedExpiry(text, NOW)).toEqual({ time: NOW + after, form: 'relative' });
  });

  test.for([
    ['0', 0, 'seconds'],
    ['1800000000', 1_800_000_000_000, 'seconds'],
    ['1800000000.123456', 1_800_000_000_123.456, 'seconds'],
    ['99999999999', 99_999_999_999_000, 'seconds'],
    ['100000000000', 100_000_000_000, 'milliseconds'],
    ['1800000000000', 1_800_000_000_000, 'milliseconds'],
    ['1800000000000.5', 1_800_000_000_000.5, 'milliseconds'],
  ] as const)('the expiry "%s" is the epoch %d, in %s', ([text, time, form]) => {
    expect(readTypedExpiry(text, NOW)).toEqual({ time, form });
  });

  test.for([
    ['2027-01-15T08:00:00Z', Date.UTC(2027, 0, 15, 8)],
    ['2027-01-15t08:00z', Date.UTC(2027, 0, 15, 8)],
    ['2027-01-15T08:00:00.250Z', Date.UTC(2027, 0, 15, 8) + 250],
    ['2027-01-15T08:00:00+02:00', Date.UTC(2027, 0, 15, 6)],
    ['2027-01-15T08:00:00-0530', Date.UTC(2027, 0, 15, 13, 30)],
    ['2028-02-29T00:00:00Z', Date.UTC(2028, 1, 29)],
    ['2027-01-15 08:00:00Z', Date.UTC(2027, 0, 15, 8)],
    ['Thu, 21 Oct 2027 07:28:00 GMT', Date.UTC(2027, 9, 21, 7, 28)],
    ['Wed, 21 Oct 2027 07:28:00 GMT', Date.UTC(2027, 9, 21, 7, 28)],
    ['Wed, 09-Jun-2027 10:18:14 GMT', Date.UTC(2027, 5, 9, 10, 18, 14)],
    ['15 Jan 2027 8:00 UTC', Date.UTC(2027, 0, 15, 8)],
    ['2027-01-15 8:00Z', Date.UTC(2027, 0, 15, 8)],
    ['2027-01-15 08:00 UTC', Date.UTC(2027, 0, 15, 8)],
    ['2027/1/15 8:00:30 gmt', Date.UTC(2027, 0, 15, 8, 0, 30)],
    ['2027-01-15 UTC', Date.UTC(2027, 0, 15)],
    ['Friday, 15-Jan-27 08:00:00 GMT', Date.UTC(2027, 0, 15, 8)],
    ['Fri Jan 15 08:00:00 2027', Date.UTC(2027, 0, 15, 8)],
    ['Wed Sep  1 08:00:00 2027', Date.UTC(2027, 8, 1, 8)],
    ['Fri Jan 15 2027 08:00:00 GMT+0100 (Central European Standard Time)', Date.UTC(2027, 0, 15, 7)],
  ] as const)('the expiry "%s" is a date with its zone', ([text, time]) => {
    expect(readTypedExpiry(text, NOW)).toEqual({ time, form: 'date' });
  });

  test.for([
    ['2027-01-15', [2027, 0, 15]],
    ['2027-07-15 08:00', [2027, 6, 15, 8]],
    ['2027-07-15T08:00:30', [2027, 6, 15, 8, 0, 30]],
    ['2027-07-15 8:00', [2027, 6, 15, 8]],
    ['2027-07-15  8:00:30', [2027, 6, 15, 8, 0, 30]],
    ['2027/01/15', [2027, 0, 15]],
    ['2027-1-5 at 8:00', [2027, 0, 5, 8]],
    ['15.01.2027', [2027, 0, 15]],
    ['5.1.2027 8:00', [2027, 0, 5, 8]],
    ['Jan 15 2027', [2027, 0, 15]],
    ['jan 15, 2027 18:30', [2027, 0, 15, 18, 30]],
    ['Friday, 15 January 2027 at 8:00', [2027, 0, 15, 8]],
    ['Fri Jan 15 2027 08:00:10', [2027, 0, 15, 8, 0, 10]],
    ['15-Sept-2027', [2027, 8, 15]],
    ['1 May 2027', [2027, 4, 1]],
    ['31 Dec 2027', [2027, 11, 31]],
    ['tomorrow 9:00', [2026, 10, 25, 9]],
    ['Tomorrow at 18:30', [2026, 10, 25, 18, 30]],
    ['today 23:59:59', [2026, 10, 24, 23, 59, 59]],
  ] as const)('the expiry "%s" is a date in the time zone of the person', ([text, [year, month, ...rest]]) => {
    expect(readTypedExpiry(text, NOW)).toEqual({ time: new Date(year, month, ...rest).getTime(), form: 'local' });
  });
});

test.for([
  '',
  ' ',
  '-3d',
  '-1',
  '+',
  '+d',
  '+3',
  '+3x',
  '+3M1m',
  '+1d1d',
  '+1.5d',
  '+1d-2h',
  '+9999999999y',
  'session',
  '1e9',
  '0x10',
  '1,800,000,000',
  'Infinity',
  'NaN',
  '9999999999999999999',
  '2027-02-29T00:00:00Z',
  '2027-13-01T00:00:00Z',
  '2027-01-15T24:00:00Z',
  '2027-01-15T08:60:00Z',
  '2027-01-15T08:00:00+24:00',
  '15/01/2027',
  '30 parsecs',
  '1d 1 day',
  'days',
  'in tomorrow',
  '2027-02-29',
  '2027-01-15 24:00',
  'Sun, 31 Feb 2027 07:28:00 GMT',
  '32 Oct 2027',
  '29 Feb 2027',
  'Mayor 21 2027',
  '21 Oct',
  '21 Oct 27',
  '21 Oct 2027 GMT',
  '31.2.2027',
  '15.13.2027',
  '15.01.27',
  'tomorrow 24:00',
  'tomorrow 9',
  'today',
  'next friday',
  '2027-01-15 8',
  '2027/01-15',
  '2027/02/29',
  '2027/13/1',
  'Friday, 15-Foo-27 08:00:00 GMT',
  'Wednesday, 31-Feb-27 08:00:00 GMT',
  'Wed Feb 31 08:00:00 2027',
])('the expiry "%s" is rejected, not guessed', (text) => {
  expect(readTypedExpiry(text, NOW)).toBeNull();
});
