import { describe, expect, test } from 'vitest';
import { readCookies } from '../../../../src/formats/formats.ts';
import { EXPECTED } from '../json/samples.ts';

type Row = Record<string, string | number>;
/** As columns of Chromium 150 are. */
const CHROMIUM: Row = {
  creation_utc: '13340000000000000',
  host_key: '.shop.test',
  top_frame_site_key: '',
  name: 'n',
  value: 'v',
  encrypted_value: '',
  path: '/',
  expires_utc: '13444473600123456',
  is_secure: 1,
  is_httponly: 1,
  has_expires: 1,
  samesite: 1,
  has_cross_site_ancestor: 0,
};
/** As columns of Firefox 153 are. */
const FIREFOX: Row = {
  id: 1,
  originAttributes: '',
  name: 'n',
  value: 'v',
  host: '.shop.test',
  path: '/',
  expiry: 1_800_000_000,
  creationTime: '1700000000000000',
  isSecure: 1,
  isHttpOnly: 1,
  sameSite: 1,
  schemeMap: 2,
};

function csvOf(rows: readonly Row[], separator = ',', quote = ''): string {
  const record = (cells: readonly (string | number)[]) =>
    cells.map((cell) => `${quote}${cell}${quote}`).join(separator);
  return [Object.keys(rows[0] ?? {}), ...rows.map((row) => Object.values(row))].map(record).join('\n');
}

/** A row in all the ways in which programs for SQLite write it. */
const TEXTS: [string, (row: Row) => string][] = [
  ['CSV', (row) => csvOf([row])],
  ['CSV with quotes', (row) => csvOf([row], ';', '"')],
  ['a list of sqlite3', (row) => csvOf([row], '|')],
  ['JSON', (row) => JSON.stringify([row])],
];

describe.each(TEXTS)('a row as %s', (_, textOf) => {
  const read = (row: Row) => {
    const { cookies, problems } = readCookies(textOf(row));
    return {
      problems: problems.map(({ code, data }) => [code, data.field]),
      cookie: cookies[0]?.cookie,
      warnings: cookies[0]?.warnings.map(({ code }) => code),
    };
  };

  test('of Chromium is a cookie', () => {
    const cookie = { ...EXPECTED, expiryTime: 1_800_000_000_123.456 };
    expect(read(CHROMIUM)).toEqual({ problems: [], cookie, warnings: ['storeMissing'] });
  });

  test.each<[Row, object]>([
    [{ host_key: 'shop.test' }, { hostOnly: true }],
    [{ expires_utc: '0', has_expires: 0 }, { expiryTime: null }],
    [{ has_expires: 0 }, { expiryTime: null }],
    [{ samesite: -1 }, { sameSite: 'unset' }],
    [{ samesite: 0 }, { sameSite: 'none' }],
    [{ samesite: 2 }, { sameSite: 'strict' }],
    [
      { is_secure: 0, is_httponly: 0 },
      { secure: false, httpOnly: false },
    ],
    [
      { top_frame_site_key: 'https://top.test', has_cross_site_ancestor: 1 },
      { partitionKey: { topLevelSite: 'https://top.test', hasCrossSiteAncestor: true } },
    ],
  ])('of Chromium with %j is one with %j', (fields, expected) => {
    expect(read({ ...CHROMIUM, ...fields }).cookie).toMatchObject(expected);
  });

  test.each<[Row, string, string]>([
    [{ value: '', encrypted_value: 'v10xyz' }, 'encryptedValue', 'value'],
    [{ expires_utc: '1800000000' }, 'badField', 'expires_utc'],
    [{ is_secure: 2 }, 'badField', 'is_secure'],
    [{ samesite: 7 }, 'badField', 'samesite'],
    [{ host_key: 'a b' }, 'badField', 'host_key'],
    [{ top_frame_site_key: 'x' }, 'badField', 'top_frame_site_key'],
  ])('of Chromium with %j is a problem', (fields, code, field) => {
    expect(read({ ...CHROMIUM, ...fields })).toMatchObject({ problems: [[code, field]], cookie: undefined });
  });

  test('of Chromium without the column of encrypted values has a value, or is a problem', () => {
    const { encrypted_value: _, ...row } = CHROMIUM;
    expect(read(row).cookie?.value).toBe('v');
    expect(read({ ...row, value: '' }).problems).toEqual([['encryptedValue', 'value']]);
    expect(read({ ...CHROMIUM, value: '' }).cookie?.value).toBe('');
  });

  test('of Firefox is a cookie', () => {
    const cookie = { ...EXPECTED, storeId: 'firefox-default' };
    expect(read(FIREFOX)).toEqual({ problems: [], cookie, warnings: [] });
  });

  test.each<[Row, object, string[]]>([
    [{ expiry: 1_800_000_000_000 }, { expiryTime: 1_800_000_000_000 }, ['expiryInMilliseconds']],
    [{ sameSite: 256 }, { sameSite: 'unset' }, []],
    [{ originAttributes: '^userContextId=2' }, { storeId: 'firefox-container-2', partitionKey: null }, []],
    [{ originAttributes: '^privateBrowsingId=1' }, { storeId: 'firefox-private' }, []],
    [{ originAttributes: '^firstPartyDomain=top.test' }, { storeId: 'firefox-default' }, ['unknownField']],
    [
      { originAttributes: '^partitionKey=%28https%2Ctop.test%29' },
      { partitionKey: { topLevelSite: 'https://top.test', hasCrossSiteAncestor: false } },
      [],
    ],
    [
      { originAttributes: '^userContextId=1&partitionKey=%28https%2Ctop.test%2C8443%2Cf%29' },
      {
        storeId: 'firefox-container-1',
        partitionKey: { topLevelSite: 'https://top.test', hasCrossSiteAncestor: true },
      },
      [],
    ],
  ])('of Firefox with %j is one with %j', (fields, expected, warnings) => {
    expect(read({ ...FIREFOX, ...fields })).toMatchObject({ cookie: expected, warnings });
  });

  test('of Firefox with a partition that cannot be read is a problem', () => {
    const row = { ...FIREFOX, originAttributes: '^partitionKey=%28x%29' };
    expect(read(row).problems).toEqual([['badField', 'originAttributes']]);
  });
});

test('a column that was left out is said to be missing', () => {
  const left = Object.entries(CHROMIUM).filter(([column]) => !/^is_httponly|^has_cross/.test(column));
  const row: Row = { ...Object.fromEntries(left), top_frame_site_key: 'https://top.test' };
  for (const text of [csvOf([row]), JSON.stringify([row])])
    expect(
      readCookies(text)
        .cookies[0]?.warnings.map(({ code }) => code)
        .sort(),
    ).toEqual(['httpOnlyMissing', 'partitionUnclear', 'storeMissing']);
});

test('a spreadsheet may have written the separator first', () => {
  expect(readCookies(`sep=;\n${csvOf([CHROMIUM], ';')}`)).toMatchObject({ cookies: [{}], problems: [] });
});

test('the other rows are read beside a wrong one, whose place is told', () => {
  const text = csvOf([CHROMIUM, { ...CHROMIUM, value: '', encrypted_value: 'v10' }, { ...CHROMIUM, name: 'm' }]);
  const { format, cookies, problems } = readCookies(`${text}\na,b`);
  expect(format).toBe('csv');
  expect(cookies.map(({ cookie }) => cookie.name)).toEqual(['n', 'm']);
  expect(problems).toMatchObject([
    { code: 'encryptedValue', line: 3, column: 33 },
    { code: 'badLine', line: 5 },
  ]);
});
