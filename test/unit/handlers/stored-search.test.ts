import { beforeEach, expect, test } from 'vitest';
import { createStorage } from '../../../src/browser/storage/extension-storage.ts';
import type { Search } from '../../../src/contract/search.ts';
import { createStoredSearch } from '../../../src/handlers/stored/stored-search.ts';
import { FakeBrowser } from '../../fixtures/fake-browser.ts';
import { enter } from '../../stage.ts';

const ID = { storeId: '0', partitionKey: null, domain: 'shop.example', hostOnly: true, path: '/', name: 'sid' };
const page = { tabId: 1, windowId: 1, url: 'https://shop.example/', storeId: '0', incognito: false };
const SEARCH: Search = { page, cookies: [{ id: ID, parked: 'p1' }], answers: [true, false] };

let browser: FakeBrowser;
beforeEach(() => {
  browser = new FakeBrowser('chrome');
  enter(browser);
});
/** What a background that has just started reads. */
const read = () => createStoredSearch(createStorage()).readSearch();
const write = (search: Search | null) => createStoredSearch(createStorage()).writeSearch(search);

test('a search outlives the browser session, and ends when it is written as ended', async () => {
  await write(SEARCH);
  browser.session.clear();
  expect(await read()).toEqual(SEARCH);
  await write(null);
  expect(await read()).toBeNull();
});

test('a search about a private window is never on disk', async () => {
  await write({ ...SEARCH, page: { ...page, storeId: '1', incognito: true } });
  expect(JSON.stringify([...browser.local])).not.toContain('sid');
  expect((await read())?.page.storeId).toBe('1');
});

test.each([
  ['no cookies', { ...SEARCH, cookies: [] }],
  ['a name that is no octets', { ...SEARCH, cookies: [{ id: { ...ID, name: '\u20ac' }, parked: 'p1' }] }],
  ['an answer that is none', { ...SEARCH, answers: ['yes'] }],
])('a record with %s is set aside, and no search is going on', async (_, value) => {
  browser.local.set('search', JSON.stringify({ version: 1, value }));
  expect(await read()).toBeNull();
  expect([...browser.local.keys()]).toEqual(['aside:search']);
});
