import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Cookie, cookieKey } from '../../../../src/cookie/cookie.ts';
import { findings } from '../../../../src/cookie/findings/findings.ts';
import { applyChanges, type CookieChange, coalesce } from '../../../../src/cookie/jar/changes.ts';
import { cookiesForRequest } from '../../../../src/cookie/request/cookies-for-request.ts';
import { topLevelRequest } from '../../../../src/cookie/request/top-level-request.ts';
import { validateCookie } from '../../../../src/cookie/rules/validate-cookie.ts';
import { judgeSetCookie } from '../../../../src/cookie/set-cookie/judge-set-cookie.ts';
import { headerOctets } from '../../../../src/cookie/sizes.ts';
import type { RequestContext, ResponseContext } from '../../../../src/cookie/verdict.ts';
import { registrableDomain } from '../../../fixtures/registrable-domain.ts';

const NOW = 1_800_000_000_000;
const octets = fc.string({
  unit: fc.integer({ min: 0, max: 255 }).map((code) => String.fromCharCode(code)),
  maxLength: 60,
});
const agent = fc.constantFrom('chrome' as const, 'firefox' as const);
const host = fc.constantFrom(
  'shop.test',
  'www.shop.test',
  'a.b.shop.test',
  'other.test',
  'localhost',
  '127.0.0.1',
  'co.uk',
);
const path = fc.constantFrom('/', '/dir', '/dir/', '/dir/page', '/Dir', '/x');
const partitionKey = fc.option(
  fc.record({
    topLevelSite: fc.constantFrom('https://shop.test', 'https://news.test'),
    hasCrossSiteAncestor: fc.boolean(),
  }),
);
const sameSite = fc.constantFrom('strict' as const, 'lax' as const, 'none' as const, 'unset' as const);
const anyCookie: fc.Arbitrary<Cookie> = fc.record({
  name: fc.oneof(fc.constantFrom('', 'n', 'sid', '__Host-n', '__secure-n'), octets),
  value: fc.oneof(fc.constantFrom('', 'v', 'a=b', '"q"'), octets),
  domain: host,
  hostOnly: fc.boolean(),
  path: fc.oneof(path, octets),
  expiryTime: fc.option(fc.oneof(fc.double(), fc.integer({ min: NOW - 1e6, max: NOW + 4e10 }))),
  secure: fc.boolean(),
  httpOnly: fc.boolean(),
  sameSite,
  partitionKey,
  storeId: fc.constant('0'),
  creationTime: fc.option(fc.integer({ min: NOW - 300_000, max: NOW })),
});
const url = fc.oneof(
  fc
    .tuple(fc.constantFrom('http', 'https', 'wss', 'ftp'), host, path)
    .map(([scheme, name, at]) => `${scheme}://${name}${at}`),
  fc.string(),
);
const circumstances = {
  now: fc.constant(NOW),
  agent,
  sameSiteContext: fc.constantFrom('same-site' as const, 'cross-site' as const),
  topLevelNavigation: fc.boolean(),
  thirdParty: fc.constantFrom('allowed' as const, 'blocked' as const, 'partitioned' as const),
  via: fc.constantFrom('http' as const, 'script' as const),
  partitionKey,
  registrableDomain: fc.constant(registrableDomain),
};
const request: fc.Arbitrary<RequestContext> = fc.record({
  url,
  method: fc.constantFrom('GET', 'post', ''),
  ...circumstances,
});
const unique = (cookies: Cookie[]) => [...new Map(cookies.map((one) => [cookieKey(one), one])).values()];
const jar = fc.array(anyCookie, { maxLength: 25 }).map(unique);

test('property: sent and not sent cookies together are the whole jar, and uncertain ones are not sent', () => {
  fc.assert(
    fc.property(jar, request, (cookies, context) => {
      const { sent, notSent, uncertain } = cookiesForRequest(cookies, context);
      const all = [...sent, ...notSent.map(({ cookie }) => cookie)];
      expect(all).toHaveLength(cookies.length);
      expect(new Set(all)).toEqual(new Set(cookies));
      expect(notSent.every(({ reasons }) => reasons.length > 0)).toBe(true);
      expect(uncertain.every(({ cookie }) => notSent.some((other) => other.cookie === cookie))).toBe(true);
    }),
  );
});

test('property: the header is as long as its size says, one octet a character', () => {
  fc.assert(
    fc.property(jar, request, (cookies, context) => {
      const { sent, header, bytes } = cookiesForRequest(cookies, context);
      expect(header).toHaveLength(bytes);
      expect(headerOctets(sent)).toBe(bytes);
    }),
  );
});

test('property: longer paths are always sent first', () => {
  fc.assert(
    fc.property(jar, request, (cookies, context) => {
      const lengths = cookiesForRequest(cookies, context).sent.map((one) => one.path.length);
      expect(lengths).toEqual(lengths.toSorted((a, b) => b - a));
    }),
  );
});

test('property: no line makes the judge throw, and a corrected line is stored', () => {
  const word = fc.constantFrom('Path', 'Domain', 'Expires', 'Max-Age', 'Secure', 'HttpOnly', 'SameSite', 'Partitioned');
  const pieces = fc.array(
    fc.oneof(word, host, path, octets, fc.constantFrom('; ', ';', '=', 'None', 'Lax', '__Host-n=')),
    { maxLength: 20 },
  );
  const line = fc.oneof(
    octets,
    pieces.map((parts) => parts.join('')),
  );
  const response: fc.Arbitrary<ResponseContext> = fc.record({ url, jar, ...circumstances });
  fc.assert(
    fc.property(line, response, (text, context) => {
      const verdict = judgeSetCookie(text, context);
      if (verdict.outcome !== 'rejected') return;
      expect(verdict.reasons.length).toBeGreaterThan(0);
      for (const { span, fixedLine } of verdict.reasons) {
        if (span) expect(0 <= span[0] && span[0] <= span[1] && span[1] <= text.length).toBe(true);
        if (fixedLine !== undefined) expect(judgeSetCookie(fixedLine, context).outcome).not.toBe('rejected');
      }
    }),
    { numRuns: 1000 },
  );
});

test('property: no cookie makes validation or findings throw', () => {
  fc.assert(
    fc.property(jar, agent, (cookies, browser) => {
      const context = { agent: browser, now: NOW, registrableDomain };
      for (const one of cookies) validateCookie(one, context);
      const page = {
        jar: cookies,
        sent: cookies,
        site: 'shop.test',
        url: 'https://shop.test/',
        budget: 100,
        ...context,
      };
      for (const { keys } of findings(page)) {
        expect(keys.every((key) => cookies.some((one) => cookieKey(one) === key))).toBe(true);
      }
    }),
  );
});

test('property: changes leave every cookie once, as its last event says, ordered by path length', () => {
  const event: fc.Arbitrary<CookieChange> = fc.record({
    cookie: anyCookie.map((one) => ({
      ...one,
      name: one.name.slice(0, 1),
      value: one.value.slice(0, 1),
      domain: 'shop.test',
    })),
    removed: fc.boolean(),
    cause: fc.constantFrom('explicit' as const, 'overwrite' as const, 'evicted' as const),
  });
  fc.assert(
    fc.property(jar, fc.array(event, { maxLength: 30 }), agent, (cookies, events, browser) => {
      const after = applyChanges(cookies, coalesce(events), browser);
      const keys = after.map(cookieKey);
      expect(new Set(keys).size).toBe(keys.length);
      const last = new Map(events.map((one) => [cookieKey(one.cookie), one]));
      for (const [key, { cookie, removed }] of last) {
        const there = after.find((one) => cookieKey(one) === key);
        if (removed) expect(there).toBeUndefined();
        else expect(there).toEqual(cookie);
      }
      for (const one of cookies) if (!last.has(cookieKey(one))) expect(after).toContain(one);
      expect(after.map((one) => one.path.length)).toEqual(
        after.map((one) => one.path.length).toSorted((a, b) => b - a),
      );
    }),
  );
});

test('property: a visit over http sends no Secure cookie and none of another host', () => {
  fc.assert(
    fc.property(jar, agent, (cookies, browser) => {
      const visit = topLevelRequest({ url: 'http://www.shop.test/dir', now: NOW, agent: browser, registrableDomain });
      const { sent } = cookiesForRequest(cookies, visit);
      expect(sent.filter((one) => one.secure || !['shop.test', 'www.shop.test'].includes(one.domain))).toEqual([]);
    }),
  );
});
