import { readFileSync } from 'node:fs';
import { Ajv } from 'ajv';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readCookies, writeCookies } from '../../../../src/formats/formats.ts';
import { sampleCookie } from '../../cookie/sample-cookie.ts';
import { anyJar } from '../random-cookies.ts';

const schema = JSON.parse(
  readFileSync(new URL('../../../../docs/crumb-cookies.schema.json', import.meta.url), 'utf8'),
) as object;
const validate = new Ajv({ strict: true, allowUnionTypes: true, strictRequired: false }).compile(schema);

test('every export fits the schema that documents it', () => {
  fc.assert(
    fc.property(anyJar, (jar) => {
      validate(JSON.parse(writeCookies(jar, 'crumb', { now: 1_800_000_000_000 }).text));
      expect(validate.errors).toBeNull();
    }),
  );
  const wrong = JSON.parse(writeCookies([sampleCookie()], 'crumb', {}).text) as { cookies: Record<string, unknown>[] };
  expect(validate(wrong)).toBe(true);
  delete wrong.cookies[0]?.storeId;
  expect(validate(wrong)).toBe(false);
});

test('a cookie of any octets, in a partition and a container, is the same afterwards', () => {
  const cookie = sampleCookie({
    name: 'n\xff',
    value: '\0\x80 "é',
    path: '/\xfe',
    storeId: 'firefox-container-2',
    partitionKey: { topLevelSite: 'https://other.test', hasCrossSiteAncestor: true },
    expiryTime: 1_800_000_000_000.125,
    creationTime: 5.5,
  });
  const { text, losses } = writeCookies([cookie], 'crumb', {});
  expect(losses).toEqual([]);
  expect(readCookies(text)).toEqual({ format: 'crumb', cookies: [{ cookie, warnings: [] }], problems: [] });
});

test('the time of the export is in the text when it is known', () => {
  expect(JSON.parse(writeCookies([], 'crumb', { now: 0 }).text)).toEqual({
    format: 'crumb-cookies',
    version: 1,
    exported: '1970-01-01T00:00:00.000Z',
    cookies: [],
  });
});

test('nothing of a newer version is read, and the place of the version is named', () => {
  const text = writeCookies([sampleCookie()], 'crumb', {}).text.replace('"version": 1', '"version": 2');
  expect(readCookies(text)).toEqual({
    format: 'crumb',
    cookies: [],
    problems: [{ code: 'newerVersion', line: 3, column: 14, data: { version: 2, known: 1 } }],
  });
});

test.each([
  ['version', '"version": 1', '"version": "1"', 3, 14],
  ['cookies', '"cookies": [', '"cookies": 5, "x": [', 4, 14],
  ['hostOnly', '"hostOnly": true', '"hostOnly": "true"', 9, 19],
  ['storeId', '"storeId": "0"', '"storeId": 0', 16, 18],
  ['domain', '"domain": "www.shop.test"', '"domain": "a b"', 8, 17],
  ['expiryTime', '"expiryTime": null', '"expiryTime": 1e999', 11, 21],
  ['partitionKey', '"partitionKey": null', '"partitionKey": {"topLevelSite": "https://a.test"}', 15, 23],
  ['valueBase64', '"value": "v"', '"valueBase64": "?"', 7, 22],
] as const)('a wrong %s is a problem at its place, and its cookie is not read', (field, right, wrong, line, column) => {
  const text = writeCookies([sampleCookie()], 'crumb', {}).text.replace(right, wrong);
  const { cookies, problems } = readCookies(text);
  expect(cookies).toEqual([]);
  expect(problems).toEqual([{ code: 'badField', line, column, data: { field } }]);
});

test('a field that is missing is named, and the other cookies are read', () => {
  const { text } = writeCookies([sampleCookie({ name: 'a' }), sampleCookie({ name: 'b' })], 'crumb', {});
  const { cookies, problems } = readCookies(text.replace('"secure": false,', ''));
  expect(cookies.map(({ cookie }) => cookie.name)).toEqual(['b']);
  expect(problems).toEqual([{ code: 'missingField', line: 5, column: 5, data: { field: 'secure' } }]);
});
