import { expect, test } from 'vitest';
import { codesOf, decode } from './decoded.ts';

const HEX40 = 'a14d03c9e2bdea341b56734494fcd2aed935a091';

test.each([
  [
    'a token with parts in base64',
    'x.YyW57QKEv8+TuET+FhLiH3KcSAHS0pD7dXN9Zgv+Tf5fV0LB3UuKU6uKKhQILQx5c0oaK42M8xGRYXkx3GvDoQ',
    'plus-encoding',
  ],
  ['a hash and base64 with its padding', `${HEX40}-zChNlysXnCezTWIUBjzzF4MZUTQ=`, 'play-legacy'],
  ['a hash and base64 with two of them', `${HEX40}-zChNlysXnCezTWIUBjzzF4MZUQ==`, 'play-legacy'],
  ['octets with a time of 1974', `gAAAAAiyMGlOzA74RWjd${'A'.repeat(78)}`, 'fernet'],
  ['a word after XCP', `XCP.${'a'.repeat(53)}`, 'phoenix-encrypted'],
])('%s is none of the formats that look like it', async (_title, value, code) => {
  expect(await codesOf(value)).not.toContain(code);
});

test('a list of parts that each may be a signature is signed once at most', async () => {
  const mac = `+${'a'.repeat(42)}`;
  expect(await codesOf(`name.${mac}.${mac}.${mac}`)).toEqual(['fastify-signed']);
  const hex = 'a'.repeat(128);
  expect((await codesOf(`${hex}|${hex}|${hex}`)).filter((code) => code === 'flask-login')).toHaveLength(1);
});

test('words with dots and "+" are still words', async () => {
  expect((await decode('Order.Total+Price.de')).payload).toBe('Order.Total Price.de');
});

test('a session of Play before 2.6 may have a key with "-"', async () => {
  expect((await decode(`${HEX40}-user-id=7&a=1`)).payload).toEqual({ 'user-id': '7', a: '1' });
});

/** Made by Flask-Session 0.8 with `SESSION_USE_SIGNER`. */
test('the id of Flask-Session is signed, and can be checked', async () => {
  const value = 'pRvcjIxHp7d7hDtpF_gCUFNd8Kwtk3beP-WxRg1T8vI.PehLzeHBTbz96DmmKKiOVn0F_U8';
  expect((await decode(value, { keys: ['k3y'] })).layers).toMatchObject([
    { code: 'flask-session-id', certainty: 'certain', data: { signature: 'valid', encrypted: false } },
  ]);
  expect((await decode(value)).payload).toBe('pRvcjIxHp7d7hDtpF_gCUFNd8Kwtk3beP-WxRg1T8vI');
});

/** Made by @fastify/secure-session. */
test('a secure session of Fastify is encrypted, and no list', async () => {
  const value =
    'X5sjWNk8zgPg%2FOXX3bj8j513gsgpILh%2BZCLPPrnZuH22plJ9L1JiKkc%3D%3BtL7x4YHiJNcob5%2BeAOpds5KOwTZYe%2B%2F%2B';
  const { layers } = await decode(value, { name: 'session' });
  expect(layers).toMatchObject([
    { code: 'percent-encoding' },
    { code: 'fastify-secure-session', certainty: 'likely', data: { encrypted: true } },
  ]);
});

test('the session of Jenkins has a hash in its name', async () => {
  expect(await codesOf('node01x5h0bb9p5hrx1j2k3l4m5n6o7.node0', { name: 'JSESSIONID.1a2b3c4d' })).toEqual([
    'java-session',
  ]);
});
