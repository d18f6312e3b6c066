import { beforeEach, describe, expect, test } from 'vitest';
import { readIdentities } from '../../../src/browser/cookies/read-identities.ts';
import type { Agent, CookieId } from '../../../src/cookie/cookie.ts';
import { cookie } from '../../fixtures/cookie.ts';
import { stage } from '../../stage.ts';

const asked = { queries: [] as object[] };
const getAll = async (query: object) => {
  asked.queries.push(query);
  return [];
};

async function questions(agent: Agent, identities: CookieId[]): Promise<object[]> {
  Object.assign(stage, { agent, browser: { cookies: { getAll } } });
  await readIdentities(identities);
  return asked.queries;
}
beforeEach(() => {
  asked.queries = [];
});

const common = { storeId: '0', partitionKey: {} };

test('a cookie of an IPv6 address is looked for among all where Firefox is asked', async () => {
  const own = cookie('sid', { domain: '[::1]' });
  expect(await questions('firefox', [own])).toEqual([{ ...common, name: 'sid' }]);
  asked.queries = [];
  expect(await questions('chrome', [own])).toEqual([{ ...common, url: 'https://[::1]/', name: 'sid' }]);
});

describe('reading cookies by their identity', () => {
  test.each<[string, Partial<CookieId>, object]>([
    ['by its address', {}, { url: 'https://shop.example/', name: 'sid' }],
    ['by its address with its path', { path: '/a-b/c_d/' }, { url: 'https://shop.example/a-b/c_d/', name: 'sid' }],
    ['by its domain where the path is encoded', { path: '/%41' }, { domain: 'shop.example', name: 'sid' }],
    [
      'by its domain where an address would resolve the path',
      { path: '/a/../b' },
      { domain: 'shop.example', name: 'sid' },
    ],
    ['by its domain where an address would lose the path', { path: '' }, { domain: 'shop.example', name: 'sid' }],
    ['without its name where that is not plain', { name: 'é=' }, { url: 'https://shop.example/' }],
    ['without its name where it has none', { name: '' }, { url: 'https://shop.example/' }],
  ])('Chromium is asked for a cookie %s', async (_, more, question) => {
    expect(await questions('chrome', [cookie('sid', more)])).toEqual([{ ...common, ...question }]);
  });

  test('Firefox is asked for a cookie by its domain, because a URL matches paths loosely', async () => {
    const question = { ...common, domain: 'shop.example', name: 'sid' };
    expect(await questions('firefox', [cookie('sid', { path: '/dir' })])).toEqual([question]);
  });
});

test('many cookies of one host and path need one call', async () => {
  const many = Array.from({ length: 100 }, (_, index) => cookie(`n${index}`));
  const elsewhere = cookie('n', { domain: 'www.shop.example', path: '/x' });
  expect(await questions('chrome', [...many, elsewhere])).toEqual([
    { ...common, url: 'https://shop.example/' },
    { ...common, url: 'https://www.shop.example/x', name: 'n' },
  ]);
});
