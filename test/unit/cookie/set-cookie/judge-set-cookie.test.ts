import { describe, expect, test } from 'vitest';
import { type Agent, type Cookie, cookieKey } from '../../../../src/cookie/cookie.ts';
import { judgeSetCookie } from '../../../../src/cookie/set-cookie/judge-set-cookie.ts';
import { keyOf, type ResponseContext } from '../../../../src/cookie/verdict.ts';
import { sampleCookie } from '../sample-cookie.ts';
import { AGENTS, HTTP, NOW, outcome, PAGE, response, stored } from './judged.ts';

const DAY = 86_400_000;

test.for<[line: string, url: string, chrome: string, firefox?: string]>([
  ['n=v', PAGE, 'stored'],
  ['', PAGE, 'NoCookieContent'],
  ['=; Path=/', PAGE, 'NoCookieContent'],
  ['=v', PAGE, 'stored', 'InvalidName'],
  ['=a=b', PAGE, 'InvalidName'],
  ['=__Host-n', PAGE, 'InvalidPrefix', 'InvalidPrefix InvalidName'],
  ['n=a\tb', PAGE, 'DisallowedCharacter', 'stored'],
  ['n=a\x01b', PAGE, 'DisallowedCharacter'],
  ['n=v; Comment=a\x01b', PAGE, 'DisallowedCharacter'],
  ['n=v; Path=/\tx', PAGE, 'DisallowedCharacter'],
  ['n=v; Path=x\ty', PAGE, 'DisallowedCharacter', 'stored'],
  ['n=v; Path=/\tx; Path=/', PAGE, 'DisallowedCharacter', 'stored'],
  ['n=v; x\ty', PAGE, 'DisallowedCharacter', 'stored'],
  [`n=${'x'.repeat(4095)}`, PAGE, 'stored'],
  [`n=${'x'.repeat(4096)}`, PAGE, 'NameValuePairExceedsMaxSize'],
  ['n=v; Domain=shop.test', PAGE, 'stored'],
  ['n=v; Domain=other.test', PAGE, 'InvalidDomain'],
  ['n=v; Domain=test', PAGE, 'InvalidDomain'],
  ['n=v; Domain=%73hop.test', PAGE, 'InvalidDomain'],
  ['n=v; Domain=..shop.test', PAGE, 'InvalidDomain'],
  ['n=v; Domain=shop.test.', PAGE, 'InvalidDomain'],
  ['n=v; Domain=0.0.1', 'http://127.0.0.1/', 'InvalidDomain'],
  ['n=v; Domain=127.0.0.1', 'http://127.0.0.1/', 'stored'],
  ['n=v; Domain=[::1]', 'http://[::1]/', 'stored'],
  ['n=v; Domain=.[::1]', 'http://[::1]/', 'stored'],
  ['n=v; Domain=.127.0.0.1', 'http://127.0.0.1/', 'stored'],
  ['n=v; Domain=[0:0:0:0:0:0:0:1]', 'http://[::1]/', 'InvalidDomain'],
  ['n=v; Domain=[2001:DB8::1]', 'http://[2001:db8::1]/', 'stored'],
  ['n=v; Domain=::1', 'http://[::1]/', 'InvalidDomain'],
  ['n=v; Domain=[::2]', 'http://[::1]/', 'InvalidDomain'],
  ['n=v; Domain=[::1]', PAGE, 'InvalidDomain'],
  ['n=v; Domain=co.uk', 'https://www.shop.co.uk/', 'InvalidDomain'],
  // This host is not a public suffix itself, but has one below it.
  ['n=v; Domain=amazonaws.com', 'https://shop.s3.amazonaws.com/', 'InvalidDomain'],
  ['n=v; Domain=b\xc3\xbccher.test', 'https://www.xn--bcher-kva.test/', 'stored', 'InvalidDomain'],
  ['n=v; Domain=l\xc2\xadocalhost', 'http://localhost/', 'InvalidDomain'],
  ['n=v; Secure', HTTP, 'SecureOnly'],
  ['n=v; Secure', 'http://localhost:5000/', 'stored'],
  ['n=v; SameSite=None', PAGE, 'SameSiteNoneInsecure'],
  ['n=v; Partitioned', PAGE, 'PartitionedInsecure'],
  ['__Secure-n=v', PAGE, 'InvalidPrefix'],
  ['__secure-n=v; Secure', PAGE, 'stored'],
  ['__Host-n=v; Secure; Path=/', PAGE, 'stored'],
  ['__Host-n=v; Secure; Path=/; Domain=shop.test', PAGE, 'InvalidPrefix'],
  ['__Host-n=v; Secure', 'https://www.shop.test/', 'InvalidPrefix', 'stored'],
  ['__Host-n=v; Secure; Path=/', HTTP, 'InvalidPrefix SecureOnly'],
  ['__Http-n=v; Secure', PAGE, 'InvalidPrefix'],
  ['__Host-Http-n=v; Secure; HttpOnly; Path=/', PAGE, 'stored'],
  ['n=v; Max-Age=0', PAGE, 'deleted'],
  ['n=v; Expires=Thu, 01 Jan 1970 00:00:00 GMT', PAGE, 'deleted'],
  ['n=v; Expires=0', PAGE, 'stored'],
  ['n=v', 'about:blank', 'SchemeNotSupported'],
])('"%s" from %s: %s', ([line, url, chrome, firefox = chrome]) => {
  expect(outcome(line, { url, agent: 'chrome' }), 'chrome').toBe(chrome);
  expect(outcome(line, { url, agent: 'firefox' }), 'firefox').toBe(firefox);
});

describe('attributes', () => {
  test.for<[line: string, expected: Partial<Cookie>]>([
    ['n=v', { path: '/dir', domain: 'www.shop.test', hostOnly: true, expiryTime: null, sameSite: 'unset' }],
    ['n=v; Path=/a; PATH=/b', { path: '/b' }],
    ['n=v; Path=/a; Path=x', { path: '/dir' }],
    [`n=v; Path=/a; Path=/${'x'.repeat(1024)}`, { path: '/a' }],
    ['n=v; Domain=.SHOP.test', { domain: 'shop.test', hostOnly: false }],
    ['n=v; Domain=shop.test; Domain=', { domain: 'www.shop.test', hostOnly: true }],
    ['n=v; Max-Age=60; Expires=Thu, 01 Jan 1970 00:00:00 GMT', { expiryTime: NOW + 60_000 }],
    ['n=v; Max-Age=63072000', { expiryTime: NOW + 400 * DAY }],
    ['n=v; SameSite=Lax; SameSite=foo', { sameSite: 'unset' }],
    ['n=v; secure=false; HttpOnly=0', { secure: true, httpOnly: true }],
    [' n = v=w ;Path = /x ', { name: 'n', value: 'v=w', path: '/x' }],
    ['n="a; b"', { value: '"a' }],
    ['n=v; Secure; Partitioned', { partitionKey: { topLevelSite: 'https://shop.test', hasCrossSiteAncestor: false } }],
  ])('the attributes of "%s"', ([line, expected]) => {
    for (const agent of AGENTS) expect(stored(line, { agent }), agent).toMatchObject(expected);
  });

  test('a line without an equals sign is a value in Chromium, a name in Firefox', () => {
    expect(stored('foo')).toMatchObject({ name: '', value: 'foo' });
    expect(stored('foo', { agent: 'firefox' })).toMatchObject({ name: 'foo', value: '' });
  });

  test('an overlong Secure attribute counts in Firefox and not in Chromium', () => {
    const line = `n=v; Secure=${'x'.repeat(1025)}`;
    expect(stored(line).secure).toBe(false);
    expect(stored(line, { agent: 'firefox' }).secure).toBe(true);
  });

  test.for<[line: string, code: string]>([
    ['n=v; Path=/; Max-Age=63072000', 'ExpiryCapped'],
    ['n=v; Path=/; Max-Age=1; Expires=0', 'ExpiresIgnored'],
    ['n=v; Path=/; Colour=red', 'AttributeUnknown'],
    ['n=v; Path=/; SameSite=Lax;Securee', 'AttributeMisspelt'],
    [`n=v; Path=/; Domain=${'x'.repeat(1025)}`, 'AttributeTooLong'],
    ['n=v; Path=/; Expires=soon', 'AttributeMalformed'],
    ['n=v; Path=/a; Path=/', 'AttributeRepeated'],
    ['n=v; Path=/; Secure=false', 'FlagValueIgnored'],
    ['n=v; Path=/; HttpOnly=0', 'FlagValueIgnored'],
    ['n=v; Path=/; Secure; Partitioned=no', 'FlagValueIgnored'],
    ['sid=1; Path=/app, theme=light', 'LinesJoined'],
    ['sid=1; Path=/app,theme=light', 'LinesJoined'],
    ['sid=1, theme=light; Path=/', 'LinesJoined'],
    ['n=v', 'PathDefaulted'],
    ['n=v; Path=/a b', 'PathUnmatched'],
    ['n=v; Path=/caf\xc3\xa9', 'PathUnmatched'],
    ['n=v; Path=/a?b', 'PathUnmatched'],
    ['n=v; Path=/"a"', 'PathUnmatched'],
    ['n=v; Path=/a\\b', 'PathUnmatched'],
    ['n=v; Path=/a/../b', 'PathUnmatched'],
    ['n=v; Path=/a/.', 'PathUnmatched'],
    ['n=v; Path=/; Domain=', 'DomainEmpty'],
    ['n="v"; Path=/', 'Quoted'],
    ['=v; Path=/', 'NameEmpty'],
  ])('"%s" has the note %s', ([line, code]) => {
    expect(judgeSetCookie(line, response()).notes.map((note) => note.code)).toEqual([code]);
  });
});

test.for(['/', '//', '/a%20b', '/.well-known', '/a/..b', '/~me', '/a|b^c'])('a URL may contain the path %s', (path) => {
  expect(judgeSetCookie(`n=v; Path=${path}`, response()).notes.map(({ code }) => code)).not.toContain('PathUnmatched');
});

test.for(['n=a,b=c; Path=/', 'n={"a":1, "b":2}; Path=/', 'n=v; Path=/; Expires=Fri, 31 Dec 2027 23:59:59 GMT'])(
  '"%s" is not taken for two joined lines',
  (line) => {
    expect(judgeSetCookie(line, response()).notes.map(({ code }) => code)).not.toContain('LinesJoined');
  },
);

test('the note about a joined line names and marks the cookie after the comma', () => {
  const line = 'sid=1; Secure, theme=light; Path=/';
  const note = judgeSetCookie(line, response()).notes.find(({ code }) => code === 'LinesJoined');
  expect(note?.data).toEqual({ name: 'theme' });
  expect(line.slice(...(note?.span ?? [0, 0]))).toBe('Secure, theme=light');
});

describe('cookies that the jar already has', () => {
  const secure = sampleCookie({ secure: true, path: '/login' });
  test.for<[line: string, expected: string]>([
    ['n=2; Path=/login', 'OverwriteSecure'],
    ['n=2; Path=/login/en', 'OverwriteSecure'],
    ['n=2; Path=/loginx', 'stored'],
    ['n=2; Path=/', 'stored'],
    ['n=2; Path=/login; Max-Age=0', 'OverwriteSecure'],
    ['m=2; Path=/login', 'stored'],
  ])('over http, "%s" beside a Secure cookie of /login: %s', ([line, expected]) => {
    for (const agent of AGENTS) expect(outcome(line, { agent, url: HTTP, jar: [secure] }), agent).toBe(expected);
  });

  test('over http, Chromium also says of a Secure cookie that it would overlay a Secure one', () => {
    const jar = [secure];
    expect(outcome('n=2; Path=/login; Secure', { agent: 'chrome', url: HTTP, jar })).toBe('SecureOnly OverwriteSecure');
    expect(outcome('n=2; Path=/login; Secure', { agent: 'firefox', url: HTTP, jar })).toBe('SecureOnly');
  });

  test('a Secure cookie of a subdomain protects its name from the parent domain too', () => {
    const jar = [sampleCookie({ secure: true })];
    for (const agent of AGENTS) {
      expect(outcome('n=2; Path=/; Domain=shop.test', { agent, url: HTTP, jar }), agent).toBe('OverwriteSecure');
      expect(outcome('n=2; Path=/', { agent, url: 'http://shop.test/', jar }), agent).toBe(
        agent === 'chrome' ? 'OverwriteSecure' : 'stored',
      );
    }
  });

  test('a host-only Secure cookie protects its subdomains in Chromium alone', () => {
    const jar = [sampleCookie({ secure: true, domain: 'shop.test' })];
    expect(outcome('n=2; Path=/', { url: HTTP, jar })).toBe('OverwriteSecure');
    expect(outcome('n=2; Path=/', { url: HTTP, jar, agent: 'firefox' })).toBe('stored');
  });

  test('a script neither sets nor replaces an HttpOnly cookie', () => {
    expect(outcome('n=2; HttpOnly', { via: 'script' })).toBe('HttpOnly');
    expect(outcome('n=2; Path=/', { via: 'script', jar: [sampleCookie({ httpOnly: true })] })).toBe(
      'OverwriteHttpOnly',
    );
  });

  test.for<[Agent, string, number]>([
    ['chrome', 'n=v', 5],
    ['chrome', 'n=other', NOW],
    ['firefox', 'n=other', 5],
  ])('in %s "%s" over n=v has the creation time %d', ([agent, line, creationTime]) => {
    expect(stored(`${line}; Path=/`, { agent, jar: [sampleCookie({ creationTime: 5 })] }).creationTime).toBe(
      creationTime,
    );
  });
});

describe('lines in a third-party frame', () => {
  const embedded: Partial<ResponseContext> = {
    sameSiteContext: 'cross-site',
    topLevelNavigation: false,
    partitionKey: { topLevelSite: 'https://news.test', hasCrossSiteAncestor: true },
  };
  test.for<[line: string, chrome: string, firefox: string]>([
    ['n=v; SameSite=Strict', 'SchemefulSameSiteStrict', 'SameSiteStrict'],
    ['n=v; SameSite=Lax', 'SchemefulSameSiteLax', 'SameSiteLax'],
    ['n=v', 'SchemefulSameSiteUnspecifiedTreatedAsLax', 'stored'],
    ['n=v; Secure; Partitioned', 'SchemefulSameSiteUnspecifiedTreatedAsLax', 'stored'],
    ['n=v; Secure; SameSite=None', 'stored', 'stored'],
  ])('"%s": %s, %s', ([line, chrome, firefox]) => {
    expect(outcome(line, embedded)).toBe(chrome);
    expect(outcome(line, { ...embedded, agent: 'firefox' })).toBe(firefox);
  });

  test('Firefox partitions a third-party cookie that Chromium stores without a partition', () => {
    const line = 'n=v; Secure; SameSite=None';
    expect(stored(line, embedded).partitionKey).toBeNull();
    expect(stored(line, { ...embedded, agent: 'firefox' }).partitionKey).toEqual(embedded.partitionKey);
  });

  test('where third-party cookies are blocked, Chromium stores only those with Partitioned, Firefox none', () => {
    expect(outcome('n=v; Secure; SameSite=None', { ...embedded, thirdParty: 'blocked' })).toBe('UserPreferences');
    expect(outcome('n=v; Secure; SameSite=None; Partitioned', { ...embedded, thirdParty: 'blocked' })).toBe('stored');
    const firefox = { ...embedded, thirdParty: 'blocked', agent: 'firefox' } as const;
    expect(outcome('n=v; Secure; SameSite=None; Partitioned', firefox)).toBe('UserPreferences');
  });

  test('a top-level navigation from another site may set every cookie', () => {
    expect(outcome('n=v; SameSite=Strict', { sameSiteContext: 'cross-site' })).toBe('stored');
  });
});

describe('the corrected line for a rejected one', () => {
  test.for<[line: string, url: string, fixed: string | undefined]>([
    ['n=v; SameSite=None', PAGE, 'n=v; SameSite=None; Secure'],
    ['n=v; SameSite=None', HTTP, 'n=v; SameSite=Lax'],
    ['n=v; Domain=other.test; Path=/', PAGE, 'n=v; Path=/'],
    ...['https://shop.test/', 'shop.test:443', '"shop.test"', '*.shop.test', '..Shop.test', 'shop.test.'].map(
      (domain): [string, string, string] => [`n=v; Domain=${domain}; Path=/`, PAGE, 'n=v; Domain=shop.test; Path=/'],
    ),
    ['n=v; Domain=https://other.test; Path=/', PAGE, 'n=v; Path=/'],
    ['n=v; Domain=*.test', PAGE, 'n=v'],
    ['n=v; Domain=localhost:3000', 'http://localhost:3000/', 'n=v'],
    ['n=v; Secure; Path=/', HTTP, 'n=v; Path=/'],
    ['__Host-n=v; Domain=shop.test', PAGE, '__Host-n=v; Secure; Path=/'],
    ['n=v; Partitioned', PAGE, 'n=v; Partitioned; Secure'],
    ['n=a\x01b', PAGE, 'n=a%01b'],
    ['n=v; Domain=other.test; SameSite=None', PAGE, 'n=v; SameSite=None; Secure'],
    ['__Host-n=v; Path=/; Secure', HTTP, undefined],
    ['=', PAGE, undefined],
  ])('"%s" from %s: %s', ([line, url, fixed]) => {
    const verdict = judgeSetCookie(line, response({ url }));
    if (verdict.outcome !== 'rejected') throw new Error(`${line} is ${verdict.outcome}`);
    expect(verdict.reasons.map(({ fixedLine }) => fixedLine)).toEqual(verdict.reasons.map(() => fixed));
    if (fixed !== undefined) expect(outcome(fixed, { url })).toBe('stored');
  });
});

test.for<[line: string, url: string, chrome: [name: string, value: string], firefox?: [name: string, value: string]]>([
  [' n = v ; SameSite=None', PAGE, ['n', 'v']],
  ['=a=b', PAGE, ['', 'a=b']],
  ['', PAGE, ['', '']],
  // The browser decides whether a line without an equals sign is a name or a value.
  ['v; SameSite=None', PAGE, ['', 'v'], ['v', '']],
  ['n=v', 'file:///page', ['n', 'v']],
])('the verdict on a rejected "%s" from %s has its name and value', ([line, url, chrome, firefox = chrome]) => {
  for (const [agent, [name, value]] of [['chrome', chrome] as const, ['firefox', firefox] as const])
    expect(judgeSetCookie(line, response({ url, agent })), agent).toMatchObject({ outcome: 'rejected', name, value });
});

test('a verdict has the cookie that it stores or deletes, and none for a rejection', () => {
  const key = cookieKey(stored('n=v'));
  expect(keyOf(judgeSetCookie('n=v', response()))).toBe(key);
  expect(keyOf(judgeSetCookie('n=; Max-Age=0', response()))).toBe(key);
  expect(keyOf(judgeSetCookie('n=v; SameSite=None', response()))).toBeNull();
});

test('the span marks the guilty part of the line', () => {
  const line = 'n=v; Path=/; Domain=other.test ; Secure';
  const verdict = judgeSetCookie(line, response());
  const span = verdict.outcome === 'rejected' ? verdict.reasons[0]?.span : undefined;
  expect(line.slice(...(span ?? []))).toBe('Domain=other.test');
});
