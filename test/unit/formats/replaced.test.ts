import { describe, expect, test } from 'vitest';
import type { Cookie } from '../../../src/cookie/cookie.ts';
import { readCookies, writeCookies } from '../../../src/formats/formats.ts';
import { sampleCookie } from '../cookie/sample-cookie.ts';

const ABOUT = { url: 'https://www.shop.test/', now: 1_800_000_000_000 };
const ONE = sampleCookie({ value: '1' });
const PARTITIONED = sampleCookie({
  value: '2',
  secure: true,
  partitionKey: { topLevelSite: 'https://news.test', hasCrossSiteAncestor: true },
});
const CONTAINER = sampleCookie({ value: '3', storeId: 'firefox-container-2' });
const OTHER_PATH = sampleCookie({ value: '4', path: '/x' });

describe('a cookie that another one replaces when the text is read', () => {
  test.each<[Parameters<typeof writeCookies>[1], Cookie[], string[]]>([
    ['netscape', [ONE, PARTITIONED], ['1']],
    ['netscape', [CONTAINER, ONE, OTHER_PATH], ['3']],
    ['selenium', [ONE, CONTAINER, PARTITIONED], ['1', '3']],
    ['playwright', [ONE, PARTITIONED], []],
    ['playwright', [ONE, CONTAINER], ['1']],
    ['header', [ONE, OTHER_PATH], ['1']],
    ['set-cookie', [ONE, OTHER_PATH, PARTITIONED], ['1']],
    ['chrome-json', [ONE, CONTAINER, PARTITIONED], []],
    ['crumb', [ONE, CONTAINER, PARTITIONED], []],
    ['csv', [ONE, CONTAINER, PARTITIONED], []],
  ])('in %s is announced', (format, jar, expected) => {
    const { text, losses } = writeCookies(jar, format, ABOUT);
    const replaced = losses.filter(({ code }) => code === 'replaced').map(({ id }) => id);
    const found = jar.filter((cookie) =>
      replaced.some((id) => JSON.stringify({ ...cookie, ...id }) === JSON.stringify(cookie)),
    );
    expect(found.map(({ value }) => value)).toEqual(expected);
    // What the browser has after the import.
    const left = new Map(
      readCookies(text, ABOUT).cookies.map(({ cookie }) => [
        JSON.stringify([cookie.storeId, cookie.partitionKey, cookie.domain, cookie.hostOnly, cookie.path, cookie.name]),
        cookie.value,
      ]),
    );
    expect([...left.values()].sort()).toEqual(
      jar
        .map(({ value }) => value as string)
        .filter((value) => !expected.includes(value))
        .sort(),
    );
  });
});

test.each(['a..b', '*.shop.test', 'x'.repeat(300)])('%j is the host of no cookie, also in JSON', (domain) => {
  const { problems } = readCookies(JSON.stringify([{ name: 'n', value: 'v', domain, path: '/' }]));
  expect(problems).toMatchObject([{ code: 'badField', data: { field: 'domain' } }]);
});
