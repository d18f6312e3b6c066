import { describe, expect, test } from 'vitest';
import type { Agent, Cookie, SameSite } from '../../../../src/cookie/cookie.ts';
import { cookiesForRequest } from '../../../../src/cookie/request/cookies-for-request.ts';
import { topLevelRequest } from '../../../../src/cookie/request/top-level-request.ts';
import type { RequestContext } from '../../../../src/cookie/verdict.ts';
import { registrableDomain } from '../../../fixtures/registrable-domain.ts';
import { sampleCookie as cookie } from '../sample-cookie.ts';

const NOW = 1_800_000_000_000;
const visit = (url: string, agent: Agent = 'chrome') => topLevelRequest({ url, now: NOW, agent, registrableDomain });
const PAGE = 'https://www.shop.test/dir/page';

/** 'sent', or the codes of the reasons why not. */
function answer(one: Cookie, request: RequestContext): string {
  const { sent, notSent } = cookiesForRequest([one], request);
  return sent.length > 0 ? 'sent' : (notSent[0]?.reasons.map(({ code }) => code).join(' ') ?? '');
}

test.for<[string, Partial<Cookie>, string, string]>([
  ['its own host', {}, PAGE, 'sent'],
  ['a subdomain of a host-only cookie', { domain: 'shop.test' }, PAGE, 'DomainMismatch'],
  ['a subdomain of a domain cookie', { domain: 'shop.test', hostOnly: false }, PAGE, 'sent'],
  ['another port', {}, 'https://www.shop.test:8443/', 'sent'],
  ['a path below', { path: '/dir' }, PAGE, 'sent'],
  ['a path beside', { path: '/other' }, PAGE, 'NotOnPath'],
  ['http, of a Secure cookie', { secure: true }, 'http://www.shop.test/', 'SecureOnly'],
  [
    'http on localhost, of a Secure cookie',
    { secure: true, domain: 'shop.localhost' },
    'http://shop.localhost/',
    'sent',
  ],
  ['its host after it has expired', { expiryTime: NOW }, PAGE, 'Expired'],
  ['its host a moment before it expires', { expiryTime: NOW + 0.5 }, PAGE, 'sent'],
  [
    'everything wrong at once',
    { expiryTime: 1, path: '/x', secure: true },
    'http://www.shop.test/',
    'Expired NotOnPath SecureOnly',
  ],
  [
    'its own partition',
    { partitionKey: { topLevelSite: 'https://shop.test', hasCrossSiteAncestor: false } },
    PAGE,
    'sent',
  ],
  [
    'another partition',
    { partitionKey: { topLevelSite: 'https://other.test', hasCrossSiteAncestor: true } },
    PAGE,
    'PartitionMismatch',
  ],
  ['an address without cookies', {}, 'about:blank', 'SchemeNotSupported'],
  ['no address at all', {}, 'nonsense', 'SchemeNotSupported'],
])('a visit to %s', ([, fields, url, expected]) => {
  for (const agent of ['chrome', 'firefox'] as const)
    expect(answer(cookie(fields), visit(url, agent)), agent).toBe(expected);
});

describe('SameSite on a cross-site request', () => {
  const requests = {
    'top-level GET': { topLevelNavigation: true, method: 'GET' },
    'top-level POST': { topLevelNavigation: true, method: 'POST' },
    subresource: { topLevelNavigation: false, method: 'GET' },
  };
  const W = 'notSent';
  const S = 'sent';
  test.for<[keyof typeof requests, Agent, Record<SameSite, string>]>([
    ['top-level GET', 'chrome', { strict: W, lax: S, unset: S, none: S }],
    ['top-level GET', 'firefox', { strict: W, lax: S, unset: S, none: S }],
    ['top-level POST', 'chrome', { strict: W, lax: W, unset: W, none: S }],
    ['top-level POST', 'firefox', { strict: W, lax: W, unset: S, none: S }],
    ['subresource', 'chrome', { strict: W, lax: W, unset: W, none: S }],
    ['subresource', 'firefox', { strict: W, lax: W, unset: S, none: S }],
  ])('SameSite on a cross-site %s in %s', ([kind, agent, expected]) => {
    const request: RequestContext = {
      ...visit(PAGE, agent),
      ...requests[kind],
      sameSiteContext: 'cross-site',
      thirdParty: 'allowed',
      partitionKey: null,
    };
    for (const sameSite of ['strict', 'lax', 'unset', 'none'] as const) {
      const one = cookie({ sameSite, secure: true, creationTime: NOW - 300_000 });
      expect(answer(one, request) === 'sent' ? S : W, sameSite).toBe(expected[sameSite]);
    }
  });

  const post: RequestContext = { ...visit(PAGE), method: 'POST', sameSiteContext: 'cross-site' };
  test('Chromium sends a cookie without SameSite on a cross-site POST for two minutes', () => {
    expect(answer(cookie({ creationTime: NOW - 100_000 }), post)).toBe('sent');
    expect(answer(cookie({ creationTime: NOW - 125_000 }), post)).toBe('SchemefulSameSiteUnspecifiedTreatedAsLax');
  });

  test('a cookie without SameSite whose age is unknown is not sent, and that is uncertain', () => {
    const { notSent, uncertain } = cookiesForRequest([cookie()], post);
    expect(notSent).toHaveLength(1);
    expect(uncertain).toEqual(notSent);
  });

  test('a cookie of unknown age is certainly not sent when there is another reason', () => {
    expect(cookiesForRequest([cookie({ path: '/x' })], post).uncertain).toEqual([]);
  });
});

describe('third-party requests', () => {
  const top = { topLevelSite: 'https://news.test', hasCrossSiteAncestor: true };
  const image = (agent: Agent, thirdParty?: RequestContext['thirdParty']): RequestContext => ({
    ...visit(PAGE, agent),
    sameSiteContext: 'cross-site',
    topLevelNavigation: false,
    partitionKey: top,
    ...(thirdParty && { thirdParty }),
  });
  const jar = [
    cookie({ name: 'plain', sameSite: 'none', secure: true }),
    cookie({ name: 'part', sameSite: 'none', secure: true, partitionKey: top }),
  ];
  test.for<[Agent, RequestContext['thirdParty'], string]>([
    ['chrome', undefined, 'plain=v; part=v'],
    ['chrome', 'blocked', 'part=v'],
    ['firefox', undefined, 'part=v'],
    ['firefox', 'blocked', ''],
    ['firefox', 'allowed', 'plain=v; part=v'],
  ])('%s with third-party cookies %s sends %s', ([agent, thirdParty, header]) => {
    expect(cookiesForRequest(jar, image(agent, thirdParty)).header).toBe(header);
  });
});

test('a frame of the site inside another site inside the site is third-party: Firefox sends its partition only', () => {
  const partitionKey = { topLevelSite: 'https://shop.test', hasCrossSiteAncestor: true };
  const jar = [cookie({ name: 'plain' }), cookie({ name: 'part', partitionKey })];
  const frame = { sameSiteContext: 'cross-site', topLevelNavigation: false, partitionKey } as const;
  expect(cookiesForRequest(jar, { ...visit(PAGE, 'firefox'), ...frame }).header).toBe('part=v');
  expect(cookiesForRequest(jar, { ...visit(PAGE, 'firefox'), ...frame, topLevelNavigation: true }).header).toBe(
    'plain=v; part=v',
  );
});

test('HttpOnly cookies are hidden from scripts', () => {
  expect(answer(cookie({ httpOnly: true }), { ...visit(PAGE), via: 'script' })).toBe('HttpOnly');
});

test('cookies with longer paths are sent first, then in the order of the list', () => {
  const jar = [
    cookie({ name: 'a' }),
    cookie({ name: 'b', path: '/dir' }),
    cookie({ name: 'c' }),
    cookie({ name: 'd', path: '/dir' }),
  ];
  expect(cookiesForRequest(jar, visit(PAGE)).header).toBe('b=v; d=v; a=v; c=v');
});

test('older cookies are sent first where their age is known', () => {
  const jar = [cookie({ name: 'young', creationTime: 2 }), cookie({ name: 'old', creationTime: 1 })];
  expect(cookiesForRequest(jar, visit(PAGE)).header).toBe('old=v; young=v');
});

test('a cookie without a name is sent as its value, and an empty value keeps the equals sign', () => {
  const jar = [cookie({ name: '', value: 'foo' }), cookie({ name: 'a', value: '' }), cookie({ name: 'b', value: '1' })];
  expect(cookiesForRequest(jar, visit(PAGE))).toMatchObject({ header: 'foo; a=; b=1', bytes: 12 });
});
