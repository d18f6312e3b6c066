import { createHmac } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { isGenuine, readSession, signSession } from '../../demo/session.ts';

const NOW = 1_763_800_000_000;
const SECRET = 'dev-secret-do-not-use';

describe('a signed session', () => {
  test('a signed session is what Flask 2.2 with itsdangerous 2.1 writes for the same payload, time and secret', () => {
    expect(signSession({ user_id: 42, _fresh: true }, SECRET, NOW)).toBe(
      'eyJ1c2VyX2lkIjo0MiwiX2ZyZXNoIjp0cnVlfQ.aSFzwA.PSZpLY8hID5BJ0lBkzvf973Z2ek',
    );
  });

  test('a signed session is payload, time and the HMAC-SHA1 of both under a key derived from the salt', () => {
    const payload = Buffer.from('{"a":1}').toString('base64url');
    const time = Buffer.from([0x69, 0x21, 0x73, 0xc0]).toString('base64url');
    const key = createHmac('sha1', 'secret').update('cookie-session').digest();
    const signature = createHmac('sha1', key).update(`${payload}.${time}`).digest('base64url');
    expect(signSession({ a: 1 }, 'secret', 0x692173c0 * 1000)).toBe(`${payload}.${time}.${signature}`);
  });

  test.each([
    ['a short payload', { user: 'Ada' }, false],
    ['letters of other alphabets', { user: 'Zoë 🍪' }, false],
    ['a long payload', { note: 'crumbs '.repeat(40) }, true],
  ])('a signed session reads back %s', (_title, payload, compressed) => {
    const value = signSession(payload, SECRET, NOW + 999);
    expect(value.startsWith('.')).toBe(compressed);
    expect(value).toMatch(/^\.?[\w-]+\.[\w-]{5,8}\.[\w-]{27}$/);
    expect(readSession(value)).toEqual({ payload, signedAt: NOW });
    expect(isGenuine(value, SECRET)).toBe(true);
  });

  test('a session that Flask compressed can be read', () => {
    const value =
      '.eJyrVipRsqpWUgCS0UqJSjqGsbU6SklgISCp5BhgYasEFCkFiwBJJQP8wBSkOgWsGkgqhWSU6igYGCl4JeYpGBkYmSoYGFsZmFgZmCq4-4Yo1dYCAHoaHYU.aSFzwA.rgnazg3BrZm3dzipJmzkG4whAic';
    expect(isGenuine(value, SECRET)).toBe(true);
    expect(readSession(value)?.payload).toMatchObject({ t: { ' t': ['a', 1] } });
  });

  test.each([
    ['another payload', (value: string) => value.replace(/^./, 'f')],
    ['another time', (value: string) => value.replace('.aSFzwA.', '.aSFzwB.')],
    ['another signature', (value: string) => `${value.slice(0, -2)}AA`],
    ['no signature', (value: string) => value.slice(0, value.lastIndexOf('.') + 1)],
    ['no dots', () => 'abc'],
  ])('a session with %s is not genuine', (_title, change) => {
    expect(isGenuine(change(signSession({ user: 'Ada' }, SECRET, NOW)), SECRET)).toBe(false);
  });

  test('a session of another secret is not genuine', () => {
    expect(isGenuine(signSession({ user: 'Ada' }, 'another', NOW), SECRET)).toBe(false);
  });

  test.each(['', 'abc', 'a.b', 'eyJhIjoxfQ', '!!.aSFzwA.xx', '.eJx.aSFzwA.xx', 'MQ.aSFzwA.xx'])(
    'no session can be read from %j',
    (value) => expect(readSession(value)).toBeNull(),
  );
});
