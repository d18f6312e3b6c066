import { createCipheriv, createHmac, hkdfSync } from 'node:crypto';
import { expect, test } from 'vitest';
import { contentFindings } from '../../../../src/decode/findings/content-findings.ts';
import { sampleCookie } from '../../cookie/sample-cookie.ts';
import { decode } from '../decoded.ts';
import { url } from '../made-values.ts';

const CLAIMS = '{"name":"Ada","email":"ada@example.com","exp":1763800000}';
const derive = (secret: string, info: string, salt: string, length: number) =>
  Buffer.from(hkdfSync('sha256', secret, salt, info, length));

/** RFC 7518 section 5.3. */
function gcm(key: Buffer): string {
  const header = url('{"alg":"dir","enc":"A256GCM"}');
  const cipher = createCipheriv('aes-256-gcm', key, Buffer.alloc(12, 1)).setAAD(Buffer.from(header));
  const content = Buffer.concat([cipher.update(CLAIMS), cipher.final()]);
  return `${header}..${url(Buffer.alloc(12, 1))}.${url(content)}.${url(cipher.getAuthTag())}`;
}

/** RFC 7518 section 5.2. */
function cbc(key: Buffer): string {
  const header = url('{"alg":"dir","enc":"A256CBC-HS512","kid":"k"}');
  const iv = Buffer.alloc(16, 2);
  const cipher = createCipheriv('aes-256-cbc', key.subarray(32), iv);
  const content = Buffer.concat([cipher.update(CLAIMS), cipher.final()]);
  const bits = Buffer.alloc(8);
  bits.writeBigUInt64BE(BigInt(header.length * 8));
  const mac = createHmac('sha512', key.subarray(0, 32)).update(Buffer.concat([Buffer.from(header), iv, content, bits]));
  return `${header}..${url(iv)}.${url(content)}.${url(mac.digest().subarray(0, 32))}`;
}

const V5 = '__Secure-authjs.session-token';
const V5_TOKEN = cbc(derive('secret', `Auth.js Generated Encryption Key (${V5})`, V5, 64));

test.each<[title: string, name: string, value: string, key: string]>([
  [
    'next-auth 4',
    'next-auth.session-token',
    gcm(derive('secret', 'NextAuth.js Generated Encryption Key', '', 32)),
    'secret\n',
  ],
  ['Auth.js 5', V5, V5_TOKEN, 'secret'],
  ['nextjs-auth0', 'appSession', gcm(derive('secret', 'JWE CEK', '', 32)), 'secret'],
  ['any library, with the key itself', 'n', gcm(Buffer.alloc(32, 9)), Buffer.alloc(32, 9).toString('base64')],
])('a session of %s is opened with its secret, and with no other', async (_, name, value, key) => {
  const { layers, payload } = await decode(value, { name, keys: ['other', '', key] });
  expect(payload).toEqual(JSON.parse(CLAIMS));
  expect(layers.find(({ code }) => code === 'jwe-compact')?.data).toMatchObject({
    encrypted: true,
    signature: 'valid',
    times: { exp: '2025-11-22T08:26:40.000Z' },
  });
  const closed = await decode(value, { name, keys: ['other', '', 'k'] });
  expect(closed.payload).toBeNull();
  expect(closed.layers.at(-1)?.data).toMatchObject({ signature: 'unchecked', unchecked: 'salt-unknown' });
});

test('a session in parts is opened by the name without their numbers', async () => {
  const about = { name: `${V5}.0`, siblings: [{ name: `${V5}.1`, value: V5_TOKEN.slice(100) }], keys: ['secret'] };
  expect((await decode(V5_TOKEN.slice(0, 100), about)).payload).toEqual(JSON.parse(CLAIMS));
});

test('with a key in it a token is not tried', async () => {
  const [, ...parts] = gcm(Buffer.alloc(32, 9)).split('.');
  const { layers } = await decode(
    [url('{"alg":"RSA-OAEP","enc":"A256GCM"}'), url('key'), ...parts.slice(1)].join('.'),
    {
      keys: ['secret'],
    },
  );
  expect(layers[0]?.code).toBe('jwe-compact');
  expect(layers[0]?.data.signature).toBeUndefined();
});

test('what only a key opens is not readable to others: it gets no warning about personal data', async () => {
  const decoded = await decode(V5_TOKEN, { name: V5, keys: ['secret'] });
  const cookie = sampleCookie({ name: V5, value: V5_TOKEN, httpOnly: true });
  expect(contentFindings(cookie, decoded, 1_763_700_000_000).map(({ code }) => code)).toEqual([]);
});
