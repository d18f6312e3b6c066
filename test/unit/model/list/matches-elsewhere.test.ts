import { expect, test } from 'vitest';
import type { Listing } from '../../../../src/contract/listing.ts';
import { matchesElsewhere } from '../../../../src/model/list/matches-elsewhere.ts';
import { cookie } from '../../../fixtures/cookie.ts';

const page = { tabId: 1, windowId: 1, url: 'https://shop.example/', storeId: '0', incognito: false };
const sent = cookie('sent', { domain: 'shop.example' });
const beside = cookie('beside', { domain: 'shop.example', path: '/beside' });
const frame = cookie('frame', { domain: 'frame.example', secure: true, sameSite: 'none' });

const listing: Listing = {
  scope: { page, extent: 'site', hosts: [] },
  agent: 'chrome',
  access: { status: 'granted', origins: [] },
  site: 'shop.example',
  jar: [sent, beside],
  loaded: null,
};
const loaded: Listing = {
  ...listing,
  loaded: {
    hosts: ['frame.example'],
    jar: [frame],
    locked: { hosts: [], origins: [] },
    leftOut: 0,
    isPageUnread: false,
    unknownFrames: 0,
    isRecordFull: false,
  },
};

test.each([
  ['page', 'beside', listing, { extent: 'site', count: 1 }],
  ['page', 'frame', listing, { extent: 'loaded', count: null }],
  ['page', 'frame', loaded, { extent: 'loaded', count: 1 }],
  ['site', 'frame', listing, { extent: 'loaded', count: null }],
  ['site', 'nowhere', loaded, null],
  ['loaded', 'nowhere', loaded, null],
] as const)('a search in the scope %s for %s is continued where it has matches', (extent, query, given, expected) => {
  expect(matchesElsewhere(given, extent, query)).toEqual(expected);
});
