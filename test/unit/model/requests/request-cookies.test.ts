import { describe, expect, test } from 'vitest';
import type { Cookie } from '../../../../src/cookie/cookie.ts';
import { circumstancesOf } from '../../../../src/model/network/circumstances.ts';
import type { NetworkRequest } from '../../../../src/model/network/network-request.ts';
import { bestMatch } from '../../../../src/model/requests/request-cookies.ts';
import { cookie } from '../../../fixtures/cookie.ts';
import { navigation, networkRequest } from '../../../fixtures/har.ts';
import { registrableDomain } from '../../../fixtures/registrable-domain.ts';

const PAGE = 'https://shop.example/shop/item';
const sending = (Cookie: string) => navigation(PAGE, { request: { Cookie } });

function carried(request: NetworkRequest, ...jars: Cookie[][]) {
  const known = { requests: [request], pageUrl: PAGE, agent: 'chrome', registrableDomain } as const;
  const circumstances = circumstancesOf(request, known);
  return bestMatch(request, jars, { agent: 'chrome', registrableDomain, circumstances, thirdParty: undefined });
}

describe('what a request carried', () => {
  test('is each cookie of the header, in its order, with the one of the jar that it is', () => {
    const jar = [cookie('a', { path: '/shop', value: '1' }), cookie('b', { value: '22' }), cookie('x', { path: '/x' })];
    const { sent, withheld, disagreements } = carried(sending('a=1; b=22'), jar);
    expect(sent.map(({ octets, cookie: found }) => [found, octets])).toEqual([
      [jar[0], 3],
      [jar[1], 4],
    ]);
    expect(withheld.map(({ cookie: { name }, reasons: [first] }) => [name, first?.code])).toEqual([['x', 'NotOnPath']]);
    expect(disagreements).toBe(0);
  });

  test('tells namesakes apart by value, and by order where the values are alike', () => {
    const jar = [cookie('dup', { path: '/shop', value: 'same' }), cookie('dup', { value: 'same' })];
    expect(carried(sending('dup=same; dup=same'), jar).sent.map(({ cookie: found }) => found)).toEqual(jar);
    const other = [cookie('dup', { path: '/shop', value: 'inner' }), cookie('dup', { value: 'outer' })];
    const turned = carried(sending('dup=outer; dup=inner'), other);
    expect(turned.sent.map(({ cookie: found }) => found?.value)).toEqual(['outer', 'inner']);
  });

  test('names the cookie whose value the jar has otherwise, and claims none that is not there', () => {
    const { sent, withheld } = carried(sending('a=old; gone=1'), [cookie('a', { value: 'new' })]);
    expect(sent.map(({ name, isChanged, cookie: found }) => [name, isChanged, found?.value])).toEqual([
      ['a', true, 'new'],
      ['gone', false, undefined],
    ]);
    expect(withheld).toEqual([]);
  });

  test('counts what was sent against the rules, and what was not sent in spite of them', () => {
    const strict = cookie('strict', { sameSite: 'strict' });
    const request = networkRequest('https://shop.example/a', {
      request: { 'Sec-Fetch-Site': 'cross-site', 'Sec-Fetch-Dest': 'image', Cookie: 'strict=v' },
    });
    const missing = cookie('missing', { sameSite: 'none', secure: true });
    const { sent, withheld, disagreements } = carried(request, [strict, missing]);
    expect(sent[0]?.reasons.map(({ code }) => code)).toEqual(['SchemefulSameSiteStrict']);
    expect(withheld).toEqual([{ cookie: missing, reasons: [] }]);
    expect(disagreements).toBe(2);
  });

  test('what depends on the age of a cookie is no disagreement either way', () => {
    const jar = [cookie('young')];
    const post = (header: Record<string, string>) =>
      networkRequest(PAGE, {
        method: 'POST',
        request: { 'Sec-Fetch-Site': 'cross-site', 'Sec-Fetch-Dest': 'document', ...header },
      });
    expect(carried(post({ Cookie: 'young=v' }), jar).disagreements).toBe(0);
    expect(carried(post({}), jar).disagreements).toBe(0);
  });

  test('octets that are not UTF-8 are known by what the API shows in their place', () => {
    const jar = [cookie('a', { value: '\xef\xbf\xbdx' })];
    expect(carried(sending('a=\xffx'), jar).sent[0]?.cookie).toBe(jar[0]);
  });

  test('is judged by the jar that explains the header, since changes are heard of late', () => {
    const [old, young] = [cookie('a', { value: 'old' }), cookie('a', { value: 'young' })];
    const late = [young, cookie('b', { path: '/b' })];
    const judged = carried(sending('a=young'), [old], late, [young]);
    expect(judged.sent.map(({ cookie: found, isChanged }) => [found, isChanged])).toEqual([[young, false]]);
    expect(judged.withheld.map(({ cookie: { name } }) => name)).toEqual(['b']);
    expect(carried(sending('a=old'), [old], late).sent[0]?.cookie).toBe(old);
  });
});
