import { describe, expect, test } from 'vitest';
import type { Cookie } from '../../../../src/cookie/cookie.ts';
import { circumstancesOf } from '../../../../src/model/network/circumstances.ts';
import type { NetworkRequest } from '../../../../src/model/network/network-request.ts';
import { bestMatch } from '../../../../src/model/requests/request-cookies.ts';
import { cookie } from '../../../fixtures/cookie.ts';
import { navigation, networkRequest } from '../../../fixtures/har.ts';
import { registrableDomain } from '../../../fixtures/registrable-domain.ts';

const PAGE = 'https://shop.example/shop/item';
const PARTITIONED = { sameSite: 'none', secure: true } as const;
const sending = (Cookie: string) => navigation(PAGE, { request: { Cookie } });

function carried(request: NetworkRequest, ...jars: Cookie[][]) {
  const context = { requests: [request], pages: [], pageUrl: PAGE, agent: 'chrome', registrableDomain } as const;
  const circumstances = circumstancesOf(request, context);
  const { credentials } = circumstances;
  const setting = { agent: 'chrome', registrableDomain, circumstances, noCookies: credentials } as const;
  return bestMatch(request, jars, { ...setting, thirdParty: undefined });
}

describe('the cookies of a request', () => {
  test('each cookie of the header is listed in its order, with its cookie of the jar', () => {
    const jar = [cookie('a', { path: '/shop', value: '1' }), cookie('b', { value: '22' }), cookie('x', { path: '/x' })];
    const { sent, notSent, mismatches } = carried(sending('a=1; b=22'), jar);
    expect(sent.map(({ octets, cookie: found }) => [found, octets])).toEqual([
      [jar[0], 3],
      [jar[1], 4],
    ]);
    expect(notSent.map(({ cookie: { name }, reasons: [first] }) => [name, first?.code])).toEqual([['x', 'NotOnPath']]);
    expect(mismatches).toBe(0);
  });

  test('namesakes are matched by value, and by order where the values are equal', () => {
    const jar = [cookie('dup', { path: '/shop', value: 'same' }), cookie('dup', { value: 'same' })];
    expect(carried(sending('dup=same; dup=same'), jar).sent.map(({ cookie: found }) => found)).toEqual(jar);
    const other = [cookie('dup', { path: '/shop', value: 'inner' }), cookie('dup', { value: 'outer' })];
    const turned = carried(sending('dup=outer; dup=inner'), other);
    expect(turned.sent.map(({ cookie: found }) => found?.value)).toEqual(['outer', 'inner']);
  });

  test('a cookie whose value differs in the jar is named, and none that is absent is claimed', () => {
    const { sent, notSent } = carried(sending('a=old; gone=1'), [cookie('a', { value: 'new' })]);
    expect(sent.map(({ name, isChanged, cookie: found }) => [name, isChanged, found?.value])).toEqual([
      ['a', true, 'new'],
      ['gone', false, undefined],
    ]);
    expect(notSent).toEqual([]);
  });

  test('a cookie that was read only after the request and was not sent was perhaps stored in between', () => {
    const request = sending('a=1');
    const context = { requests: [request], pages: [], pageUrl: PAGE, agent: 'chrome', registrableDomain } as const;
    const circumstances = circumstancesOf(request, context);
    const setting = {
      agent: 'chrome',
      registrableDomain,
      circumstances,
      noCookies: null,
      thirdParty: undefined,
    } as const;
    const jar = [cookie('a', { value: '1' }), cookie('late'), cookie('x', { path: '/x' })];
    const { notSent, mismatches } = bestMatch(request, [jar], { ...setting, isReadLater: true });
    expect(notSent.map(({ reasons: [first] }) => first?.code)).toEqual(['PerhapsStoredLater', 'NotOnPath']);
    expect(mismatches).toBe(0);
  });

  test('a request whose document may have storage access is compared without and with it', () => {
    const jar = [cookie('third', { ...PARTITIONED, domain: 'ads.example', value: '1' })];
    const mismatches = (cookies: Record<string, string>, mayHaveAccess: boolean) => {
      const request = networkRequest('https://ads.example/own', { request: cookies });
      const partitionKey = { topLevelSite: 'https://shop.example', hasCrossSiteAncestor: true };
      const about = { method: 'GET', sameSiteContext: 'cross-site', topLevelNavigation: false, partitionKey } as const;
      const circumstances = { ...about, guessed: false, credentials: null };
      const setting = { agent: 'chrome', registrableDomain, circumstances, noCookies: null } as const;
      return bestMatch(request, [jar], { ...setting, thirdParty: 'blocked', mayHaveAccess }).mismatches;
    };
    expect([mismatches({ Cookie: 'third=1' }, false), mismatches({ Cookie: 'third=1' }, true)]).toEqual([1, 0]);
    expect(mismatches({}, true)).toBe(0);
  });

  test('Chromium prefetches of another site with the cookies of the page’s partition or, as=document, of its own', () => {
    const partitioned = (name: string, topLevelSite: string, hasCrossSiteAncestor: boolean) =>
      cookie(name, { ...PARTITIONED, domain: 'ads.example', partitionKey: { topLevelSite, hasCrossSiteAncestor } });
    const jar = [
      partitioned('embedded', 'https://shop.example', true),
      partitioned('own', 'https://ads.example', false),
    ];
    const fetched = { 'Sec-Fetch-Site': 'cross-site', 'Sec-Fetch-Mode': 'no-cors', 'Sec-Fetch-Dest': 'empty' };
    const access = { 'Sec-Fetch-Storage-Access': 'active', Referer: PAGE };
    const ask = (name: string, purpose: Record<string, string>) => {
      const request = { ...fetched, ...access, ...purpose, Cookie: `${name}=v` };
      return carried(networkRequest('https://ads.example/next', { request }), jar).mismatches;
    };
    const prefetch = { 'Sec-Purpose': 'prefetch' };
    expect([ask('embedded', prefetch), ask('own', prefetch)]).toEqual([0, 0]);
    expect(ask('own', {})).toBeGreaterThan(0);
  });

  test('where Firefox allows third-party cookies, one of the partition that it did not send was set without Partitioned', () => {
    const key = { topLevelSite: 'https://shop.example', hasCrossSiteAncestor: true };
    const other = { ...PARTITIONED, domain: 'ads.example' };
    const jar = [
      cookie('kept', { ...other, partitionKey: key }),
      cookie('own', other),
      cookie('old', { ...other, partitionKey: key }),
    ];
    const fields = { 'Sec-Fetch-Site': 'cross-site', 'Sec-Fetch-Dest': 'image', Cookie: 'own=v; kept=v' };
    const request = networkRequest('https://ads.example/a', { request: { ...fields, Referer: PAGE } });
    const context = { requests: [request], pages: [], pageUrl: PAGE, agent: 'firefox', registrableDomain } as const;
    const circumstances = circumstancesOf(request, context);
    const setting = {
      agent: 'firefox',
      registrableDomain,
      circumstances,
      noCookies: null,
      thirdParty: 'allowed',
    } as const;
    const { notSent, mismatches } = bestMatch(request, [jar], setting);
    expect(notSent.map(({ cookie: { name }, reasons: [first] }) => [name, first?.code])).toEqual([
      ['old', 'PerhapsNotPartitioned'],
    ]);
    expect(mismatches).toBe(0);
  });

  test('cookies sent or not sent against the rules are counted', () => {
    const strict = cookie('strict', { sameSite: 'strict' });
    const request = networkRequest('https://shop.example/a', {
      request: { 'Sec-Fetch-Site': 'cross-site', 'Sec-Fetch-Dest': 'image', Cookie: 'strict=v' },
    });
    const missing = cookie('missing', { sameSite: 'none', secure: true });
    const { sent, notSent, mismatches } = carried(request, [strict, missing]);
    expect(sent[0]?.reasons.map(({ code }) => code)).toEqual(['SchemefulSameSiteStrict']);
    expect(notSent).toEqual([{ cookie: missing, reasons: [] }]);
    expect(mismatches).toBe(2);
  });

  test('a cookie whose sending depends on its age is no mismatch either way', () => {
    const jar = [cookie('young')];
    const post = (header: Record<string, string>) =>
      networkRequest(PAGE, {
        method: 'POST',
        request: { 'Sec-Fetch-Site': 'cross-site', 'Sec-Fetch-Dest': 'document', ...header },
      });
    expect(carried(post({ Cookie: 'young=v' }), jar).mismatches).toBe(0);
    expect(carried(post({}), jar).mismatches).toBe(0);
  });

  test('a cookie that is not UTF-8 is matched by what the API shows in its place', () => {
    const jar = [cookie('a', { value: '\xef\xbf\xbdx' })];
    expect(carried(sending('a=\xffx'), jar).sent[0]?.cookie).toBe(jar[0]);
  });

  test('the jar that explains the header is the one to judge by, because changes are reported late', () => {
    const [old, young] = [cookie('a', { value: 'old' }), cookie('a', { value: 'young' })];
    const late = [young, cookie('b', { path: '/b' })];
    const judged = carried(sending('a=young'), [old], late, [young]);
    expect(judged.sent.map(({ cookie: found, isChanged }) => [found, isChanged])).toEqual([[young, false]]);
    expect(judged.notSent.map(({ cookie: { name } }) => name)).toEqual(['b']);
    expect(carried(sending('a=old'), [old], late).sent[0]?.cookie).toBe(old);
  });
});
