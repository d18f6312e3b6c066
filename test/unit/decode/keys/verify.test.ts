import { constants, createHmac, createPublicKey, generateKeyPairSync, type KeyObject, sign } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { dataOf, decode } from '../decoded.ts';
import {
  djangoSession,
  djangoSigned,
  expressSigned,
  flaskSession,
  itsdangerous,
  jwt,
  keygrip,
  laravel,
  playLegacy,
  rackSession,
  railsSigned,
  standard,
  starlette,
  url,
} from '../made-values.ts';

const JSON_TEXT = '{"_user_id":"7"}';
const KEY = 'sécret ✓';
const sibling = (key: string) => [{ name: 's.sig', value: keygrip(`s=${standard(JSON_TEXT)}`, key) }];

const SIGNED: [
  code: string,
  make: (key: string) => { value: string; name?: string; siblings?: { name: string; value: string }[] },
][] = [
  ['flask-session', (key) => ({ value: flaskSession(JSON_TEXT, key), name: 'session' })],
  ['starlette-session', (key) => ({ value: starlette('{"a": 1}', key) })],
  ['django-signed', (key) => ({ value: djangoSession(JSON_TEXT, key), name: 'sessionid' })],
  ['express-signed', (key) => ({ value: expressSigned('id', key) })],
  ['cookie-session', (key) => ({ value: standard(JSON_TEXT), name: 's', siblings: sibling(key) })],
  ['jwt-jws', (key) => ({ value: jwt({ alg: 'HS256' }, { a: 1 }, key) })],
  ['rails-signed', (key) => ({ value: railsSigned(JSON_TEXT, key) })],
  ['rack-session', (key) => ({ value: rackSession('{"a":1}', key), name: 'rack.session' })],
  ['play-legacy', (key) => ({ value: playLegacy('a=1', key) })],
];

describe.each(SIGNED)('%s', (code, make) => {
  const stateOf = async (keys: string[]) => {
    const { value, ...about } = make(KEY);
    return (await dataOf(code, value, { ...about, keys })).signature;
  };

  test('is unchecked without a key, valid with the right one, invalid with others', async () => {
    expect(await stateOf([])).toBe('unchecked');
    expect(await stateOf(['other', KEY])).toBe('valid');
    expect(await stateOf(['other', ''])).toBe('invalid');
  });
});

test('a session of Flask that a key proves is certain, whatever its name', async () => {
  const { layers } = await decode(flaskSession('{"a":1}', KEY), { keys: [KEY] });
  expect(layers[0]).toMatchObject({ code: 'flask-session', certainty: 'certain' });
});

test('with a salt that nobody knows a signature is unchecked and not invalid', async () => {
  const data = await dataOf('itsdangerous-urlsafe-timed', itsdangerous('[1]', KEY, { salt: 'activate' }), {
    keys: [KEY],
  });
  expect(data).toMatchObject({ signature: 'unchecked', unchecked: 'salt-unknown' });
  expect(await dataOf('itsdangerous-urlsafe-timed', itsdangerous('[1]', KEY), { keys: [KEY] })).toMatchObject({
    signature: 'valid',
  });
});

test("the salt of Django's set_signed_cookie may be the application's own, so no other key makes it invalid", async () => {
  const about = { name: 'theme', keys: [KEY] };
  const sign = (salt: string) => djangoSigned('dark', `django.http.cookies${KEY}`, salt);
  expect(await dataOf('django-signed-value', sign('theme'), about)).toMatchObject({
    signature: 'valid',
    salt: 'theme',
  });
  for (const value of [sign('themeown'), sign('theme').replace('dark', 'dork')])
    expect(await dataOf('django-signed-value', value, about)).toMatchObject({
      signature: 'unchecked',
      unchecked: 'salt-unknown',
    });
});

test('a cookie of Laravel is read with APP_KEY alone', async () => {
  const key = Buffer.from([...Array(32).keys()]);
  const value = laravel('id|é', key);
  const withKey = await decode(value, { keys: [`base64:${standard(key)}`] });
  expect(withKey.layers[0]?.data).toMatchObject({ encrypted: true, signature: 'valid' });
  expect(withKey.payload).toBe('id|é');
  const withOther = await decode(value, { keys: [standard(Buffer.alloc(32))] });
  expect(withOther.layers[0]?.data).toMatchObject({ signature: 'invalid' });
  expect(withOther.payload).toBeNull();
  expect(await dataOf('laravel', value, { keys: ['a word'] })).toMatchObject({ signature: 'unchecked' });
});

const PSS = { padding: constants.RSA_PKCS1_PSS_PADDING, saltLength: 32 };
const rsa = generateKeyPairSync('rsa', { modulusLength: 2048 });
const p256 = generateKeyPairSync('ec', { namedCurve: 'P-256' });
const p384 = generateKeyPairSync('ec', { namedCurve: 'P-384' });
const ed = generateKeyPairSync('ed25519');

/** The format of the key's own algorithm; before a key on a curve openssl writes the curve. */
function pemOfOpenssl(key: KeyObject) {
  if (key.asymmetricKeyType === 'rsa') return key.export({ type: 'pkcs1', format: 'pem' });
  if (key.asymmetricKeyType !== 'ec') return key.export({ type: 'pkcs8', format: 'pem' });
  const curve = '-----BEGIN EC PARAMETERS-----\nBggqhkjOPQMBBw==\n-----END EC PARAMETERS-----\n';
  return curve + String(key.export({ type: 'sec1', format: 'pem' }));
}

const PUBLIC: [
  alg: string,
  pair: { publicKey: KeyObject; privateKey: KeyObject },
  hash: string | null,
  options: object,
][] = [
  ['RS256', rsa, 'sha256', {}],
  ['PS256', rsa, 'sha256', PSS],
  ['ES256', p256, 'sha256', { dsaEncoding: 'ieee-p1363' }],
  ['ES384', p384, 'sha384', { dsaEncoding: 'ieee-p1363' }],
  ['EdDSA', ed, null, {}],
];

describe.each(PUBLIC)('a JWT of %s', (alg, { publicKey, privateKey }, hash, options) => {
  const message = `${url(JSON.stringify({ alg, kid: 'one' }))}.${url('{"a":1}')}`;
  const token = `${message}.${url(sign(hash, Buffer.from(message), { key: privateKey, ...options }))}`;
  const jwk = publicKey.export({ format: 'jwk' });
  const other = { RS256: p256, PS256: p256, ES256: rsa, ES384: rsa, EdDSA: rsa }[alg]?.publicKey ?? publicKey;

  test.each([
    ['PEM', publicKey.export({ type: 'spki', format: 'pem' })],
    ['PEM of the private key', privateKey.export({ type: 'pkcs8', format: 'pem' })],
    ['PEM of the private key as openssl writes it', pemOfOpenssl(privateKey)],
    ['JWK', JSON.stringify(jwk)],
    ['JWK of the private key', JSON.stringify(privateKey.export({ format: 'jwk' }))],
    [
      'a set of JWK',
      JSON.stringify({
        keys: [
          { kty: 'oct', k: 'AA', kid: 'two' },
          { ...jwk, kid: 'one' },
        ],
      }),
    ],
  ])('is valid with %s', async (_, key) => {
    expect(await dataOf('jwt-jws', token, { keys: [String(key)] })).toMatchObject({ signature: 'valid' });
  });

  test('is invalid if its payload was changed', async () => {
    const changed = token.replace(`.${url('{"a":1}')}.`, `.${url('{"a":2}')}.`);
    const key = String(publicKey.export({ type: 'spki', format: 'pem' }));
    expect(await dataOf('jwt-jws', changed, { keys: [key] })).toMatchObject({ signature: 'invalid' });
  });

  test('is unchecked with a key of another kind, which is named', async () => {
    const key = String(other.export({ type: 'spki', format: 'pem' }));
    expect(await dataOf('jwt-jws', token, { keys: [key] })).toMatchObject({
      signature: 'unchecked',
      algConfusion: 'key-of-other-kind',
    });
    expect(await dataOf('jwt-jws', token, { keys: ['secret'] })).toMatchObject({
      signature: 'unchecked',
      algConfusion: 'key-of-other-kind',
    });
  });
});

test('a key that cannot be read, or has another id, is not said to be of another kind', async () => {
  const message = `${url('{"alg":"ES256","kid":"one"}')}.${url('{"a":1}')}`;
  const token = `${message}.${url(sign('sha256', Buffer.from(message), { key: p256.privateKey, dsaEncoding: 'ieee-p1363' }))}`;
  const other = JSON.stringify({ ...p256.publicKey.export({ format: 'jwk' }), kid: 'two' });
  for (const key of ['-----BEGIN ENCRYPTED PRIVATE KEY-----\nAAAA\n-----END ENCRYPTED PRIVATE KEY-----', other]) {
    const data = await dataOf('jwt-jws', token, { keys: [key] });
    expect(data).toMatchObject({ signature: 'unchecked', unchecked: 'no-key-of-algorithm' });
    expect(data.algConfusion).toBeUndefined();
  }
});

test('a signature of which any letter was changed is invalid, and the format is still known', async () => {
  for (const [code, make] of SIGNED) {
    const { value, ...about } = make(KEY);
    if (code === 'cookie-session' || code === 'play-legacy') continue;
    const last = value.slice(-1) === 'B' ? 'C' : 'B';
    const hex = value.slice(-1) === '0' ? '1' : '0';
    const changed = value.slice(0, -1) + (/r(?:ails|ack)-/.test(code) ? hex : last);
    expect(await dataOf(code, changed, { ...about, keys: [KEY] })).toMatchObject({ signature: 'invalid' });
  }
});

test('a JWT signed by HMAC with a public key is named', async () => {
  const pem = String(rsa.publicKey.export({ type: 'spki', format: 'pem' }));
  // A field for one line takes the line breaks out of what is pasted.
  for (const key of [pem, pem.trimEnd(), pem.replaceAll('\n', '')])
    expect(await dataOf('jwt-jws', jwt({ alg: 'HS256' }, {}, pem), { keys: [key] })).toMatchObject({
      signature: 'valid',
      algConfusion: 'public-key-as-secret',
    });
});

test('a public key in PKCS #1 is read too', async () => {
  const message = `${url('{"alg":"RS256"}')}.${url('{}')}`;
  const token = `${message}.${url(sign('sha256', Buffer.from(message), rsa.privateKey))}`;
  const key = String(createPublicKey(rsa.privateKey).export({ type: 'pkcs1', format: 'pem' }));
  expect(await dataOf('jwt-jws', token, { keys: [key] })).toMatchObject({ signature: 'valid' });
});

test('a secret can be entered in base64 or as JWK', async () => {
  const secret = Buffer.from([...Array(32).keys()]);
  const message = `${url('{"alg":"HS256"}')}.${url('{}')}`;
  const token = `${message}.${url(createHmac('sha256', secret).update(message).digest())}`;
  expect(await dataOf('jwt-jws', token, { keys: [standard(secret)] })).toMatchObject({
    signature: 'valid',
    keyForm: 'base64',
  });
  expect(await dataOf('jwt-jws', token, { keys: [JSON.stringify({ kty: 'oct', k: url(secret) })] })).toMatchObject({
    signature: 'valid',
    keyForm: 'jwk',
  });
});

test.each([
  '-----BEGIN PUBLIC KEY-----\nAAAA\n-----END PUBLIC KEY-----',
  '-----BEGIN CERTIFICATE-----\nMAA=\n-----END CERTIFICATE-----',
  '{"kty":"RSA"}',
  '{"keys":[null,1]}',
  '{',
  '\0',
])('a key that is none leaves signatures unchecked: %j', async (key) => {
  const message = `${url('{"alg":"RS256"}')}.${url('{}')}`;
  expect(await dataOf('jwt-jws', `${message}.AAAA`, { keys: [key] })).toMatchObject({ signature: 'unchecked' });
});
