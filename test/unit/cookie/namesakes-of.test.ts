import { expect, test } from 'vitest';
import { namesakesOf } from '../../../src/cookie/jar/namesakes-of.ts';
import { cookiesForRequest } from '../../../src/cookie/request/cookies-for-request.ts';
import { topLevelRequest } from '../../../src/cookie/request/top-level-request.ts';
import { cookie } from '../../fixtures/cookie.ts';
import { registrableDomain } from '../../fixtures/registrable-domain.ts';

const NEWS = { topLevelSite: 'https://news.example', hasCrossSiteAncestor: true };
const root = cookie('sid', { value: 'root', creationTime: 1 });
const wide = cookie('sid', { value: 'wide', hostOnly: false, creationTime: 2 });
const path = cookie('sid', { value: 'path', path: '/shop', creationTime: 3 });
const elsewhere = cookie('sid', { value: 'host', domain: 'www.shop.example' });
const inPartition = cookie('sid', { value: 'partition', partitionKey: NEWS, secure: true, sameSite: 'none' });
const other = cookie('other', { creationTime: 4 });
const JAR = [elsewhere, inPartition, wide, path, other, root];
const url = 'http://shop.example/shop/item';
const { sent } = cookiesForRequest(JAR, topLevelRequest({ url, now: 0, agent: 'chrome', registrableDomain }));
const order = (one = root, jar = JAR) =>
  namesakesOf(one, jar, sent).map(({ cookie: { value }, sentAs }) => [value, sentAs]);

test('namesakes are listed as the server sees them: longer paths first, then older cookies, then what is not sent', () => {
  expect(order()).toEqual([
    ['path', 1],
    ['root', 2],
    ['wide', 3],
    ['host', null],
    ['partition', null],
  ]);
  expect(order(elsewhere)).toEqual(order());
});

test('a cookie alone with its name, a nameless one, and one of another store have no namesakes', () => {
  expect(order(other)).toEqual([]);
  expect(order(root, [root, { ...root, storeId: '1' }])).toEqual([]);
  const nameless = cookie('', { value: 'a' });
  expect(order(nameless, [nameless, { ...nameless, path: '/a' }])).toEqual([]);
});
