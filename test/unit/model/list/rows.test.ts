import { describe, expect, test } from 'vitest';
import type { Finding } from '../../../../src/cookie/findings/finding.ts';
import { toOctets } from '../../../../src/cookie/octets.ts';
import { rowOf } from '../../../../src/model/jar/row.ts';
import { findingGroups } from '../../../../src/model/list/finding-group.ts';
import { listItems } from '../../../../src/model/list/list-item.ts';
import { quickFilterCounts, searchFor } from '../../../../src/model/list/quick-filter.ts';
import { COMPARE, nextSort, type Sort, sortRows } from '../../../../src/model/list/sort.ts';
import { decodedValue } from '../../../../src/model/text/decoded-value.ts';
import { messageFormatter, messageKey } from '../../../../src/model/text/message.ts';
import { listOctets, visibleText } from '../../../../src/model/text/visible-text.ts';
import { cookie } from '../../../fixtures/cookie.ts';

describe('search', () => {
  const subject = cookie('SessionId', { value: toOctets('größe=L'), domain: 'www.shop.example', path: '/cart' });
  test.each([
    ['', true],
    ['   ', true],
    ['sessionid', true],
    ['GRÖSSE', false],
    ['GRÖßE', true],
    ['www.shop', true],
    ['/cart', true],
    ['session cart', true],
    ['session nowhere', false],
    ['"größe=L"', true],
    [' "SessionId" ', true],
    ['"session cart"', false],
    ['"', false],
    ['""', false],
    ['"L" "nowhere"', false],
    ['SessionId=größe', true],
    ['id=g', true],
    ['session=g', false],
    ['id=r', false],
    ['sessionid=größe cart', true],
    ['größe=L', true],
    ['Cookie: a=1; SessionId=größe=L', true],
    ['a=1; SessionId=größe=L', true],
    ['Cookie: a=1; b=2', false],
    ['Set-Cookie: SessionId=größe=L; Path=/other', true],
    ['Set-Cookie: other=1; SessionId=größe=L', false],
    ['Cookie:', false],
  ])('the search "%s" finds the cookie: %s', (query, found) => {
    expect(searchFor(query)(subject)).toBe(found);
  });
});

describe('sort', () => {
  const rows = [
    cookie('b', { value: 'xx', expiryTime: 2 }),
    cookie('A', { value: 'xxxx', httpOnly: true }),
    cookie('c', { value: 'x', expiryTime: 1, secure: true, sameSite: 'strict' }),
  ].map(rowOf);
  const names = (sort: Sort) =>
    sortRows(rows, sort, COMPARE)
      .map(({ cookie: { name } }) => name)
      .join('');
  test.each<[string, Sort, string]>([
    ['as sent', null, 'bAc'],
    ['name', { column: 'name', descending: false }, 'Abc'],
    ['name, descending', { column: 'name', descending: true }, 'cbA'],
    ['size, descending', { column: 'size', descending: true }, 'Abc'],
    ['expires: a session ends last', { column: 'expires', descending: false }, 'cbA'],
    ['flags: the best protected first', { column: 'flags', descending: true }, 'Acb'],
  ])('rows sorted by %s', (_, sort, order) => {
    expect(names(sort)).toBe(order);
  });

  test('a third click on a heading restores the order of sending', () => {
    const first = nextSort(null, 'size');
    expect(first).toEqual({ column: 'size', descending: true });
    const second = nextSort(first, 'size');
    expect(second).toEqual({ column: 'size', descending: false });
    expect(nextSort(second, 'size')).toBeNull();
  });
});

test('quick filters count the rows that each would leave', () => {
  const rows = [cookie('a'), cookie('b', { httpOnly: true, expiryTime: 1 })].map(rowOf);
  const keys = rows.map(({ key }) => key);
  const context = { warnedKeys: new Set([keys[0] ?? '']), notSent: new Map([[keys[1] ?? '', []]]) };
  expect(quickFilterCounts(rows, context)).toEqual({
    all: 2,
    session: 1,
    httpOnly: 1,
    partitioned: 0,
    warnings: 1,
    notSent: 1,
  });
});

test('findings of one code are one group, without notes and those about cookies that are not listed', () => {
  const finding = (
    code: Finding['code'],
    about: Finding['about'],
    keys: string[],
    severity: Finding['severity'] = 'warn',
  ): Finding => ({
    code,
    about,
    severity,
    keys,
    data: {},
    source: '',
  });
  const groups = findingGroups(
    [
      finding('SameName', 'cookie', ['a', 'b']),
      finding('TooLarge', 'cookie', ['gone']),
      finding('SameName', 'cookie', ['b', 'c']),
      finding('HeaderNearBudget', 'header', []),
      finding('ExpiresSoon', 'cookie', ['a'], 'note'),
      finding('SameName', 'cookie', ['a', 'c', 'd'], 'note'),
    ],
    new Set(['a', 'b', 'c', 'd']),
  );
  expect(groups.map(({ code, count }) => [code, count])).toEqual([
    ['SameName', 3],
    ['HeaderNearBudget', 0],
  ]);
});

test('cookies of other hosts are grouped by host, and subdomains of the site by the site', () => {
  const rows = [cookie('a', { domain: 'www.shop.example' }), cookie('b', { domain: 'ads.test' }), cookie('c')].map(
    rowOf,
  );
  const items = listItems(rows, [], (some) => some, ['shop.example', 'ads.test']);
  expect(items.map((item) => (item.kind === 'row' ? item.row.cookie.name : item.host))).toEqual([
    'shop.example',
    'a',
    'c',
    'ads.test',
    'b',
  ]);
});

describe('text from cookies', () => {
  test.each([
    ['a\tb\0', 'a\u2409b\u2400'],
    ['\u007f', '\u2421'],
    ['x\u202ey', 'x\u2039U+202E\u203ay'],
    ['a\u200bb', 'a\u2039U+200B\u203ab'],
    ['a\u2800b', 'a\u2039U+2800\u203ab'],
    ['a\u{1d159}b', 'a\u2039U+1D159\u203ab'],
    ['größe 日本', 'größe 日本'],
    ['<b>', '<b>'],
  ])('%j shows as %j', (text, shown) => {
    expect(visibleText(text)).toBe(shown);
  });

  test('no character hides: every one that may be left out of sight shows its number', () => {
    const hidden: string[] = [];
    for (let code = 0x80; code <= 0x10ffff; code++) {
      const character = String.fromCodePoint(code);
      if (!/[\p{Default_Ignorable_Code_Point}\p{Cf}\p{Cc}\p{Zs}\p{Zl}\p{Zp}]/u.test(character)) continue;
      if (!visibleText(character).includes(code.toString(16).toUpperCase())) hidden.push(code.toString(16));
    }
    expect(hidden).toEqual([]);
  });

  test('a long text is cut between characters', () => {
    const octets = toOctets('ä'.repeat(100));
    expect(listOctets(`x${octets}`)).toBe(`x${octets.slice(0, 158)}`);
  });

  test.each([
    ['plain', null],
    ['a%20b', 'a b'],
    ['%E2%82%AC', '€'],
    ['100%', null],
    ['50%%20', '50% '],
    ['%zz%41', '%zzA'],
  ])('the value %s is decoded to %j', (value, decoded) => {
    expect(decodedValue(value)).toBe(decoded);
  });
});

describe('messages', () => {
  const texts: Record<string, string> = {
    count_one: '{count} cookie of {site}',
    count_other: '{count} cookies of {site}',
    plain: 'no {place} given',
  };
  const text = messageFormatter((key) => texts[key] ?? '', 'en');
  test.each([
    ['count', { count: 1, site: 'a' }, '1 cookie of a'],
    ['count', { count: 1234, site: 'a' }, '1,234 cookies of a'],
    ['plain', undefined, 'no {place} given'],
    ['plain', { count: 2, place: '{count}' }, 'no {count} given'],
    ['missing', undefined, 'missing'],
  ])('%s with %j is "%s"', (key, data, shown) => {
    expect(text(key, data)).toBe(shown);
  });

  test('the key of a code consists of letters only', () => {
    expect(messageKey('problem', 'no-host-permission')).toBe('problem_noHostPermission');
  });
});
