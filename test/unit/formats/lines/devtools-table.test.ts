import { describe, expect, test } from 'vitest';
import { readCookies, writeCookies } from '../../../../src/formats/formats.ts';
import { cookie } from '../../../fixtures/cookie.ts';

const row = (...cells: string[]): string => cells.join('\t');
const HEADING = row('Name', 'Value', 'Domain', 'Path', 'Expires / Max-Age', 'Size', 'HttpOnly', 'Secure', 'SameSite');
const CHROMIUM_HEADING = row(HEADING, 'Partition Key Site', 'Cross Site', 'Priority');
const sid = ['sid', '"a,b"', '.shop.test', '/a', '2027-01-15T08:00:00.000Z', '8', '✓', '', 'Lax'];
const time = Date.UTC(2027, 0, 15, 8);
const whole = { name: 'sid', value: '"a,b"', domain: 'shop.test', hostOnly: false, path: '/a', expiryTime: time };

describe('rows of the table of cookies in DevTools', () => {
  test.each([
    ["Chromium's", row(...sid, '', '', 'Medium'), []],
    ["Chromium's with the heading", `${CHROMIUM_HEADING}\r\n${row(...sid, '', '', 'Medium')}\r\n`, []],
    [
      "Firefox's",
      row(
        'sid',
        '"a,b"',
        '.shop.test',
        '/a',
        'Fri, 15 Jan 2027 08:00:00 GMT',
        '8',
        'true',
        'false',
        'Lax',
        'Fri, 15 Jan 2027 07:00:00 GMT',
      ),
      ['partitionMissing'],
    ],
  ])('%s are read with every attribute, and the value as it is', (_, text, warnings) => {
    const { format, cookies, problems } = readCookies(text);
    expect([format, problems]).toEqual(['csv', []]);
    expect(cookies).toMatchObject([
      { cookie: { ...whole, httpOnly: true, secure: false, sameSite: 'lax', partitionKey: null, storeId: '0' } },
    ]);
    expect(cookies[0]?.warnings.map(({ code }) => code)).toEqual(['storeMissing', ...warnings]);
  });

  test.each([
    ['✓', true, []],
    ['', false, []],
    ['Medium', false, ['partitionUnclear']],
  ])('a partition of Chromium with %j beside it', (flag, hasCrossSiteAncestor, warnings) => {
    const { cookies } = readCookies(
      row('id', '1', 'ads.test', '/', 'Session', '3', '', '✓', 'None', 'https://shop.test', flag, 'Medium'),
    );
    expect(cookies).toMatchObject([
      {
        cookie: {
          hostOnly: true,
          expiryTime: null,
          secure: true,
          sameSite: 'none',
          partitionKey: { topLevelSite: 'https://shop.test', hasCrossSiteAncestor },
        },
      },
    ]);
    expect(cookies[0]?.warnings.map(({ code }) => code)).toEqual(['storeMissing', ...warnings]);
  });

  test.each([
    ['too few cells', row('a', '1', 'shop.test'), 'badLine', 1],
    ['a domain with a space', row('a', '1', 'shop test', ...sid.slice(3)), 'badField', 5],
    ['a path without a slash', row('a', '1', 'shop.test', 'x', ...sid.slice(4)), 'badField', 15],
    ['30 February', row('a', '1', 'shop.test', '/', '2027-02-30T00:00:00Z', ...sid.slice(5)), 'badField', 17],
    ['a flag that is none', row('a', '1', 'shop.test', '/', 'Session', '2', 'maybe', '', ''), 'badField', 27],
    ['a SameSite that is none', row('a', '1', 'shop.test', '/', 'Session', '2', '', '', 'often'), 'badField', 29],
    ['half a character', row('a', '\ud800', 'shop.test', ...sid.slice(3)), 'badField', 3],
    ['10 MB', row('a', 'x'.repeat(10_000_000), 'shop.test', ...sid.slice(3)), 'lineTooLong', 1],
  ])('a row with %s is refused at its place, and the sound one beside it is read', (_, wrong, code, column) => {
    const { cookies, problems } = readCookies(`${row(...sid)}\n${wrong}`);
    expect(problems).toMatchObject([{ code, line: 2, column }]);
    expect(cookies.map(({ cookie: found }) => found.name)).toEqual(['sid']);
  });

  test('a cookies.txt file and a CSV with TABs are read as before', () => {
    const jar = [cookie('a'), cookie('b', { secure: true })];
    expect(readCookies(writeCookies(jar, 'netscape', {}).text)).toMatchObject({ format: 'netscape', problems: [] });
    const tabs = writeCookies(jar, 'csv', {}).text.replaceAll(',', '\t');
    expect(readCookies(tabs)).toMatchObject({ format: 'csv', problems: [], cookies: [{}, {}] });
  });
});

test('lines of a name and a value in quotes are read with the host of the page, as they name no domain', () => {
  const text = '"sid","abc"\n"cart","1"';
  const problems = [{ code: 'hostMissing', line: 1, column: 1, data: { count: 2 } }];
  expect(readCookies(text)).toEqual({ format: 'header', cookies: [], problems });
  const { cookies } = readCookies(text, { url: 'https://shop.test/' });
  expect(cookies.map(({ cookie: { name, value, domain } }) => [name, value, domain])).toEqual([
    ['sid', 'abc', 'shop.test'],
    ['cart', '1', 'shop.test'],
  ]);
});
