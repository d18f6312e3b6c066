import { expect, test } from 'vitest';
import { changeAuthor } from '../../../../src/model/timeline/change-author.ts';
import { cookieClearings } from '../../../../src/model/timeline/cookie-clearings.ts';
import { cookie } from '../../../fixtures/cookie.ts';
import { networkRequest } from '../../../fixtures/har.ts';
import { entryOf } from '../../../fixtures/timeline-change.ts';

const clearing = (value: string) =>
  networkRequest('https://www.shop.example/logout', {
    at: 1_000_000,
    time: 50,
    response: [['Clear-Site-Data', value]],
  });

test.each([
  ['"cookies"', true],
  ['"*"', true],
  ['"cache", "cookies"', true],
  ['"storage","cookies" , "cache"', true],
  ['"cache"', false],
  ['cookies', false],
  ['"Cookies"', false],
])('Clear-Site-Data: %s clears cookies: %s', (value, clears) => {
  expect(cookieClearings([clearing(value)], () => 'shop.example').size).toBe(clears ? 1 : 0);
});

test('a response with Clear-Site-Data deleted the cookies that went at that moment, HttpOnly or not, and set none', () => {
  const request = clearing('"cookies"');
  const evidence = { requests: new Map(), steps: [], clearingsOf: () => [request], recordedSince: 0 };
  for (const old of [cookie('a'), cookie('sid', { httpOnly: true })]) {
    expect(changeAuthor(entryOf({ at: 1_000_060, old }), evidence)).toMatchObject({ who: 'server', request });
    expect(changeAuthor(entryOf({ at: 1_009_000, old }), evidence).who).not.toBe('server');
    expect(changeAuthor(entryOf({ at: 1_000_060, old: null, now: old }), evidence).who).not.toBe('server');
  }
});
