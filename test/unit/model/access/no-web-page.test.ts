import { expect, test } from 'vitest';
import { noWebPageOf } from '../../../../src/model/access/no-web-page.ts';

test.each([
  ['about:blank', 'blank'],
  ['about:blank#top', 'blank'],
  ['about:newtab', 'blank'],
  ['chrome://newtab/', 'blank'],
  ['chrome://new-tab-page/', 'blank'],
  ['vivaldi://newtab/', 'blank'],
  ['about:reader?url=https%3A%2F%2Fshop.example%2F', 'reader'],
  ['about:support', null],
  ['data:text/html,hello', 'data'],
  ['blob:https://shop.example/2f1d7a6e-0000-4000-8000-000000000000', 'blob'],
  ['file:///home/me/page.html', 'file'],
  ['view-source:https://shop.example/', 'source'],
  ['chrome://version/', null],
  ['moz-extension://0-1/page.html', null],
  ['', null],
  [undefined, null],
])('a tab at %s shows: %s', (url, shown) => {
  expect(noWebPageOf(url)).toBe(shown);
});
