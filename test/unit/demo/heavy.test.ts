import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Demo, startDemo } from '../../demo/demo.ts';
import { HEAD_LIMIT } from '../../demo/head-limit.ts';
import { HEAVY_COUNT } from '../../demo/pages/heavy.ts';
import { ask } from './ask.ts';

let demo: Demo;
beforeAll(async () => {
  demo = await startDemo();
});
afterAll(() => demo.close());

const HEAVY = 'heavy.localhost';
/** The cookies that the browser would send back. */
const pairs = (lines: string[]) => lines.map((line) => line.slice(0, line.indexOf(';'))).join('; ');
const all = async () => pairs((await ask(demo, HEAVY, '/fill')).setCookie);

describe('heavy.localhost', () => {
  test(`heavy.localhost sets ${HEAVY_COUNT} cookies of 4 KB at once: 80 KB`, async () => {
    const { setCookie } = await ask(demo, HEAVY, '/fill');
    expect(setCookie).toHaveLength(HEAVY_COUNT);
    expect(Math.round(pairs(setCookie).length / 1000)).toBe(80);
  });

  test('heavy.localhost adds the first missing cookie, and none past the last', async () => {
    expect((await ask(demo, HEAVY, '/add')).setCookie[0]).toMatch(/^heavy-01=x{4000}; /);
    expect((await ask(demo, HEAVY, '/add', { cookies: ['heavy-01=x; heavy-03=x'] })).setCookie[0]).toMatch(
      /^heavy-02=/,
    );
    expect((await ask(demo, HEAVY, '/add', { cookies: [await all()] })).setCookie).toEqual([]);
  });

  test(`heavy.localhost accepts a head of ${HEAD_LIMIT} octets and rejects one more`, async () => {
    const empty = `GET / HTTP/1.1\r\nHost: ${HEAVY}:${demo.port}\r\nConnection: close\r\nContent-Length: 0\r\nCookie: \r\n\r\n`;
    const room = HEAD_LIMIT - empty.length;
    expect((await ask(demo, HEAVY, '/', { cookies: [`a=${'x'.repeat(room - 2)}`] })).status).toBe(200);
    const rejected = await ask(demo, HEAVY, '/', { cookies: [`a=${'x'.repeat(room - 1)}`] });
    expect(rejected.status).toBe(431);
    expect(rejected.body).toContain('16,385 octets');
    expect(rejected.body).toContain(`<a class="button" href="/reset">`);
    expect(rejected.body).toContain(`heavy.localhost:${demo.port}/reset`);
  });

  test('heavy.localhost adds a cookie even where it rejects its pages', async () => {
    const { status, setCookie } = await ask(demo, HEAVY, '/add', { cookies: [`a=${'x'.repeat(HEAD_LIMIT)}`] });
    expect(status).toBe(303);
    expect(setCookie).toHaveLength(1);
  });

  test('no other host rejects a large head', async () => {
    expect((await ask(demo, 'shop.localhost', '/', { cookies: [await all()] })).status).toBe(200);
  });
});

describe('reset', () => {
  test('reset works after a 431 and expires every cookie received', async () => {
    const cookies = [await all()];
    expect((await ask(demo, HEAVY, '/', { cookies })).status).toBe(431);
    const { status, setCookie } = await ask(demo, HEAVY, '/reset', { cookies });
    expect(status).toBe(200);
    const expired = setCookie.filter((line) => /^heavy-\d\d=; Max-Age=0; Path=\/; Secure; SameSite=None$/.test(line));
    expect(expired).toHaveLength(HEAVY_COUNT);
  });

  test('reset expires host-only, domain and partitioned cookies of the name', async () => {
    const { setCookie } = await ask(demo, 'ads.localhost', '/reset', { cookies: ['n=1; n=2'] });
    expect(setCookie).toEqual([
      'n=; Max-Age=0; Path=/; Secure; SameSite=None',
      'n=; Max-Age=0; Path=/; Secure; SameSite=None; Domain=ads.localhost',
      'n=; Max-Age=0; Path=/; Secure; SameSite=None; Partitioned',
    ]);
  });

  test('reset expires a nameless cookie by a nameless line', async () => {
    const { setCookie } = await ask(demo, 'ads.localhost', '/reset', { cookies: ['nameless'] });
    expect(setCookie[0]).toBe('gone; Max-Age=0; Path=/; Secure; SameSite=None');
  });

  test('reset of the shop also expires the carts that its request does not send', async () => {
    const { setCookie } = await ask(demo, 'shop.localhost', '/reset');
    expect(setCookie).toContain('shoppingCart=; Max-Age=0; Path=/shop/sugar');
  });

  test('reset of many.localhost visits each of its subdomains and ends', async () => {
    const seen: string[] = [];
    let next: string | undefined = demo.url('many.localhost', '/reset');
    while (next) {
      const { hostname, pathname, search } = new URL(next);
      const answer = await ask(demo, hostname, pathname + search, { cookies: ['own=1'] });
      seen.push(hostname);
      expect(answer.setCookie).toContain('own=; Max-Age=0; Path=/; Secure; SameSite=None');
      next = answer.headers.find(([name]) => name === 'Location')?.[1];
    }
    expect(seen).toEqual(['many', 'a.many', 'b.many', 'c.many', 'd.many', 'many'].map((host) => `${host}.localhost`));
  });

  test('reset leaves the other hosts alone: no line names another host', async () => {
    for (const host of ['shop.localhost', 'heavy.localhost', 'ads.localhost', 'a.many.localhost']) {
      const { setCookie } = await ask(demo, host, '/reset', { cookies: ['a=1'] });
      const domains = setCookie
        .map((line) => /Domain=([^;]+)/.exec(line)?.[1])
        .filter((domain) => domain !== undefined);
      expect([...new Set(domains)]).toEqual([host]);
    }
  });
});
