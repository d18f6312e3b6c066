import { expect, test } from 'vitest';
import type { Cookie } from '../../../../src/cookie/cookie.ts';
import { rowOf } from '../../../../src/model/jar/row.ts';
import { rowDifferences } from '../../../../src/model/list/row-place.ts';
import { cookie } from '../../../fixtures/cookie.ts';

const page = { tabId: 1, windowId: 1, url: 'https://www.shop.example/', storeId: '0', incognito: false };
const at = (name: string, domain: string, path = '/'): Cookie =>
  cookie(name, { domain: domain.replace(/^\./, ''), hostOnly: !domain.startsWith('.'), path });

/** What each row shows of its place: the labels, the host that is shown on request in brackets, and the path. */
function places(...cookies: Cookie[]): string[] {
  const rows = rowDifferences(cookies.map(rowOf), { site: 'shop.example', scope: { page, extent: 'site' } });
  return cookies.map((each) => {
    const place = rows.place(each);
    if (!place) return '';
    const { labels, sharedHost, path, partition } = place;
    return `${labels}${sharedHost && `(${sharedHost})`}${path.join('')}${partition}`;
  });
}

test.each<[string, Cookie[], string[]]>([
  [
    'a host-only cookie and its namesakes for subdomains are told apart',
    [at('id', 'www.shop.example'), at('id', '.www.shop.example'), at('id', '.shop.example')],
    ['', '*.www.(shop.example)', '*.(shop.example)'],
  ],
  ['what is the same for all is not shown', [at('a', '.shop.example', '/x'), at('b', '.shop.example', '/x')], ['', '']],
  [
    'only the labels of another host are shown',
    [at('a', 'www.shop.example'), at('b', 'img.shop.example'), at('c', 'shop.example')],
    ['', 'img.(shop.example)', 'shop.example'],
  ],
  [
    'namesakes with different paths are told apart',
    [at('id', 'www.shop.example'), at('id', 'www.shop.example', '/admin')],
    ['', '/admin'],
  ],
  [
    'cookies of another site are compared with those of that site alone',
    [at('a', 'www.shop.example'), at('uid', '.ads.example'), at('seg', 'cdn.test'), at('seg', '.cdn.test')],
    ['', '', '', '*.(cdn.test)'],
  ],
])('%s', (_, cookies, shown) => expect(places(...cookies)).toEqual(shown));

test('cookies in the partitions of different sites are told apart', () => {
  const inPartition = (site: string) =>
    cookie('id', {
      domain: 'www.shop.example',
      partitionKey: { topLevelSite: `https://${site}`, hasCrossSiteAncestor: true },
    });
  expect(places(inPartition('one.example'), inPartition('two.example'))).toEqual([
    'https://one.example',
    'https://two.example',
  ]);
});

test('a cookie of another site is third-party', () => {
  const cookies = [at('a', 'www.shop.example'), at('b', '.shop.example'), at('c', 'notshop.example')];
  const rows = rowDifferences(cookies.map(rowOf), { site: 'shop.example', scope: { page, extent: 'loaded' } });
  expect(cookies.map(rows.isThirdParty)).toEqual([false, false, true]);
});
