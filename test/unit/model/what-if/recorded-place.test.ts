import { expect, test } from 'vitest';
import type { NetworkRequest } from '../../../../src/model/network/network-request.ts';
import { recordedPlace } from '../../../../src/model/what-if/recorded-place.ts';
import { navigation, networkRequest } from '../../../fixtures/har.ts';
import { registrableDomain } from '../../../fixtures/registrable-domain.ts';

const PAGE = 'https://www.shop.example/page';
const OWN = 'https://www.shop.example/a';
const BLOG = 'https://blog.example/';

const sent = (url: string, at: number, site: string, destination: string, referrer?: string) =>
  networkRequest(url, {
    at,
    request: {
      'Sec-Fetch-Site': site,
      'Sec-Fetch-Dest': destination,
      ...(referrer !== undefined && { Referer: referrer }),
    },
  });
const redirect = (url: string, at: number, to: string) =>
  navigation(url, { at, time: 10, status: 302, redirectURL: to, request: { 'Sec-Fetch-Site': 'same-origin' } });

function place(request: NetworkRequest, before: NetworkRequest[] = []) {
  const requests = [navigation(PAGE, { at: 100 }), ...before, request];
  return recordedPlace(request, { requests, page: PAGE, agent: 'firefox', registrableDomain });
}

test.each<[string, NetworkRequest, NetworkRequest[], ReturnType<typeof place>]>([
  ['an image of the page', sent(OWN, 300, 'same-origin', 'image', PAGE), [], { page: PAGE }],
  ['a link from another site', sent(OWN, 300, 'cross-site', 'document', BLOG), [], { page: BLOG }],
  [
    'a link from another site that is not named',
    sent(OWN, 300, 'cross-site', 'document'),
    [],
    { page: 'https://another-site.invalid/' },
  ],
  [
    'an image in a frame of another site',
    sent('https://ads.example/i', 300, 'same-origin', 'image', 'https://ads.example/f'),
    [sent('https://ads.example/f', 200, 'cross-site', 'iframe', PAGE)],
    { page: PAGE, frame: 'https://ads.example/f' },
  ],
  [
    'an image in a frame of the own site within one of another site',
    sent(OWN, 300, 'same-origin', 'image', 'https://www.shop.example/inner'),
    [
      sent('https://ads.example/f', 150, 'cross-site', 'iframe', PAGE),
      sent('https://www.shop.example/inner', 200, 'cross-site', 'iframe', 'https://ads.example/f'),
    ],
    { page: PAGE, frame: 'https://ads.example/f' },
  ],
  [
    'a page after redirects, one of them by another site',
    sent(OWN, 220, 'cross-site', 'document', PAGE),
    [redirect('https://www.shop.example/go', 200, BLOG), redirect(BLOG, 210, OWN)],
    { page: PAGE, redirect: BLOG },
  ],
])('%s is tried again where it was made', (_, request, before, expected) => {
  expect(place(request, before)).toEqual(expected);
});
