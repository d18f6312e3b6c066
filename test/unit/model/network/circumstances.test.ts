import { describe, expect, test } from 'vitest';
import { circumstancesOf } from '../../../../src/model/network/circumstances.ts';
import type { NetworkRequest } from '../../../../src/model/network/network-request.ts';
import { type Navigation, shownPages } from '../../../../src/model/network/shown-pages.ts';
import { type HarOptions, navigation, networkRequest } from '../../../fixtures/har.ts';
import { registrableDomain } from '../../../fixtures/registrable-domain.ts';

const PAGE = 'https://www.shop.example/page';
const page = navigation(PAGE, { at: 100 });
const metadata = (site: string, destination: string, rest: Record<string, string> = {}) => ({
  request: { 'Sec-Fetch-Site': site, 'Sec-Fetch-Dest': destination, ...rest },
  at: 200,
});

function circumstances(
  request: NetworkRequest,
  agent: 'chrome' | 'firefox' = 'chrome',
  others = [page],
  navigations: Navigation[] = [],
) {
  const requests = [...others, request].sort((a, b) => a.startedAt - b.startedAt);
  return circumstancesOf(request, {
    requests,
    pages: shownPages(requests, navigations),
    pageUrl: PAGE,
    agent,
    registrableDomain,
  });
}

describe('the circumstances of a recorded request', () => {
  test.each([
    ['a typed address', navigation(PAGE, { at: 200 }), 'same-site', true],
    ['a link from another site', navigation(PAGE, metadata('cross-site', 'document')), 'cross-site', true],
    ['a link from the same site', navigation(PAGE, metadata('same-site', 'document')), 'same-site', true],
    [
      'an image of the page',
      networkRequest('https://img.shop.example/a', metadata('same-site', 'image')),
      'same-site',
      false,
    ],
    [
      'an image of another site',
      networkRequest('https://ads.example/a', metadata('cross-site', 'image')),
      'cross-site',
      false,
    ],
    // The request is same-origin to its own initiator, and not to the page.
    [
      'a fetch within a frame of another site',
      networkRequest('https://ads.example/a', metadata('same-origin', 'empty')),
      'cross-site',
      false,
    ],
    [
      'an image that a frame of another site asks of the page’s own site',
      networkRequest('https://www.shop.example/a', metadata('cross-site', 'image')),
      'cross-site',
      false,
    ],
  ] as const)('the circumstances of %s', (_, request, sameSiteContext, topLevelNavigation) => {
    expect(circumstances(request)).toMatchObject({
      sameSiteContext,
      topLevelNavigation,
      guessed: false,
      partitionKey: {
        topLevelSite: 'https://shop.example',
        hasCrossSiteAncestor: !topLevelNavigation && sameSiteContext === 'cross-site',
      },
    });
  });

  test('redirects count in Firefox, not in Chromium', () => {
    const first = navigation('https://www.shop.example/a', {
      at: 150,
      status: 302,
      redirectURL: 'https://go.example/',
    });
    const second = navigation('https://go.example/', { at: 160, status: 302, redirectURL: PAGE });
    const last = navigation(PAGE, metadata('cross-site', 'document'));
    expect(circumstances(last, 'chrome', [first, second]).sameSiteContext).toBe('same-site');
    expect(circumstances(last, 'firefox', [first, second]).sameSiteContext).toBe('cross-site');
  });

  test('the page shown when the request began is its top level', () => {
    const earlier = navigation('https://other.example/', { at: 10 });
    const image = networkRequest('https://img.shop.example/a', { ...metadata('cross-site', 'image'), at: 20 });
    expect(circumstances(image, 'chrome', [earlier, page])).toMatchObject({
      sameSiteContext: 'cross-site',
      partitionKey: { topLevelSite: 'https://other.example' },
    });
  });

  test('without Fetch Metadata the Referer decides, and the result is a guess', () => {
    const linked = networkRequest(PAGE, {
      at: 200,
      resourceType: 'document',
      request: { Referer: 'https://blog.example/' },
    });
    expect(circumstances(linked)).toMatchObject({
      sameSiteContext: 'cross-site',
      topLevelNavigation: true,
      guessed: true,
    });
    const frame = networkRequest('https://ads.example/frame', { at: 200, resourceType: 'document' });
    expect(circumstances(frame)).toMatchObject({
      sameSiteContext: 'cross-site',
      topLevelNavigation: false,
      guessed: true,
    });
  });

  const overHttp = networkRequest('http://www.shop.example/page', {
    at: 150,
    status: 301,
    redirectURL: PAGE,
    request: { Accept: 'text/html' },
  });
  test.each([
    ['none', 'a typed address over http that is redirected to https was surely typed', false],
    ['cross-site', 'a link over http that is redirected to https is perhaps one of the own site', true],
  ])('Sec-Fetch-Site: %s after a redirect: %s', (relation, _, guessed) => {
    const request = navigation(PAGE, { at: 155, request: { 'Sec-Fetch-Site': relation } });
    expect(circumstances(request, 'chrome', [overHttp])).toMatchObject({ sameSiteContext: 'same-site', guessed });
  });

  const OWN_FRAME = 'https://www.shop.example/frame';
  const ACCESS = { 'Sec-Fetch-Storage-Access': 'inactive' };
  const foreign = { sameSiteContext: 'cross-site', partitionKey: { hasCrossSiteAncestor: true } };
  const own = { sameSiteContext: 'same-site', partitionKey: { hasCrossSiteAncestor: false } };

  test.each(['chrome', 'firefox'] as const)(
    '%s reports that a same-origin frame is within one of another site',
    (agent) => {
      const image = (access: Record<string, string>) =>
        networkRequest(
          'https://www.shop.example/a',
          metadata('same-origin', 'image', { Referer: OWN_FRAME, ...access }),
        );
      const frame = networkRequest(OWN_FRAME, { ...metadata('cross-site', 'iframe', ACCESS), at: 150 });
      expect(circumstances(image(ACCESS), agent)).toMatchObject(foreign);
      // The same document may also be a frame of the page itself.
      expect(circumstances(image({}), agent, [page, frame])).toMatchObject(own);
    },
  );

  test('a frame that another one navigates to the page’s own site is cross-site, and in no partition of a third party', () => {
    const ad = networkRequest('https://ads.example/', { ...metadata('cross-site', 'iframe', ACCESS), at: 150 });
    const fields = { Referer: 'https://ads.example/', Cookie: 'a=1' };
    const back = networkRequest(OWN_FRAME, metadata('cross-site', 'iframe', fields));
    const expected = { ...own, sameSiteContext: 'cross-site' };
    expect(circumstances(back, 'firefox', [page, ad])).toMatchObject(expected);
    expect(circumstances(back, 'chrome', [page, ad])).toMatchObject(expected);
  });

  test('a request of another site that is redirected to the page’s own is first-party there', () => {
    const hop = networkRequest('https://ads.example/hop', {
      ...metadata('cross-site', 'image', { Referer: PAGE, ...ACCESS }),
      status: 302,
      redirectURL: 'https://www.shop.example/a',
    });
    const image = networkRequest('https://www.shop.example/a', {
      ...metadata('cross-site', 'image', { Referer: 'https://www.shop.example/' }),
      at: 205,
    });
    expect(circumstances(image, 'chrome', [page, hop])).toMatchObject(own);
    expect(circumstances(image, 'firefox', [page, hop])).toMatchObject({ ...own, sameSiteContext: 'cross-site' });
  });

  test.each([
    ['shows its Referer', { Referer: 'https://ads.example/' }, {}],
    ['sends no Referer', { 'Sec-Fetch-Site': 'cross-site' }, {}],
    [
      'has a frame of its own around it',
      { Referer: 'https://www.shop.example/between' },
      { Referer: 'https://ads.example/' },
    ],
  ])('without storage access fields the log shows a frame of another site that %s', (_, frameFields, outerFields) => {
    const shop = (path: string) => `https://www.shop.example${path}`;
    const frame = (path: string, at: number, request: Record<string, string>) =>
      networkRequest(shop(path), { at, request: { Accept: 'text/html', ...request } });
    const image = networkRequest(shop('/a'), { at: 200, resourceType: 'image', request: { Referer: shop('/frame') } });
    const frames = [frame('/between', 140, outerFields), frame('/frame', 150, frameFields)];
    expect(circumstances(image, 'chrome', [page, ...frames]).partitionKey?.hasCrossSiteAncestor).toBe(true);
    expect(circumstances(image, 'chrome', [page]).partitionKey?.hasCrossSiteAncestor).toBe(false);
  });

  test('frames that name each other as their Referer end the search', () => {
    const frame = (path: string, at: number, from: string) =>
      networkRequest(`https://www.shop.example/${path}`, {
        ...metadata('same-origin', 'iframe', { Referer: `https://www.shop.example/${from}` }),
        at,
      });
    const frames = Array.from({ length: 40 }, (_, at) => frame(at % 2 ? 'a' : 'b', 110 + at, at % 2 ? 'b' : 'a'));
    expect(circumstances(frame('c', 199, 'a'), 'chrome', [page, ...frames])).toMatchObject(own);
  });

  test('in Firefox a cross-site request with a Referer of its own site is one of a sandboxed document', () => {
    const sandboxed = networkRequest('https://www.shop.example/a', metadata('cross-site', 'image', { Referer: PAGE }));
    expect(circumstances(sandboxed, 'firefox')).toMatchObject(foreign);
    const insecure = networkRequest(
      'https://www.shop.example/a',
      metadata('cross-site', 'image', { Referer: 'http://www.shop.example/' }),
    );
    expect(circumstances(insecure, 'firefox')).toMatchObject(own);
  });

  test.each([
    ['sandbox allow-scripts', true],
    ["default-src 'self'; Sandbox", true],
    ['sandbox allow-scripts allow-same-origin', false],
    ['sandbox allow-same-origin; img-src *', false],
    ["default-src 'self'; report-uri /sandbox", false],
  ])('a page with the policy %j has an origin of its own: %s', (policy, isOpaque) => {
    const sandboxed = navigation(PAGE, { at: 100, response: [['Content-Security-Policy', policy]] });
    const relation = isOpaque ? 'cross-site' : 'same-origin';
    const image = networkRequest('https://www.shop.example/a', metadata(relation, 'image', { Referer: PAGE }));
    const { partitionKey, sameSiteContext } = circumstances(image, 'firefox', [sandboxed]);
    expect(partitionKey?.topLevelSite === 'https://shop.example').toBe(!isOpaque);
    expect(sameSiteContext).toBe(isOpaque ? 'cross-site' : 'same-site');
  });

  const away = 'https://other.example/';
  test.each([
    ['without content', { status: 204 }],
    ['that resets the form', { status: 205 }],
    ['that is a download', { response: [['Content-Disposition', 'attachment; filename=a.html']] }],
    ['of a type that is saved', { response: [['Content-Type', 'application/zip']] }],
    ['that Chromium aborted', { error: 'net::ERR_ABORTED' }],
    ['without a response', { status: 0 }],
    ['that was prefetched', { request: { 'Sec-Purpose': 'prefetch' } }],
    ['that prerenders a page', { request: { 'Sec-Purpose': 'prefetch;prerender' } }],
  ] satisfies [string, HarOptions][])('a document %s does not become the page of later requests', (_, options) => {
    const never = navigation(away, { at: 150, ...options });
    const image = networkRequest('https://img.shop.example/a', metadata('same-site', 'image'));
    expect(circumstances(image, 'chrome', [page, never])).toMatchObject({
      sameSiteContext: 'same-site',
      partitionKey: { topLevelSite: 'https://shop.example' },
    });
  });

  test('after DevTools reported a navigation only a reported document becomes the page', () => {
    const stopped = navigation(away, { at: 150 });
    const image = networkRequest('https://img.shop.example/a', metadata('same-site', 'image'));
    const first = { url: PAGE, at: 120 };
    const topLevelSite = (navigations: Navigation[]) =>
      circumstances(image, 'firefox', [page, stopped], navigations).partitionKey?.topLevelSite;
    expect(topLevelSite([first])).toBe('https://shop.example');
    expect(topLevelSite([first, { url: away, at: 190 }])).toBe('https://other.example');
    // The report comes later than the first request of the new page.
    expect(topLevelSite([first, { url: away, at: 900 }])).toBe('https://other.example');
  });

  test('a request that the old page makes while the next one is awaited is the old page’s', () => {
    const next = navigation(away, { at: 150, time: 500 });
    const poll = networkRequest(PAGE, metadata('same-origin', 'empty'));
    expect(circumstances(poll, 'chrome', [page, next])).toMatchObject({ sameSiteContext: 'same-site' });
  });

  test('a later request for the target of a redirect has not been redirected', () => {
    const posted = navigation(away, { at: 150, method: 'POST', status: 303, redirectURL: PAGE });
    const followed = navigation(PAGE, { ...metadata('cross-site', 'document'), at: 156 });
    const clicked = navigation(PAGE, { ...metadata('same-origin', 'document'), at: 400 });
    const others = [page, posted, followed];
    expect(circumstances(clicked, 'firefox', others).sameSiteContext).toBe('same-site');
    expect(circumstances(followed, 'firefox', [page, posted, clicked]).sameSiteContext).toBe('cross-site');
  });
});
