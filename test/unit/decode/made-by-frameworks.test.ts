import { expect, test } from 'vitest';
import { encodeValue } from '../../../src/decode/encode.ts';
import { decode } from './decoded.ts';
import type { Made } from './made-values.ts';

interface MadeWithSecret extends Made {
  /** What is known without the key, and with another. */
  without?: unknown;
  other: unknown;
}

const SECRET_KEY_BASE = 'a'.repeat(128);
const RAILS_SESSION = { session_id: 'abc', user: 'é' };
const HASH_KEY = '0123456789abcdef0123456789abcdef';

/** Values that the frameworks themselves wrote with these keys. */
const MADE: MadeWithSecret[] = [
  {
    title: 'Tornado 6.2, create_signed_value',
    value:
      '2|1:0|10:1796064683|4:user|12:eyJpZCI6N30=|33cbeae267475aa46a67f50dd7caf1c1b8e2771ec200c17f2e5008d6134327f7',
    name: 'user',
    key: 'tk',
    codes: ['tornado-signed', 'base64', 'json'],
    payload: { id: 7 },
    without: { id: 7 },
    other: 'invalid',
  },
  {
    title: 'Remix 2, by cookie-signature',
    value: 'eyJ1c2VySWQiOiIxIn0%3D.igV3pLb3YNmjiONpEOXUesmxa47OKZWUA5JemJUVY1s',
    name: 'theme',
    key: 'rs',
    codes: ['percent-encoding', 'remix-signed', 'base64', 'json'],
    payload: { userId: '1' },
    without: { userId: '1' },
    other: 'invalid',
  },
  {
    title: 'iron-session 8',
    value:
      'Fe26.2*1*99512bc780b3e05026e62829dccf4b45b0a2dba1d75b8040fecba006c158302b*JJRKal7O1xakV_DiNboE-w*hpY5qNpOv6BYMjnbDTua4XpQwwPwJVDGKAxbhEdWTmY*1797274372028*91ad3d2e7050e7c2469b8406c14d7bdfd35b434b8b0cf3cd768a248f381b6c7e*dlpm3k7l2DIwEbpa7jXWflm_-a04_YAvx10j9sIIXEQ~2',
    name: 'app',
    key: HASH_KEY,
    codes: ['iron', 'json'],
    payload: { user: { id: 1 } },
    without: null,
    other: 'invalid',
  },
  {
    title: 'ActiveSupport 6.1, aes-256-gcm, keys derived by SHA-256',
    value:
      'Uuon%2FZa3Lfyjroum5343MHnIFMURxN9puXs%2FuVhMlF7FBhfeAbUGyISjbbCnBIl2PVCQ8ocZh%2F2Njm4jwUK5%2BdrNOWTvDMCSr5JM34lqGS4VTJL%2BfiClm2fJWaY43AS7ZCvksH11YhhcqWzd--jQI3CQriY8fCBD4X--rZYCuhV1XoOlSFcfsYcBEA%3D%3D',
    name: '_app_session',
    key: SECRET_KEY_BASE,
    codes: ['percent-encoding', 'rails-encrypted', 'json', 'base64', 'json'],
    payload: RAILS_SESSION,
    without: null,
    other: 'unchecked',
  },
  {
    title: 'ActiveSupport 6.1, aes-256-gcm, keys derived by SHA-1',
    value:
      'N7N3LT7acgHOf1YSVGSDlUs0ARUSNvRvYaodPumgD90R5jrkF%2FeLLZYNzZ24K6r3aMPogOwhltw%2Bop2OgRat5r30SCA16Jpekwu9TueIKy6VF5ba2gsj7nwGIpyKmxvajkLF8tjmxtANnI8K--9Y4HBhx9Pfub9RLx--mA5QBunmNBMfb9rzNzlm4Q%3D%3D',
    name: '_app_session',
    key: SECRET_KEY_BASE,
    codes: ['percent-encoding', 'rails-encrypted', 'json', 'base64', 'json'],
    payload: RAILS_SESSION,
    without: null,
    other: 'unchecked',
  },
  {
    title: 'ActiveSupport 6.1, aes-256-cbc, whose signature has a salt of its own',
    value:
      'Q3F6ZzY2dWJMTUpXaGl5OW14OFdhUUVSVGFXMGpHVUMrS3hlVWpFNFdZaz0tLUI2Ui9ISDZvMll6ZmhUbEdhaDRoMXc9PQ%3D%3D--d36bd1bd4859794457c45e8cba4fa5972cdd26f1',
    name: '_app_session',
    key: SECRET_KEY_BASE,
    codes: ['percent-encoding', 'rails-encrypted', 'base64', 'json'],
    payload: { session_id: 'abc' },
    without: null,
    other: 'invalid',
  },
  {
    title: 'Rack 2.2 with its ZipJSON coder',
    value:
      'eJwNzDEOgDAIAMC%2FMDtQ20L1MwYKJC6a2DgZ%2F67jLffA8DH289h2gxVyaqgkkZAXIa%2FF0XMYmzNJNc2mIbk6h%2FYqzVpg4rJQCZo7EsEE9%2FDrn%2FTUHwes6f0A%2FPIdMA%3D%3D--e0dbabc8a63e64f5ad6af05ef1bc255d7b37d121',
    name: 'rack.session',
    key: 'rs'.repeat(32),
    codes: ['percent-encoding', 'rack-session', 'base64', 'zlib', 'json'],
    payload: { session_id: '3180b6af1079a6e54e0e3fd7de76a5db3dbfa35e7fbc5a8d8f0174964f62c066', user: 'bob', n: 1 },
    other: 'invalid',
  },
  {
    title: 'Sinatra 3.0.5, whose sessions Rack::Protection::EncryptedCookie encrypts',
    value:
      'wQMEMI0CMJWsUL9jF5nqzJFB0F6CkQFg7CI5ZdElfJ9chmQ89oKsiplTs3oE71uiT3IO0JZA1XdDWYTcYeg337UEOfTPnapweHvzXiiIZ4lUrI6ANiTX98xJQ4v8giTMHfWTZXUEtv9cBE1KQJ48MhBmm2ZVcEVGhWh92xrTW%2F6JkIRJ4k71F03akkxhs1lvQFG4JhfQ2RUP6u%2BAd3iNVgKEj486ns16sqHFmwrhEKRwDQxuU5a92nVTmjtFvEMgaUY4kdk5y9xvhOIolrW6kYhyRCRGaj09td3Ib65v--jlx3nmHEWHseQAcW--yxFiqGdEzKGPRZGkAOJhFA%3D%3D',
    name: 'rack.session',
    key: '0123456789abcdef'.repeat(4),
    codes: ['percent-encoding', 'rack-session', 'ruby-marshal'],
    payload: null,
    other: 'unchecked',
  },
  {
    title: 'ActiveSupport 6.1, MessageVerifier with SHA-512',
    value:
      'WzEsMl0%3D--612fedde8a278183f41f790e766fcada18bfda98b189ee0b9308209afcead34d1a3c262116e0c0944d5043e228a26debac7be85575de4aeccfaaa1bd01e8c1a5',
    name: 'x',
    key: 'a'.repeat(64),
    codes: ['percent-encoding', 'rails-signed', 'base64', 'json'],
    payload: [1, 2],
    without: [1, 2],
    other: 'invalid',
  },
  {
    title: 'Pyramid 2.0 with hashalg sha256',
    value: 'y5C-oOgle_q08ptycifSqik_IAtLkhkN3TZlZNbKuDdbMTc5NjA5MjM5NSwgMTc5NjA5MjM5NS4wMjM1OTg0LCB7InUiOiAxfV0',
    name: 'session',
    key: 's3',
    codes: ['pyramid-session', 'json'],
    payload: [1796092395, 1796092395.0235984, { u: 1 }],
    other: 'invalid',
  },
  {
    title: 'Flask 2.2.2 with numbers that JSON lacks',
    value: 'eyJhIjpOYU4sImIiOkluZmluaXR5fQ.aw4x6A.ORMl6KXBEeAXCzaDA-f47CFLNI0',
    name: 'session',
    key: 's3',
    codes: ['flask-session', 'base64url', 'json'],
    payload: { a: 'NaN', b: 'Infinity' },
    other: 'invalid',
  },
  {
    title: 'React Router 7, a signed cookie with true',
    value: 'dHJ1ZQ%3D%3D.Tm4z9QDu%2ByxY%2BGBHhU2onih23DYM1rj4%2FB83yN0TjsI',
    name: 'prefs',
    key: 'rs',
    codes: ['percent-encoding', 'remix-signed', 'base64', 'json'],
    payload: true,
    other: 'invalid',
  },
  {
    title: "openssl, aes-256-gcm in Laravel's form",
    value:
      'eyJpdiI6Ik5KOHZ4Wm9qRG9mM1VsTVYiLCJ2YWx1ZSI6IkN6WUciLCJtYWMiOiIiLCJ0YWciOiJFM3hqNWRBWDFvUE5HYkRtcXdVRTR3PT0ifQ%3D%3D',
    name: 'laravel_session',
    key: 'base64:xL38qXwYeyIKER7tW0gDNrMim7QAw/IRClQ6KrMEJH4=\n',
    codes: ['percent-encoding', 'laravel'],
    payload: 'abc',
    without: null,
    other: 'unchecked',
  },
];

test.each(MADE)('$title', async ({ value, name, key, codes, payload, without, other }) => {
  const stateOf = (layers: { data: Record<string, unknown> }[]) =>
    layers.find(({ data }) => data.signature !== undefined)?.data.signature;
  const [withKey, withOther, plain] = [
    await decode(value, { name, keys: [key] }),
    await decode(value, { name, keys: ['another key of no form'] }),
    await decode(value, { name }),
  ];
  expect(withKey.layers.map(({ code }) => code)).toEqual(codes);
  expect(withKey.payload).toEqual(payload);
  expect([stateOf(withKey.layers), stateOf(withOther.layers), stateOf(plain.layers)]).toEqual([
    'valid',
    other,
    'unchecked',
  ]);
  if (without !== undefined) expect(plain.payload).toEqual(without);
});

test.each([
  ['a value of Tornado', MADE[0]],
  ['a cookie of Remix', MADE[1]],
])('%s is signed anew with its key', async (_, made) => {
  const { value, name, key } = made as Made;
  const encoded = await encodeValue(value, { name, keys: [key] }, '{"id":8}');
  expect(encoded).toMatchObject({ signature: 'signed', keepsForm: true });
  const again = await decode('octets' in encoded ? encoded.octets : '', { name, keys: [key] });
  expect(again.payload).toEqual({ id: 8 });
  expect(again.layers.some(({ data }) => data.signature === 'valid')).toBe(true);
});

test.each([
  ['a length that is not that of the value', `2|1:0|10:1796064683|4:user|8:eyJpZCI6N30=|${'a'.repeat(64)}`],
  ['a version 2 of something else', '2|1:0|10:1796064683'],
  ['a payload that is no JSON', `aGVsbG8=.${'A'.repeat(43)}`],
  ['base64url and a signature that itsdangerous writes too', `eyJhIjoxfQ.${'A'.repeat(43)}`],
  ['Bearer and a word', 'Bearer of news'],
])('%s is none of them', async (_, value) => {
  const { layers } = await decode(value);
  const codes = ['tornado-signed', 'remix-signed', 'bearer-token'];
  expect(layers.filter(({ code }) => codes.includes(code))).toEqual([]);
});
