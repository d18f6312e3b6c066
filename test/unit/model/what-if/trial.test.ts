import { describe, expect, test } from 'vitest';
import type { Agent } from '../../../../src/cookie/cookie.ts';
import { INITIATORS, methodsOf } from '../../../../src/model/what-if/initiators.ts';
import { readUrl } from '../../../../src/model/what-if/read-url.ts';
import { recordedInitiator } from '../../../../src/model/what-if/recorded-initiator.ts';
import { sourcePagesFor } from '../../../../src/model/what-if/source-pages.ts';
import {
  hasCredentials,
  isThirdPartyTrial,
  requestOf,
  responseOf,
  type Trial,
} from '../../../../src/model/what-if/trial.ts';
import { networkRequest } from '../../../fixtures/har.ts';
import { registrableDomain } from '../../../fixtures/registrable-domain.ts';

const SHOP = 'https://www.shop.example/cart';
const NEWS = 'https://news.example/';

const asker = (agent: Agent = 'chrome') => ({ agent, now: 1_000, registrableDomain });

function trial(initiator: Trial['initiator'], more: Partial<Trial> = {}): Trial {
  const [method = 'GET'] = methodsOf(initiator);
  return {
    url: SHOP,
    initiator: initiator,
    method,
    page: SHOP,
    frame: null,
    redirect: null,
    thirdParty: undefined,
    ...more,
  };
}

/**
 * Same-site or not, and the partition: of its own site, with a cross-site ancestor (+), or of a frame of its own there.
 */
function circumstances(one: Trial, agent?: Agent): string {
  const { sameSiteContext, partitionKey, topLevelNavigation } = requestOf(one, asker(agent));
  const below = partitionKey?.hasCrossSiteAncestor ? '+' : '';
  return `${sameSiteContext} ${topLevelNavigation ? 'top' : 'sub'} ${partitionKey?.topLevelSite}${below}`;
}

describe('the circumstances of a request that was not made', () => {
  test.each<[string, Trial, string]>([
    ['typed', trial('typed'), 'same-site top https://shop.example'],
    ['typed, whatever page is open', trial('typed', { page: NEWS }), 'same-site top https://shop.example'],
    ['a link of its own site', trial('link', { page: 'https://shop.example/' }), 'same-site top https://shop.example'],
    ['a link of another site', trial('link', { page: NEWS }), 'cross-site top https://shop.example'],
    ['a form of another site', trial('form', { page: NEWS }), 'cross-site top https://shop.example'],
    ['a link over http', trial('link', { page: 'http://www.shop.example/' }), 'cross-site top https://shop.example'],
    ['an image of its own page', trial('image'), 'same-site sub https://shop.example'],
    ['an image in another site', trial('image', { page: NEWS }), 'cross-site sub https://news.example+'],
    ['a frame in another site', trial('iframe', { page: NEWS }), 'cross-site sub https://news.example+'],
    [
      'fetch from a subdomain',
      trial('fetch', { page: 'https://api.shop.example' }),
      'same-site sub https://shop.example',
    ],
    ['fetch by a foreign frame of its page', trial('fetch', { frame: NEWS }), 'cross-site sub https://shop.example+'],
    [
      'fetch by its own frame elsewhere',
      trial('fetch', { page: NEWS, frame: SHOP }),
      'cross-site sub https://news.example+',
    ],
    ['a link of a foreign frame', trial('link', { frame: NEWS }), 'cross-site top https://shop.example'],
    ['redirected by another site', trial('link', { redirect: NEWS }), 'same-site top https://shop.example'],
  ])('the circumstances of a trial: %s', (_, one, expected) => {
    expect(circumstances(one)).toBe(expected);
  });

  test('Firefox ignores schemes and counts every redirect', () => {
    expect(circumstances(trial('link', { page: 'http://www.shop.example/' }), 'firefox')).toMatch(/^same-site/);
    expect(circumstances(trial('link', { redirect: NEWS }), 'firefox')).toMatch(/^cross-site/);
    // A redirect moves no frame to another partition.
    expect(circumstances(trial('image', { redirect: NEWS }), 'firefox')).toBe('cross-site sub https://shop.example');
  });

  test('the response has the same circumstances as the request', () => {
    const { method, ...request } = requestOf(trial('iframe', { page: NEWS, thirdParty: 'blocked' }), asker());
    expect(method).toBe('GET');
    expect(responseOf(trial('iframe', { page: NEWS, thirdParty: 'blocked' }), asker(), [], '7')).toEqual({
      ...request,
      via: 'http',
      jar: [],
      storeId: '7',
    });
  });

  test('fetch() with default options sends cookies to its own origin only', () => {
    const own = 'https://www.shop.example/page';
    expect(hasCredentials(trial('fetch-default', { page: own }))).toBe(true);
    expect(hasCredentials(trial('fetch-default', { page: 'https://shop.example/' }))).toBe(false);
    expect(hasCredentials(trial('fetch-default', { page: 'https://www.shop.example:8443/' }))).toBe(false);
    expect(hasCredentials(trial('fetch-default', { page: own, frame: NEWS }))).toBe(false);
    expect(hasCredentials(trial('fetch-default', { page: own, redirect: NEWS }))).toBe(false);
    expect(hasCredentials(trial('fetch', { page: NEWS }))).toBe(true);
  });

  test('the rule for third-party cookies affects frames and pages of other sites, never the tab', () => {
    expect(INITIATORS.filter((initiator) => isThirdPartyTrial(trial(initiator, { page: NEWS }), asker()))).toEqual([
      'iframe',
      'image',
      'fetch',
      'fetch-default',
    ]);
    expect(INITIATORS.filter((initiator) => isThirdPartyTrial(trial(initiator), asker()))).toEqual([]);
    expect(isThirdPartyTrial(trial('image', { frame: NEWS }), asker('firefox'))).toBe(true);
  });
});

describe('a typed URL', () => {
  test.each([
    ['https://a.example/x#y', 'https://a.example/x'],
    [' shop.example/cart ', 'https://shop.example/cart'],
    ['shop.localhost:5000', 'https://shop.localhost:5000/'],
    ['/cart?x=1', 'https://www.shop.example/cart?x=1'],
    ['?x=1', 'https://www.shop.example/cart?x=1'],
    ['WSS://a.example', 'wss://a.example/'],
    ['http://bücher.example', 'http://xn--bcher-kva.example/'],
    ['', null],
    ['file:///etc', null],
    ['about:blank', null],
    ['https://', null],
    ['two words', null],
    ['https:/a.example', 'https://a.example/'],
    ['./x', 'https://www.shop.example/x'],
    ['::1', 'https://[::1]/'],
    ['"https://a.example/x"', 'https://a.example/x'],
    ['<https://a.example/>', 'https://a.example/'],
    ['\u200bhttps://a.example/', 'https://a.example/'],
    ['GET /cart HTTP/1.1', 'https://www.shop.example/cart'],
    ['view-source:https://a.example/', 'https://a.example/'],
    ['mailto:me@a.example', null],
    ['javascript:void(0)', null],
    ['{{baseUrl}}/api', null],
    ['https://*.a.example/', null],
    ['https://a.example,', null],
  ])('the typed URL "%s"', (typed, expected) => {
    expect(readUrl(typed, SHOP)).toBe(expected);
  });
});

test('suggested pages differ in which cookies are sent', () => {
  expect(sourcePagesFor(SHOP, NEWS, registrableDomain)).toEqual([
    { id: 'here', url: NEWS },
    { id: 'own', url: 'https://www.shop.example/' },
    { id: 'sibling', url: 'https://other.shop.example/' },
    { id: 'http', url: 'http://www.shop.example/' },
    { id: 'elsewhere', url: 'https://another-site.example/' },
  ]);
  expect(sourcePagesFor('http://localhost:8080/', NEWS, registrableDomain).map(({ id }) => id)).toEqual([
    'here',
    'own',
    'https',
    'elsewhere',
  ]);
});

test.each([
  ['typed', 'GET', { 'Sec-Fetch-Dest': 'document', 'Sec-Fetch-Site': 'none' }],
  ['link', 'GET', { 'Sec-Fetch-Dest': 'document', 'Sec-Fetch-Site': 'cross-site' }],
  ['form', 'POST', { 'Sec-Fetch-Dest': 'document', 'Sec-Fetch-Site': 'same-origin' }],
  // Over http there is no Fetch Metadata.
  ['typed', 'GET', { Accept: 'text/html' }],
  ['link', 'GET', { Accept: 'text/html', Referer: 'https://news.example/' }],
  ['iframe', 'GET', { 'Sec-Fetch-Dest': 'iframe' }],
  ['image', 'GET', { 'Sec-Fetch-Dest': 'script' }],
  ['fetch', 'PUT', { 'Sec-Fetch-Dest': 'empty' }],
])('a recorded request is tried again as %s', (initiator, method, request) => {
  expect(recordedInitiator(networkRequest(SHOP, { method, request }))).toBe(initiator);
});
