import { expect, test } from 'vitest';
import { withoutLaterLines } from '../../../../src/model/set-cookie/without-later-lines.ts';
import { cookie } from '../../../fixtures/cookie.ts';
import { networkRequest } from '../../../fixtures/har.ts';
import { answerLines } from './response-lines.ts';

/** The names that may have been there before a request at 1,000, of the cookies that were read later. */
function namesBefore(jar: [string, string][], lines: readonly string[], at: number, header = ''): string[] {
  const request = networkRequest('https://shop.example/', {
    at: 1_000,
    ...(header && { request: { Cookie: header } }),
  });
  const cookies = jar.map(([name, value]) => cookie(name, { value }));
  const received = answerLines(lines, { jar: [], at, time: 10 });
  return withoutLaterLines(cookies, request, received).map(({ name }) => name);
}

test('what a response set since the request began was not there before it', () => {
  const jar: [string, string][] = [
    ['own', '1'],
    ['old', '1'],
  ];
  expect(namesBefore(jar, ['own=1'], 1_000)).toEqual(['old']);
  expect(namesBefore(jar, ['own=1'], 2_000)).toEqual(['old']);
  expect(namesBefore(jar, ['own=1'], 900)).toEqual(['own', 'old']);
  expect(namesBefore(jar, ['own=2'], 1_000)).toEqual(['own', 'old']);
});

test('a cookie of a name that the request sent was there before, with whichever value', () => {
  expect(namesBefore([['own', '2']], ['own=2'], 1_000, 'own=1')).toEqual(['own']);
});
