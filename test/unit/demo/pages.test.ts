import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Demo, startDemo } from '../../demo/demo.ts';
import { MANY_COUNT } from '../../demo/pages/many.ts';
import { START_COOKIES } from '../../demo/pages/start.ts';
import { PAGES } from '../../demo/pages.ts';
import { REJECTED_LINES } from '../../demo/rejected-lines.ts';
import { readSession } from '../../demo/session.ts';
import { ask } from './ask.ts';

let demo: Demo;
beforeAll(async () => {
  demo = await startDemo();
});
afterAll(() => demo.close());

const SHOP = 'shop.localhost';
const HOSTILE = `<script>alert("&'")</script>`;
const names = (lines: string[]) => lines.map((line) => line.slice(0, line.indexOf('=')));
const location = (headers: [string, string][]) => headers.find(([name]) => name === 'Location')?.[1];

describe('each page', () => {
  const shown = PAGES.filter(({ path }) => !/fill|add|logout|start|favicon/.test(path)).map(({ host, path }) => ({
    host: host.replace('*', 'a'),
    path: path.replace('*', 'sugar/'),
  }));

  test.each(shown)('$host$path shows a hostile cookie as text', async ({ host, path }) => {
    const cookies = [`x${HOSTILE}=1; foo=${HOSTILE}; visits=${HOSTILE}; font=${HOSTILE}; session=${HOSTILE}`];
    const answer = await ask(demo, host, path, { cookies });
    expect([200, 303]).toContain(answer.status);
    if (!path.endsWith('echo')) expect(answer.body).not.toContain('<script>alert');
  });

  test.each(shown.filter(({ path }) => !/svg|echo|reset/.test(path)))(
    '$host$path shows the octets it received',
    async ({ host, path }) => {
      const { body } = await ask(demo, host, path, { cookies: ['a=1; b=gr\xc3\xbc'] });
      expect(body).toContain('data-octets="11" data-count="2"');
      expect(body).toContain('Cookie: a=1; b=grü');
    },
  );

  test('no page is asked for a favicon or sets a cookie with one', async () => {
    expect((await ask(demo, SHOP, '/')).body).toContain('<link rel="icon" href="data:,">');
    expect(await ask(demo, SHOP, '/favicon.ico')).toMatchObject({ status: 204, setCookie: [], body: '' });
  });

  test('every page that is linked from the start exists', async () => {
    const { body } = await ask(demo, SHOP, '/');
    const links = [...body.matchAll(/href="([^"]+)"/g)].map(([, link = '']) => new URL(link, demo.url(SHOP)));
    for (const { protocol, hostname, pathname } of links.filter((link) => link.protocol !== 'data:')) {
      expect(protocol).toBe('http:');
      expect([pathname, (await ask(demo, hostname, pathname)).status]).toEqual([
        pathname,
        expect.toBeOneOf([200, 303]),
      ]);
    }
  });
});

describe('the shop', () => {
  test('the shop sets foo for two years', async () => {
    expect((await ask(demo, SHOP, '/set')).setCookie).toEqual(['foo=bar; Max-Age=63072000; Path=/']);
  });

  test('the shop deletes foo with a max-age of 0', async () => {
    expect((await ask(demo, SHOP, '/delete')).setCookie).toEqual(['foo=bar; Max-Age=0; Path=/']);
  });

  test.each([
    [[], 1],
    [['visits=1'], 2],
    [['a=1; visits=41'], 42],
    [['visits=many'], 1],
    [['visits=-3'], 1],
  ])('the shop, after %j, counts visit %i, with a new expiry', async (cookies, visits) => {
    const answer = await ask(demo, SHOP, '/visits', { cookies });
    expect(answer.setCookie).toEqual([`visits=${visits}; Max-Age=63072000; Path=/`]);
    const shown = Date.parse(/<time datetime="([^"]+)"/.exec(answer.body)?.[1] ?? '');
    expect(Math.abs(shown - Date.now() - 400 * 86_400_000)).toBeLessThan(60_000);
  });

  test('the shop stores the font for 15 days and redirects', async () => {
    const answer = await ask(demo, SHOP, '/font', { method: 'POST', body: 'font=Serif' });
    expect(answer.status).toBe(303);
    expect(answer.setCookie).toEqual(['font=Serif; Max-Age=1296000; Path=/; SameSite=Lax']);
  });

  test('the shop shows the page in the font of the cookie', async () => {
    expect((await ask(demo, SHOP, '/font', { cookies: ['font=Mono'] })).body).toContain(
      'body { font-family: ui-monospace',
    );
    expect((await ask(demo, SHOP, '/font', { cookies: ['font=constructor'] })).body).toContain(
      'body { font-family: system-ui',
    );
  });

  test('the shop rejects a font it does not have', async () => {
    const answer = await ask(demo, SHOP, '/font', { method: 'POST', body: 'font=x;Domain=evil' });
    expect(answer).toMatchObject({ status: 400, setCookie: [] });
  });

  test('the shop has one page per product, in a folder of its own', async () => {
    const { headers } = await ask(demo, SHOP, '/shop/oatmeal-raisin');
    expect(location(headers)).toBe('/shop/oatmeal-raisin/');
    expect((await ask(demo, SHOP, '/shop/oatmeal-raisin/')).body).toContain('Oatmeal Raisin cookies');
    expect((await ask(demo, SHOP, '/shop/constructor/')).status).toBe(404);
  });

  test('the shop logs in with a signed session that it trusts, and logs out', async () => {
    const { setCookie, status } = await ask(demo, SHOP, '/login', { method: 'POST', body: 'user=Zo%C3%AB' });
    expect(status).toBe(303);
    const line = setCookie[0] ?? '';
    expect(line).toMatch(/; HttpOnly; Path=\/$/);
    const value = line.slice('session='.length, line.indexOf(';'));
    expect(readSession(value)?.payload.user).toBe('Zoë');
    expect((await ask(demo, SHOP, '/login', { cookies: [`session=${value}`] })).body).toContain('<h1>Hello, Zoë</h1>');
    const forged = `session=${value.slice(0, -3)}AAA`;
    expect((await ask(demo, SHOP, '/login', { cookies: [forged] })).body).toContain('The signature does not fit');
    expect((await ask(demo, SHOP, '/logout')).setCookie).toEqual(['session=; Max-Age=0; HttpOnly; Path=/']);
  });

  test('the start page sets a cookie of each kind', async () => {
    const { setCookie, headers } = await ask(demo, SHOP, '/start');
    expect(location(headers)).toBe('/');
    expect(names(setCookie)).toEqual(START_COOKIES);
    expect(setCookie.find((line) => line.startsWith('greeting='))).toContain('Gr\xc3\xbc\xc3\x9fe');
  });

  test('the demo sends every rejected line exactly, control characters too', async () => {
    const { setCookie } = await ask(demo, SHOP, '/rejected');
    expect(setCookie).toEqual(REJECTED_LINES.map(({ line }) => line));
    expect(setCookie[0]).toContain('\x01');
  });
});

describe('the third party', () => {
  test.each([
    ['/frame', 'frame-plain=1; Path=/; Max-Age=86400; Secure; SameSite=None'],
    ['/frame?partitioned', 'frame-partitioned=1; Path=/; Max-Age=86400; Secure; SameSite=None; Partitioned'],
    ['/banner.svg', 'image-plain=1; Path=/; Max-Age=86400; Secure; SameSite=None'],
    ['/banner.svg?partitioned', 'image-partitioned=1; Path=/; Max-Age=86400; Secure; SameSite=None; Partitioned'],
  ])('%s sets %s', async (target, line) => {
    expect((await ask(demo, 'ads.localhost', target)).setCookie).toEqual([line]);
  });
});

describe('many.localhost', () => {
  test(`many.localhost sets ${MANY_COUNT} cookies at once`, async () => {
    const { setCookie } = await ask(demo, 'many.localhost', '/fill');
    expect(new Set(names(setCookie)).size).toBe(MANY_COUNT);
  });

  test('many.localhost spreads its cookies over its subdomains and comes back', async () => {
    const seen: string[] = [];
    let set = 0;
    let next: string | undefined = demo.url('many.localhost', '/fill?spread');
    while (next?.endsWith('spread')) {
      const { hostname, pathname, search } = new URL(next);
      const answer = await ask(demo, hostname, pathname + search);
      seen.push(hostname);
      set += answer.setCookie.filter((line) => !line.includes('Domain=')).length;
      next = location(answer.headers);
    }
    expect(seen).toEqual(['many', 'a.many', 'b.many', 'c.many', 'd.many'].map((host) => `${host}.localhost`));
    expect(next).toBe(demo.url('many.localhost', '/'));
    expect(set).toBe(MANY_COUNT);
  });
});
