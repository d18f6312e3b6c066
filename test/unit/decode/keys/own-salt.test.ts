import { describe, expect, test } from 'vitest';
import { toOctets } from '../../../../src/cookie/octets.ts';
import { encodeValue } from '../../../../src/decode/encode.ts';
import { dataOf, decode } from '../decoded.ts';

interface Made {
  title: string;
  name: string;
  value: string;
  key: string;
  salt: string;
  /** The salt of the framework that the application's own becomes. */
  fullSalt?: string;
  code: string;
}

/** What Flask 3.1.3 with itsdangerous 2.2 and Django 5.2.17 signed with a salt of the application's own. */
const MADE: Made[] = [
  {
    title: 'a session of Flask, by SecureCookieSessionInterface.salt',
    name: 'session',
    value: 'eyJhIjoxfQ.aw7C3A.nqAJ51zbKURRV7pEOOf2HSQ7F3A',
    key: 'k1',
    salt: 'my-säl',
    code: 'flask-session',
  },
  {
    title: 'URLSafeTimedSerializer of itsdangerous',
    name: 'tok',
    value: 'WyJhIiwxXQ.aw7C3A.prpz6F3UiWXZ_vYp1PFL4xs_N7g',
    key: 'k2',
    salt: 'activate',
    code: 'itsdangerous-urlsafe-timed',
  },
  {
    title: 'the same with key_derivation="hmac"',
    name: 'tok',
    value: 'WyJhIiwxXQ.aw7C3A.SxeB1JGZmcOPgNe0KKISNaiUOk4',
    key: 'k2',
    salt: 'activate',
    code: 'itsdangerous-urlsafe-timed',
  },
  {
    title: 'URLSafeSerializer of itsdangerous',
    name: 'tok',
    value: 'eyJpZCI6MX0.1EPXlzS7w6fl8KT4xQlgj36fBHE',
    key: 'k2',
    salt: 'activate',
    code: 'itsdangerous-urlsafe',
  },
  {
    title: 'signing.dumps of Django',
    name: 'promo',
    value: 'eyJ1IjoxfQ:1xYNKf:h0PwEtA-hdwm03P-YtqmiIQYRBD_uh-My-bXmLUFzfQ',
    key: 'dj',
    salt: 'own.salt',
    code: 'django-signed',
  },
  {
    title: 'set_signed_cookie of Django',
    name: 'theme',
    value: 'a:b c:1xYNKf:fMvBBwgJxhJW2My_21jzDN9ASwTp15iWWKTMnrIAI-8',
    key: 'dj',
    salt: 'é🍪',
    fullSalt: 'django.http.cookies.v2:2:é🍪theme',
    code: 'django-signed-value',
  },
  {
    title: 'set_signed_cookie of Django before 2026',
    name: 'theme',
    value: 'dark:1xYNKf:mTDtO21vg_Io4wjtovXdTdU5N9Ve1Sujze6oR2hJ8cU',
    key: 'dj',
    salt: 'own',
    fullSalt: 'themeown',
    code: 'django-signed-value',
  },
  {
    title: 'TimestampSigner of Django',
    name: 'x',
    value: 'hello:1xYNKf:-OkcU55Kd6RAdmUnfB8EUt94XbBHo3sFhCSQdWNCxX0',
    key: 'dj',
    salt: 'extra',
    code: 'django-signed-value',
  },
];

describe.each(MADE)('$title', ({ name, value, key, salt, fullSalt = salt, code }) => {
  const about = { name, keys: [key], salt };

  test('is valid with the key and its salt, and not with another of either', async () => {
    expect(await dataOf(code, value, about)).toMatchObject({ signature: 'valid', salt: fullSalt });
    for (const other of [{ salt: '' }, { salt: 'other' }, { keys: ['other'] }])
      expect((await dataOf(code, value, { ...about, ...other })).signature).not.toBe('valid');
  });

  test('is signed with both again', async () => {
    const content = code === 'django-signed-value' ? 'changed' : '{"a":2}';
    const encoded = await encodeValue(toOctets(value), about, content);
    expect(encoded).toMatchObject({ signature: 'signed', keyFits: true });
    const { layers, payload } = await decode('octets' in encoded ? encoded.octets : '', about);
    expect(layers[0]?.data).toMatchObject({ signature: 'valid', salt: fullSalt });
    expect(payload).toEqual(code === 'django-signed-value' ? 'changed' : { a: 2 });
    expect('octets' in encoded && encoded.octets.endsWith(value.slice(-27))).toBe(false);
  });
});

test('a salt that does not match signs as the person asked, and says that the old signature has another', async () => {
  const [made] = MADE.filter(({ code }) => code === 'django-signed');
  const about = { name: 'promo', keys: ['dj'], salt: 'other' };
  expect(await encodeValue(made?.value ?? '', about, '{"u":2}')).toMatchObject({ signature: 'signed', keyFits: false });
});

test('the salts of a framework are tried beside the one that is entered', async () => {
  const value = 'eyJhIjoiw6kifQ.aw7C3A.ExFlTRq73kL5EbCft1jG5N37Uak';
  const data = await dataOf('itsdangerous-urlsafe-timed', value, { name: 'tok', keys: ['k2'], salt: 'other' });
  expect(data).toMatchObject({ signature: 'valid', salt: 'itsdangerous' });
});
