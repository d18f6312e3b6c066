import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import type { Blocking } from '../../../src/contract/access.ts';
import type { Agent, Cookie } from '../../../src/cookie/cookie.ts';
import { FINDING_CODES, type FindingInput } from '../../../src/cookie/findings/finding.ts';
import { findings } from '../../../src/cookie/findings/findings.ts';
import { ASSUMPTION_CODES } from '../../../src/cookie/http2/assumptions.ts';
import type { Http2Request } from '../../../src/cookie/http2/cookie-cost.ts';
import { http2Cost } from '../../../src/cookie/http2/http2-cost.ts';
import { createLoadEstimate } from '../../../src/cookie/http2/load-estimate.ts';
import { LIMIT_CLAIMS } from '../../../src/cookie/limits/limit-claims.ts';
import { LIMITS } from '../../../src/cookie/limits/limits.ts';
import { LIMITS_TODAY } from '../../../src/cookie/limits/limits-today.ts';
import { SERVER_LIMITS } from '../../../src/cookie/limits/server-limits.ts';
import { toOctets } from '../../../src/cookie/octets.ts';
import { cookiesForRequest } from '../../../src/cookie/request/cookies-for-request.ts';
import { topLevelRequest } from '../../../src/cookie/request/top-level-request.ts';
import { predictStored } from '../../../src/cookie/rules/predict-stored.ts';
import { validateCookie } from '../../../src/cookie/rules/validate-cookie.ts';
import { whyUnreachable } from '../../../src/cookie/rules/why-unreachable.ts';
import { judgeSetCookie } from '../../../src/cookie/set-cookie/judge-set-cookie.ts';
import { NOTE_CODES, REASON_CODES, type RequestContext, type ResponseContext } from '../../../src/cookie/verdict.ts';
import { missingCredentials } from '../../../src/model/network/missing-credentials.ts';
import { whyNoCookies } from '../../../src/model/network/why-no-cookies.ts';
import { PERHAPS_NOT_PARTITIONED, PERHAPS_STORED_LATER } from '../../../src/model/requests/request-cookies.ts';
import { whyIgnored } from '../../../src/model/set-cookie/why-ignored.ts';
import { type HarOptions, networkRequest } from '../../fixtures/har.ts';
import { registrableDomain } from '../../fixtures/registrable-domain.ts';
import { contentFindingsOf } from '../decode/findings/content-findings-of.ts';
import { sampleCookie } from './sample-cookie.ts';
import { NOW, PAGE, response } from './set-cookie/judged.ts';

const MESSAGES: Record<string, { message: string }> = JSON.parse(
  readFileSync(new URL('../../../public/_locales/en/messages.json', import.meta.url), 'utf8'),
);
const HTTP = 'http://www.shop.test/';
const OWN = { topLevelSite: 'https://shop.test', hasCrossSiteAncestor: false };
const NEWS = { topLevelSite: 'https://news.test', hasCrossSiteAncestor: true };
const LATER = new Date(NOW + 3_600_000).toUTCString();
const RANDOM = 'q8Zk3vT1xW9bN5mL7pR2';

type CodeWithData = { code: string; data: Record<string, string | number> };

const EMBEDDED = { sameSiteContext: 'cross-site', topLevelNavigation: false, partitionKey: NEWS } as const;

function judged(line: string, more: Partial<ResponseContext> = {}): CodeWithData[] {
  const verdict = judgeSetCookie(line, response(more));
  return verdict.outcome === 'rejected' ? [...verdict.reasons, ...verdict.notes] : verdict.notes;
}

function requested(fields: Partial<Cookie>, more: Partial<RequestContext> = {}): CodeWithData[] {
  const request = topLevelRequest({ url: PAGE, now: NOW, agent: 'chrome', registrableDomain });
  return cookiesForRequest([sampleCookie(fields)], { ...request, ...more }).notSent.flatMap(({ reasons }) => reasons);
}

function withoutCredentials(
  fields: Record<string, string>,
  more: HarOptions = {},
  isThirdParty = true,
): CodeWithData[] {
  const metadata = { 'Sec-Fetch-Site': 'cross-site', 'Sec-Fetch-Mode': 'cors' };
  const request = networkRequest(PAGE, { request: { ...metadata, ...fields }, ...more });
  const page = networkRequest(PAGE, { response: [['Cross-Origin-Embedder-Policy', 'credentialless']] });
  const found = missingCredentials(request, { requests: [request], isThirdParty, page, agent: 'chrome' });
  return found ? [found.reason] : [];
}

function blockedBy(by: 'all-sites' | 'unknown'): CodeWithData[] {
  const status = by === 'unknown' ? 'probably' : 'blocked';
  const blocking: Blocking = { status, by, thirdParty: { hosts: [], mode: 'allowed', rejected: [] }, ask: null };
  const found = whyNoCookies(networkRequest(PAGE), null, {
    pageUrl: PAGE,
    blocking,
    registrableDomain,
    requests: [],
    agent: 'chrome',
  });
  return found ? [found.reason] : [];
}

function ignored(agent: Agent, options: HarOptions): CodeWithData[] {
  const found = whyIgnored(networkRequest(PAGE, options), agent);
  return found ? [found] : [];
}

function validated(fields: Partial<Cookie>): CodeWithData[] {
  return validateCookie(sampleCookie(fields), { agent: 'firefox', now: NOW, registrableDomain });
}

const OTHERWISE = { domain: 'localhost', hostOnly: false, expiryTime: NOW + 500 * 86_400_000, path: '/a b' };
const predictedNotes: CodeWithData[] = predictStored(sampleCookie({ ...OTHERWISE, value: '\xef\xbf\xbd' }), {
  agent: 'chrome',
  now: NOW,
  registrableDomain,
}).notes;

function found(jar: Cookie[], more: Partial<FindingInput> = {}): CodeWithData[] {
  const input = { site: 'shop.test', url: PAGE, agent: 'chrome' as const, now: NOW, budget: 100, registrableDomain };
  return findings({ jar, sent: [], ...input, ...more });
}
const crowd = (count: number, fields: Partial<Cookie> = {}) =>
  Array.from({ length: count }, (_, index) => sampleCookie({ name: `n${index}`, ...fields }));

function assumed(agent: Agent, fields: Partial<Cookie>, more: Partial<Http2Request> = {}): CodeWithData[] {
  const request = { agent, url: PAGE, protocol: 'h2', otherFields: null, tableSize: null } as const;
  return http2Cost({ ...request, sent: [sampleCookie(fields)], ...more }).assumptions;
}

const inBase64 = (content: unknown) => toOctets(btoa(JSON.stringify(content)));
const ENDED_TOKEN = `${btoa('{"alg":"HS256"}')}.${btoa('{"exp":1}').replaceAll('=', '')}.${RANDOM}`;
const contents: CodeWithData[] = await contentFindingsOf(
  sampleCookie({ value: inBase64({ user: { phone: '+49 30 901820' }, roles: 'x'.repeat(2000) }) }),
);

/** Cases that produce each code, in every place of the core that can. */
const allCodes: CodeWithData[] = [
  ...judged('n=v; SameSite=None; Domain=x.test; Partitioned'),
  ...judged('n=v; Secure', { url: HTTP }),
  ...judged('n=v; Secure=false, m=w'),
  ...judged('n=v; Path=/a b'),
  ...judged('n=v', { url: 'about:blank' }),
  ...judged('n=v; Path=/', { url: HTTP, jar: [sampleCookie({ secure: true })] }),
  ...judged('n=v; Path=/; HttpOnly', { via: 'script', jar: [sampleCookie({ httpOnly: true })] }),
  ...judged('__Host-n=v'),
  ...judged('__Host-n=v; Secure', { url: HTTP }),
  ...judged('=__Host-n=v'),
  ...judged(`n=${'x'.repeat(4096)}\x01; Comment=\x01`),
  ...judged(`n=v${';\x01'.repeat(30)}`),
  ...judged('n=v; Path=/\t', { agent: 'firefox' }),
  ...judged('='),
  ...['strict', 'lax', 'x'].flatMap((value) => judged(`n=v; SameSite=${value}`, EMBEDDED)),
  ...['strict', 'lax'].flatMap((value) => judged(`n=v; SameSite=${value}`, { ...EMBEDDED, agent: 'firefox' })),
  ...judged('n=v; SameSite=None; Secure', { ...EMBEDDED, thirdParty: 'blocked' }),
  ...judged(`="v"; Path=x; Path; Max-Age=x; Expires=x; colour; Domain=${'x'.repeat(1025)}`),
  ...judged('n="v"; Max-Age=99999999; Expires=x; Domain'),
  ...judged('n=v; Domain=localhost', { url: 'http://localhost/' }),
  ...judged('n', { agent: 'firefox' }),
  ...[1, -1].flatMap((side) => judged(`n=v; Securee; Expires=${LATER}`, { serverTime: NOW + side * 60_000 })),
  ...requested({ domain: 'other.test' }),
  ...requested({ path: '/x', expiryTime: 1, secure: true, httpOnly: true }, { via: 'script', url: HTTP }),
  ...requested({ partitionKey: NEWS }),
  ...requested({ sameSite: 'none' }),
  ...requested({}, { url: 'about:blank' }),
  ...requested({}, { ...EMBEDDED, thirdParty: 'blocked' }),
  ...requested({}, { ...EMBEDDED, thirdParty: 'partitioned' }),
  ...(['strict', 'lax', 'unset'] as const).flatMap((sameSite) => requested({ sameSite }, EMBEDDED)),
  ...(['strict', 'lax'] as const).flatMap((sameSite) => requested({ sameSite }, { ...EMBEDDED, agent: 'firefox' })),
  ...withoutCredentials({ 'Sec-Fetch-Dest': 'empty', 'Access-Control-Request-Method': 'PUT' }, { method: 'OPTIONS' }),
  ...['empty', 'font', 'report'].flatMap((destination) => withoutCredentials({ 'Sec-Fetch-Dest': destination })),
  ...withoutCredentials({ 'Sec-Fetch-Dest': 'empty', 'Sec-Fetch-Site': 'same-site' }, {}, false),
  ...withoutCredentials({ 'Sec-Fetch-Dest': 'image', 'Sec-Fetch-Mode': 'no-cors' }),
  ...withoutCredentials({ 'Sec-Fetch-Dest': 'iframe', 'Sec-Fetch-Storage-Access': 'none' }),
  ...(['all-sites', 'unknown'] as const).flatMap(blockedBy),
  PERHAPS_NOT_PARTITIONED,
  PERHAPS_STORED_LATER,
  ...ignored('firefox', { status: 407 }),
  ...ignored('chrome', { response: [['Clear-Site-Data', '"cookies"']] }),
  ...validated({ name: '__Host-a=', value: ' \x01', domain: 'co.uk', hostOnly: false, path: 'x', expiryTime: 1 }),
  ...validated({ name: '', sameSite: 'none', partitionKey: OWN, value: 'a;b', path: '/;' }),
  ...validated({ expiryTime: Number.NaN, path: '/\x01', value: 'x'.repeat(5000) }),
  ...validated({ name: '', value: '' }),
  ...predictedNotes,
  ...whyUnreachable(sampleCookie({ path: '/a b', name: '\xef\xbf\xbd' }), 'chrome'),
  ...whyUnreachable(sampleCookie({ domain: '[::1]' }), 'firefox'),
  ...found([
    sampleCookie({ value: 'x'.repeat(4097) }),
    sampleCookie({ value: 'x'.repeat(3500), path: '/'.repeat(1025) }),
  ]),
  ...found([sampleCookie({ value: '\xef\xbf\xbd' }), sampleCookie({ name: '__Host-n', sameSite: 'none' })]),
  ...found([sampleCookie({ name: 'sid', value: RANDOM }), sampleCookie({ value: 'ann@mail.example' })]),
  ...found([sampleCookie({ name: 'sid', value: RANDOM, secure: true, sameSite: 'none', hostOnly: false })]),
  ...found([sampleCookie({ name: 'sid', value: RANDOM, domain: 'localhost' })], { site: 'localhost' }),
  ...found([sampleCookie({ domain: 'ads.test', secure: true, sameSite: 'none' })]),
  ...found([sampleCookie({ value: '4111111111111111' }), sampleCookie({ name: 's\xd0\xb5ssion' })]),
  ...found([sampleCookie({ expiryTime: NOW + 1000 }), sampleCookie({ expiryTime: NOW + 400 * 86_400_000 })]),
  ...found([sampleCookie({ name: 'password', value: 'hunter2' }), sampleCookie({ name: 'apiKey', value: RANDOM })]),
  ...found([sampleCookie({ value: 'AKIAQ2ZK3VT5XW7BN5ML' }), sampleCookie({ name: 'token', value: ENDED_TOKEN })]),
  ...contents,
  ...[150, 180].flatMap((count) => [...found(crowd(count)), ...found(crowd(count, { partitionKey: OWN }))]),
  ...[3000, 4000].flatMap((size) => found(crowd(3, { partitionKey: OWN, value: 'x'.repeat(size) }))),
  ...assumed('firefox', { value: 'short' }),
  ...assumed('firefox', { value: 'x'.repeat(3000) }),
  ...assumed('chrome', {}, { protocol: 'h3', otherFields: [], tableSize: 65_536 }),
  ...createLoadEstimate('chrome').assumptions,
  ...[80, 200].flatMap((size) => found([], { sent: [sampleCookie({ value: 'x'.repeat(size) }), sampleCookie()] })),
];

/** The families of texts that codes of the core have. */
const CODES = {
  reason: REASON_CODES,
  note: NOTE_CODES,
  assumption: ASSUMPTION_CODES,
  finding: FINDING_CODES,
} satisfies Record<string, readonly string[]>;

describe('texts of reasons, notes and findings', () => {
  test('no text remains for a code that no longer exists', () => {
    const left = Object.entries(CODES).flatMap(([family, codes]) =>
      Object.keys(MESSAGES).filter((key) => {
        const code = key.match(`^${family}_([A-Z]\\w*?)(?:_why|_do)?$`)?.[1];
        return code !== undefined && !codes.some((known) => known === code);
      }),
    );
    expect(left).toEqual([]);
  });

  test('every code is produced by a test case', () => {
    const seen = new Set(allCodes.map(({ code }) => code));
    expect(
      Object.values(CODES)
        .flat()
        .filter((code) => !seen.has(code)),
    ).toEqual([]);
  });
});

test('every place in the text of a code is filled', () => {
  const missing = new Set<string>();
  for (const { code, data } of allCodes) {
    const prefixes = Object.keys(CODES)
      .map((family) => `${family}_${code}`)
      .filter((key) => MESSAGES[key]);
    // ExpiryCapped is a note and a finding.
    for (const key of prefixes.flatMap((prefix) => [prefix, `${prefix}_why`, `${prefix}_do`])) {
      for (const [, place] of (MESSAGES[key]?.message ?? '').matchAll(/\{(\w+)\}/g)) {
        if (place && !(place in data)) missing.add(`${key}: ${place}`);
      }
    }
  }
  expect([...missing]).toEqual([]);
});

test.for(predictedNotes.map(({ code, data }) => [code, data] as const))(
  'the effect %s has a text before it happens',
  ([code, data]) => {
    const text = MESSAGES[`foreseen_${code}`]?.message ?? '';
    expect(text).not.toBe('');
    // The view adds the date in the person's words.
    for (const [, place = ''] of text.matchAll(/\{(\w+)\}/g)) expect([...Object.keys(data), 'date']).toContain(place);
  },
);

test.for(SERVER_LIMITS)('the limit of the server $key has a source', ({ source }) => {
  expect(URL.canParse(source)).toBe(true);
});

describe('the table of limits', () => {
  test.for(LIMITS_TODAY)('each figure of $code has a source', ({ figures }) => {
    for (const { source } of Object.values(figures)) expect(URL.canParse(source)).toBe(true);
  });

  test.for(LIMITS_TODAY)('the note on $code names each of its numbers, and no others', ({ code, note = {} }) => {
    const places = [...(MESSAGES[`limit_${code}_note`]?.message ?? '').matchAll(/\{(\w+)\}/g)];
    expect(places.map(([, place]) => place)).toEqual(Object.keys(note));
  });

  test('the table of limits has the numbers that the findings use', () => {
    const chrome = (code: string) => LIMITS_TODAY.find((row) => row.code === code)?.figures.chrome?.value;
    expect([chrome('pair'), chrome('site'), chrome('left')]).toEqual([
      LIMITS.pairOctets.value,
      LIMITS.siteCount.value,
      LIMITS.siteCountAfterEviction.value,
    ]);
  });

  test.for(LIMIT_CLAIMS)('the reply to the claim $code has every place filled', ({ code, data }) => {
    for (const key of [`claim_${code}`, `claim_${code}_today`]) {
      const message = MESSAGES[key]?.message ?? '';
      expect(message).not.toBe('');
      for (const [, place = ''] of message.matchAll(/\{(\w+)\}/g)) expect(Object.keys(data)).toContain(place);
    }
  });
});
