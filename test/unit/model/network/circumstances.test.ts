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
