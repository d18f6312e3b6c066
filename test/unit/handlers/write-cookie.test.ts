import { beforeEach, describe, expect, test, vi } from 'vitest';
import type { Cookie } from '../../../src/cookie/cookie.ts';
import { removeCookie } from '../../../src/handlers/write/remove-cookie.ts';
import { writeCookie } from '../../../src/handlers/write/write-cookie.ts';
import { cookie } from '../../fixtures/cookie.ts';

const { jar, access } = await vi.hoisted(async () => {
  const { FakeJar } = await import('../../fixtures/fake-jar.ts');
  return { jar: new FakeJar(), access: { granted: true } };
});
vi.mock('../../../src/browser/cookies.ts', () => jar);
vi.mock('../../../src/browser/cookie-writes.ts', () => jar);
vi.mock('../../../src/browser/agent.ts', () => ({ agent: 'chrome' }));
vi.mock('../../../src/browser/permissions.ts', () => ({ hasOrigins: async () => access.granted }));
vi.mock('../../../src/browser/public-suffix.ts', async () => {
  const { getDomain } = await import('tldts');
  return { registrableDomain: (host: string) => getDomain(host, { allowPrivateDomains: true }) };
});

const old = cookie('session', { value: 'one', sameSite: 'lax', path: '/shop' });
const namesakes = [
  cookie('session', { value: 'two' }),
  cookie('session', { value: 'three', domain: 'shop.example', hostOnly: false }),
];

beforeEach(() => {
  jar.reset([...namesakes, old]);
  access.granted = true;
});

const sorted = (cookies: Cookie[]) => [...cookies].sort((a, b) => a.value.localeCompare(b.value));

describe('an edit', () => {
  test('of the value is one write and nothing is removed', async () => {
    const after = { ...old, value: 'new' };
    expect(await writeCookie({ before: old, after })).toEqual({ value: { cookie: after, altered: [] } });
    expect(jar.steps.filter((step) => !step.startsWith('read'))).toEqual(['write session /shop']);
    expect(sorted(jar.cookies)).toEqual(sorted([...namesakes, after]));
  });

  test('of the name writes and reads the new cookie before it removes the old one, and only that one', async () => {
    const after = { ...old, name: 'sid' };
    await writeCookie({ before: old, after });
    const firstWrite = jar.steps.indexOf('write sid /shop');
    expect(jar.steps.slice(firstWrite)).toEqual([
      'write sid /shop',
      'read sid /shop',
      'expire session /shop',
      'read session /shop',
    ]);
    expect(sorted(jar.cookies)).toEqual(sorted([...namesakes, after]));
  });

  test('that the browser does not keep removes nothing', async () => {
    jar.alter = () => null;
    const result = await writeCookie({ before: old, after: { ...old, name: 'sid' } });
    expect(result).toMatchObject({ problem: { code: 'not-stored', detail: '' } });
    expect(jar.cookies).toEqual([...namesakes, old]);
  });

  test('that the browser refuses says so in its words and removes nothing', async () => {
    jar.refuse = 'Failed to parse or set cookie.';
    const result = await writeCookie({ before: old, after: { ...old, path: '/other' } });
    expect(result).toMatchObject({ problem: { code: 'not-stored', detail: 'Failed to parse or set cookie.' } });
    expect(jar.cookies).toEqual([...namesakes, old]);
  });

  test('that the browser kept otherwise answers what it kept', async () => {
    jar.alter = (asked) => ({ ...asked, expiryTime: 34_560_000_000 });
    const result = await writeCookie({ before: null, after: cookie('new', { expiryTime: 4e12 }) });
    expect(result).toMatchObject({ value: { cookie: { expiryTime: 34_560_000_000 }, altered: ['expiryTime'] } });
  });

  test('the core refuses is never tried', async () => {
    const result = await writeCookie({ before: old, after: { ...old, sameSite: 'none', secure: false } });
    expect(result).toMatchObject({ problem: { code: 'refused' } });
    expect(jar.steps).toEqual([]);
  });

  test('onto another cookie writes nothing unless told to replace it', async () => {
    const after = { ...old, path: '/' };
    expect(await writeCookie({ before: old, after })).toEqual({ problem: { code: 'exists', cookie: namesakes[0] } });
    expect(jar.cookies).toEqual([...namesakes, old]);
    expect(await writeCookie({ before: old, after, replace: true })).toMatchObject({ value: { cookie: after } });
    expect(sorted(jar.cookies)).toEqual(sorted([after, namesakes[1] as Cookie]));
  });

  test.each([
    ['has another value now', [{ ...old, value: 'fresh' }], { ...old, value: 'fresh' }],
    ['is gone', [], null],
  ])('of a cookie that %s writes nothing', async (_, cookies, now) => {
    jar.reset(cookies);
    const result = await writeCookie({ before: old, after: { ...old, value: 'typed' } });
    expect(result).toEqual({ problem: { code: 'changed', was: old, now } });
    expect(jar.cookies).toEqual(cookies);
  });

  test('whose old cookie stays names both', async () => {
    jar.keepsExpired = true;
    const after = { ...old, name: 'sid' };
    expect(await writeCookie({ before: old, after })).toEqual({ problem: { code: 'old-remains', cookie: after, old } });
  });

  test('without access to the whole site writes nothing', async () => {
    access.granted = false;
    const result = await writeCookie({ before: old, after: { ...old, value: 'new' } });
    expect(result).toEqual({ problem: { code: 'no-host-permission', origins: ['*://*.shop.example/*'] } });
    expect(jar.steps).toEqual([]);
  });

  test('that adds the 181st cookie of a site is refused, because the browser would throw 31 away', async () => {
    jar.reset(Array.from({ length: 180 }, (_, index) => cookie(`n${index}`)));
    const result = await writeCookie({ before: null, after: cookie('one-more') });
    expect(result).toEqual({ problem: { code: 'would-evict', count: 181, limit: 180 } });
    expect(jar.cookies).toHaveLength(180);
  });

  test('waits for the one before it in the same store', async () => {
    const results = await Promise.all([
      writeCookie({ before: old, after: { ...old, value: 'a' } }),
      writeCookie({ before: { ...old, value: 'a' }, after: { ...old, value: 'b' } }),
    ]);
    expect(results.map((result) => 'value' in result)).toEqual([true, true]);
    expect(jar.cookies).toContainEqual({ ...old, value: 'b' });
  });
});

describe('a removal', () => {
  test('takes exactly one of three namesakes', async () => {
    expect(await removeCookie(old)).toEqual({ value: null });
    expect(jar.cookies).toEqual(namesakes);
  });

  test('of a cookie that is not there says so', async () => {
    expect(await removeCookie(cookie('none'))).toEqual({ problem: { code: 'gone' } });
  });

  test('is judged by the jar, not by the answer', async () => {
    jar.keepsExpired = true;
    expect(await removeCookie(old)).toEqual({ problem: { code: 'not-removed', cookie: old } });
  });
});
