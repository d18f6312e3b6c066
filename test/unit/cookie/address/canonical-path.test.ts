import { describe, expect, test } from 'vitest';
import { canonicalPath } from '../../../../src/cookie/address/canonical-path.ts';
import { toOctets } from '../../../../src/cookie/octets.ts';
import { whyUnreachable } from '../../../../src/cookie/rules/why-unreachable.ts';
import { cookie } from '../../../fixtures/cookie.ts';

/** Paths written with Chromium 156's cookies API and read back; a path without a second one is stored unchanged. */
const MEASURED: [asked: string, stored: string][] = [
  ...["/x!y$&'()*+,-.:=@[]_~", '/%41', '/%c3%a9', '/%zz', '/%', '/%7e', '/a%20b', '/a%5cb', '/a%00b', '/%2f%2F'].map(
    (path): [string, string] => [path, path],
  ),
  ...['/', '//', '//x/y', '/a//b', '/a/..b', '/a/.../b', '/x%2ey', '/C:/x', '/dir/'].map((path): [string, string] => [
    path,
    path,
  ]),
  ['/a b', '/a%20b'],
  ['/é', '/%C3%A9'],
  ['/😀', '/%F0%9F%98%80'],
  ['/\ufffd', '/%EF%BF%BD'],
  ['/a\u0080b', '/a%C2%80b'],
  ['/\u007f', '/%7F'],
  ['/"#<>?^`{|}', '/%22%23%3C%3E%3F%5E%60%7B%7C%7D'],
  ['/a\\b', '/a/b'],
  ['/a/../b', '/b'],
  ['/a/./b', '/a/b'],
  ['/a/%2e%2E/b', '/b'],
  ['/.%2e/b', '/b'],
  ['/a/%2e', '/a/'],
  ['/a//../b', '/a/b'],
  ['/../a', '/a'],
  ['/a/b/..', '/a/'],
  ['/a/..', '/'],
  ['/..', '/'],
  ['/./..//x', '//x'],
  ['/a/C|/..', '/a/'],
];

test.each(MEASURED)('the path %j is written as %j', (asked, stored) => {
  expect(canonicalPath(toOctets(asked))).toBe(toOctets(stored));
  expect(canonicalPath(stored)).toBe(stored);
});

describe('cookies that Chromium’s API cannot write', () => {
  test.each([
    ['whose path Chromium writes otherwise', { path: '/a b' }, ['PathUnreachable']],
    ['whose path is empty', { path: '' }, ['PathUnreachable']],
    ['whose name is not UTF-8', { name: 'caf\xef\xbf\xbd' }, ['NameUnreachable']],
    ['of plain octets: none', { path: '/a%20b', name: 'caf\xc3\xa9', value: '\xef\xbf\xbd' }, []],
  ])('the reasons why Chromium’s API cannot write a cookie %s', (_, more, codes) => {
    expect(whyUnreachable(cookie('n', more), 'chrome').map(({ code }) => code)).toEqual(codes);
    expect(whyUnreachable(cookie('n', more), 'firefox')).toEqual([]);
  });

  test('of an IPv6 address in Firefox, whose API writes it where no request reads it', () => {
    const own = cookie('n', { domain: '[::1]' });
    expect(whyUnreachable(own, 'firefox').map(({ code }) => code)).toEqual(['HostUnreachable']);
    expect(whyUnreachable(own, 'chrome')).toEqual([]);
    expect(whyUnreachable(cookie('n', { domain: '127.0.0.1' }), 'firefox')).toEqual([]);
  });
});
