import { describe, expect, test } from 'vitest';
import { latestPageLoad, navigationTo } from '../../../../src/model/network/page-load.ts';
import { navigation, networkRequest } from '../../../fixtures/har.ts';

const PAGE = 'https://shop.example/page';

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
});
