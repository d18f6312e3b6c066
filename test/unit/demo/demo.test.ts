import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { type Demo, startDemo } from '../../demo/demo.ts';
import { ask } from './ask.ts';

let demo: Demo;
beforeAll(async () => {
  demo = await startDemo();
});
afterAll(() => demo.close());
beforeEach(() => demo.clear());

describe('the log of the demo server', () => {
  test('the log has the Cookie header octet by octet', async () => {
    const octets = 'a=\xe9\xff; b=gr\xc3\xbc\xc3\x9fe; nameless; =; q="x"';
    await ask(demo, 'shop.localhost', '/set?x=1', { cookies: [octets] });
    expect(demo.lastCookieHeader('shop.localhost', '/set')).toBe(octets);
  });

  test('the log keeps several Cookie lines apart', async () => {
    await ask(demo, 'shop.localhost', '/', { cookies: ['a=1', 'b=2'] });
    expect(demo.log[0]).toMatchObject({
      cookieLines: ['a=1', 'b=2'],
      cookieHeader: 'a=1; b=2',
      method: 'GET',
      path: '/',
    });
  });

  test('the log distinguishes a missing Cookie header from an empty one', async () => {
    await ask(demo, 'shop.localhost', '/set');
    expect(demo.lastCookieHeader('shop.localhost', '/set')).toBeNull();
    await ask(demo, 'shop.localhost', '/set', { cookies: [''] });
    expect(demo.lastCookieHeader('shop.localhost', '/set')).toBe('');
  });

  test('the log keeps hosts and paths apart, oldest first', async () => {
    await ask(demo, 'SHOP.localhost', '/set', { cookies: ['n=1'] });
    await ask(demo, 'shop.localhost', '/set', { cookies: ['n=2'] });
    await ask(demo, 'ads.localhost', '/', { cookies: ['n=3'] });
    expect(demo.requests('shop.localhost', '/set').map((request) => request.cookieHeader)).toEqual(['n=1', 'n=2']);
    expect(demo.requests('ads.localhost')).toHaveLength(1);
    expect(demo.lastCookieHeader('shop.localhost', '/')).toBeNull();
  });

  test('the server accepts a Cookie header of 180 cookies of 4,096 octets', async () => {
    const header = Array.from({ length: 180 }, (_, i) => `c${i}=${'x'.repeat(4_090)}`).join('; ');
    const { status } = await ask(demo, 'shop.localhost', '/', { cookies: [header] });
    expect(status).toBe(200);
    expect(demo.lastCookieHeader('shop.localhost', '/')).toHaveLength(header.length);
  });

  test('the log counts the octets of the request head', async () => {
    await ask(demo, 'shop.localhost', '/', { cookies: ['a=1'] });
    const head = `GET / HTTP/1.1\r\nHost: shop.localhost:${demo.port}\r\nConnection: close\r\nContent-Length: 0\r\nCookie: a=1\r\n\r\n`;
    expect(demo.log[0]?.headOctets).toBe(head.length);
  });
});

describe('serve', () => {
  test('a served response has precedence on any host until it is removed', async () => {
    const stop = demo.serve('shop.localhost', '/set', { body: 'mine', status: 418 });
    expect(await ask(demo, 'shop.localhost', '/set')).toMatchObject({ status: 418, body: 'mine' });
    stop();
    expect(await ask(demo, 'shop.localhost', '/set')).toMatchObject({ status: 200 });
    expect((await ask(demo, 'any.localhost', '/')).status).toBe(404);
  });

  test('a path that ends in * serves everything below it', async () => {
    demo.serve('any.localhost', '/deep/*', (request) => ({ body: request.path }));
    expect((await ask(demo, 'any.localhost', '/deep/er')).body).toBe('/deep/er');
    expect((await ask(demo, 'any.localhost', '/other')).status).toBe(404);
  });

  test.each([
    ['UTF-8', 'n=gr\xc3\xbc\xc3\x9fe; Path=/'],
    ['octets that are not UTF-8', 'n=\xe9\xff\x80'],
    ['control characters', 'n=a\x01b\x7f'],
    ['TAB', 'n=a\tb'],
    ['an empty line', ''],
  ])('the demo sends %s exactly, also with a text of non-ASCII letters', async (_title, line) => {
    demo.serve('any.localhost', '/', { setCookie: [line, 'second=2'], body: 'Grüße 🍪' });
    const answer = await ask(demo, 'any.localhost', '/');
    expect(answer.setCookie).toEqual([line, 'second=2']);
    expect(answer.body).toBe('Grüße 🍪');
  });

  test('a handler that throws responds with status 500 and the error', async () => {
    demo.serve('any.localhost', '/', () => {
      throw new Error('out of flour');
    });
    const answer = await ask(demo, 'any.localhost', '/');
    expect(answer.status).toBe(500);
    expect(answer.body).toContain('out of flour');
  });

  test('clear removes what was served and logged', async () => {
    demo.serve('any.localhost', '/', { body: 'mine' });
    await ask(demo, 'any.localhost', '/');
    demo.clear();
    expect(demo.log).toEqual([]);
    expect((await ask(demo, 'any.localhost', '/')).status).toBe(404);
  });
});

test('a port in use is an error', async () => {
  await expect(startDemo({ port: demo.port })).rejects.toThrow('EADDRINUSE');
});
