import { describe, expect, test } from 'vitest';
import type { NetworkRequest } from '../../../../src/model/network/network-request.ts';
import * as pageLoad from '../../../../src/model/network/page-load.ts';
import { shownPages } from '../../../../src/model/network/shown-pages.ts';
import { navigation, networkRequest } from '../../../fixtures/har.ts';

const PAGE = 'https://shop.example/page';
const latestPageLoad = (requests: readonly NetworkRequest[], url: string) =>
  pageLoad.latestPageLoad(requests, shownPages(requests, []), url);
const navigationTo = (requests: readonly NetworkRequest[], url: string) =>
  pageLoad.navigationTo(requests, shownPages(requests, []), url);

describe('the latest load of a page', () => {
  const before = networkRequest('https://shop.example/old.png', { at: 10 });
  const document = navigation(PAGE, { at: 100 });
  const image = networkRequest('https://shop.example/new.png', { at: 120 });

  test('a page load begins with its navigation', () => {
    expect(latestPageLoad([before, document, image], `${PAGE}#top`)).toEqual([document, image]);
  });

  test('a page load without its navigation is unknown', () => {
    expect(latestPageLoad([before, image], PAGE)).toBeNull();
    expect(latestPageLoad([], PAGE)).toBeNull();
  });

  test('a page load includes the redirects that led to the page', () => {
    const first = navigation('https://go.example/a', { at: 80, status: 302, redirectURL: 'https://shop.example/b' });
    const second = navigation('https://shop.example/b', { at: 90, status: 303, redirectURL: PAGE });
    expect(navigationTo([before, first, second, document, image], PAGE)).toEqual([first, second, document]);
    expect(latestPageLoad([before, first, second, document, image], PAGE)).toEqual([first, second, document, image]);
  });

  test('the later of two page loads counts', () => {
    const again = navigation(PAGE, { at: 300 });
    expect(latestPageLoad([document, image, again], PAGE)).toEqual([again]);
  });

  test('a page that redirects to itself has a load that ends', () => {
    const self = navigation(PAGE, { at: 90, status: 302, redirectURL: PAGE });
    expect(navigationTo([self, document], PAGE)).toEqual([self, document]);
  });

  test('a redirect belongs to the one request that followed it, not to a reload of its target', () => {
    const hop = navigation('https://shop.example/', { at: 90, status: 302, redirectURL: '/page#top' });
    const again = navigation(PAGE, { at: 300 });
    const image2 = networkRequest('https://shop.example/new.png', { at: 320 });
    const all = [hop, document, image, again, image2];
    expect(latestPageLoad(all, PAGE)).toEqual([again, image2]);
    expect(latestPageLoad([hop, document, image], PAGE)).toEqual([hop, document, image]);
  });

  test('a response without content to a form of the same URL begins no load', () => {
    const sent = navigation(PAGE, { at: 300, method: 'POST', status: 204 });
    expect(latestPageLoad([document, image, sent], PAGE)).toEqual([document, image, sent]);
  });
});
