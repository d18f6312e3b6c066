import { expect, test } from 'vitest';
import type { Cookie } from '../../../../src/cookie/cookie.ts';
import { namesakesOf } from '../../../../src/model/set-cookie/namesakes.ts';
import { cookie } from '../../../fixtures/cookie.ts';

const HOST = 'www.shop.example';
const ADDED = cookie('sid', { domain: HOST, value: 'new' });

test.for<[what: string, other: Partial<Cookie>, lines: (string | null)[]]>([
  ['Domain', { domain: 'shop.example', hostOnly: false }, ['sid=new; Domain=shop.example; Path=/']],
  ['Path', { path: '/shop' }, ['sid=new; Path=/shop']],
  ['Secure and Path', { path: '/shop', secure: true }, [null]],
  ['nothing: it is the same', {}, []],
  ['another host', { domain: 'api.shop.example' }, []],
  ['another store', { path: '/shop', storeId: '1' }, []],
  ['a partition', { path: '/x', partitionKey: { topLevelSite: 'https://a.example', hasCrossSiteAncestor: true } }, []],
])('a cookie of the same name that differs by %s', ([, other, lines]) => {
  const jar = [ADDED, cookie('sid', { domain: HOST, ...other })];
  expect(namesakesOf(ADDED, jar, HOST).map(({ line }) => line)).toEqual(lines);
});
