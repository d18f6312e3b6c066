import { createPublicKey, ECDH, generateKeyPairSync, type KeyObject, verify } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { encodeValue } from '../../../src/decode/encode.ts';
import { dataOf, decode } from './decoded.ts';
import { url } from './made-values.ts';

/** From github.com/paseto-standard/test-vectors, v4.json: 4-S-1 and 4-S-2. */
const PUBLIC_KEY = Buffer.from('1eb9dbbbbc047c03fd70604e0071f0987e16b28b757225c11f00415d0e20b1a2', 'hex');
const PAYLOAD = 'eyJkYXRhIjoidGhpcyBpcyBhIHNpZ25lZCBtZXNzYWdlIiwiZXhwIjoiMjAyMi0wMS0wMVQwMDowMDowMCswMDowMCJ9';
const PLAIN = `v4.public.${PAYLOAD}bg_XBBzds8lTZShVlwwKSgeKpLT3yukTw6JUz3W4h_ExsQV-P0V54zemZDcAxFaSeef1QlXEFtkqxT1ciiQEDA`;
const WITH_FOOTER = `v4.public.${PAYLOAD}v3Jt8mx_TdM2ceTGoqwrh4yDFn0XsHvvV_D0DtwQxVrJEBMl0F2caAdgnpKlt4p7xBnx1HcO-SPo8FPp214HDw.eyJraWQiOiJ6VmhNaVBCUDlmUmYyc25FY1Q3Z0ZUaW9lQTlDT2NOeTlEZmdMMVc2MGhhTiJ9`;
const jwk = { kty: 'OKP', crv: 'Ed25519', x: PUBLIC_KEY.toString('base64url') };
const PEM = String(createPublicKey({ key: jwk, format: 'jwk' }).export({ type: 'spki', format: 'pem' }));

/** A point as SEC 1 has it. */
function uncompressed(key: KeyObject): Buffer {
  const { x = '', y = '' } = key.export({ format: 'jwk' });
  return Buffer.concat([Buffer.from([4]), Buffer.from(x, 'base64url'), Buffer.from(y, 'base64url')]);
}

/** PAE of the specification. */
function authenticated(pieces: Buffer[]): Buffer {
  const length = (count: number) => {
    const octets = Buffer.alloc(8);
    octets.writeBigUInt64LE(BigInt(count));
    return octets;
  };
  return Buffer.concat([length(pieces.length), ...pieces.flatMap((piece) => [length(piece.length), piece])]);
}

describe('a public PASETO', () => {
  test('is readable by anyone, with its times', async () => {
    const { layers, payload } = await decode(PLAIN);
    expect(layers.map(({ code }) => code)).toEqual(['paseto-public', 'json']);
    expect(layers[0]).toMatchObject({
      certainty: 'certain',
      data: { encrypted: false, times: { exp: '2022-01-01T00:00:00+00:00' }, signature: 'unchecked' },
    });
    expect(payload).toMatchObject({ data: 'this is a signed message' });
  });

  test.each([
    ['without a footer', PLAIN],
    ['with a footer', WITH_FOOTER],
  ])('is checked with the key, %s', async (_, token) => {
    for (const key of [JSON.stringify(jwk), PEM])
      expect(await dataOf('paseto-public', token, { keys: [key] })).toMatchObject({ signature: 'valid' });
    const changed = token.replace('Z25lZC', 'Z25lZD');
    expect(changed).not.toBe(token);
    expect(await dataOf('paseto-public', changed, { keys: [PEM] })).toMatchObject({ signature: 'invalid' });
  });

  test('is signed again with the private key, and keeps its footer', async () => {
    const { privateKey, publicKey } = generateKeyPairSync('ed25519');
    const key = String(privateKey.export({ type: 'pkcs8', format: 'pem' }));
    const encoded = await encodeValue(WITH_FOOTER, { name: 'n', keys: [key] }, '{"a":1}');
    expect(encoded).toMatchObject({ signature: 'signed' });
    const token = 'octets' in encoded ? encoded.octets : '';
    expect(token.split('.')[3]).toBe(WITH_FOOTER.split('.')[3]);
    const other = String(publicKey.export({ type: 'spki', format: 'pem' }));
    expect(await dataOf('paseto-public', token, { keys: [other] })).toMatchObject({ signature: 'valid' });
  });

  test('is checked with a key in PASERK, and signed again with the secret one', async () => {
    // From github.com/paseto-standard/test-vectors, PASERK/k4.public.json and k4.secret.json.
    const secret = 'k4.secret.cHFyc3R1dnd4eXp7fH1-f4CBgoOEhYaHiImKi4yNjo8c5WpIyC_5kWKhS8VEYSZ05dYfuTF-ZdQFV4D9vLTcNQ';
    const encoded = await encodeValue(PLAIN, { name: 'n', keys: [secret] }, '{"a":1}');
    expect(encoded).toMatchObject({ signature: 'signed' });
    const publicKey = 'k4.public.HOVqSMgv-ZFioUvFRGEmdOXWH7kxfmXUBVeA_by03DU';
    const token = 'octets' in encoded ? encoded.octets : '';
    for (const key of [secret, publicKey])
      expect(await dataOf('paseto-public', token, { keys: [key] })).toMatchObject({ signature: 'valid' });
    expect(await dataOf('paseto-public', PLAIN, { keys: [publicKey] })).toMatchObject({ signature: 'invalid' });
    expect(await dataOf('paseto-public', PLAIN, { keys: ['k4.public.AAAA'] })).toMatchObject({
      signature: 'unchecked',
    });
  });
});

describe('a public PASETO of version 3, which signs the public key too', () => {
  const pairs = Array.from({ length: 6 }, () => generateKeyPairSync('ec', { namedCurve: 'P-384' }));
  const spki = (key: KeyObject) => String(key.export({ type: 'spki', format: 'pem' }));

  test('is checked with the key of its vector, and not with another', async () => {
    // From github.com/paseto-standard/test-vectors, v3.json: 3-S-1.
    const token =
      'v3.public.eyJkYXRhIjoidGhpcyBpcyBhIHNpZ25lZCBtZXNzYWdlIiwiZXhwIjoiMjAyMi0wMS0wMVQwMDowMDowMCswMDowMCJ9qqEwwrKHKi5lJ7b9MBKc0G4MGZy0ptUiMv3lAUAaz-JY_zjoqBSIxMxhfAoeNYiSyvfUErj76KOPWm1OeNnBPkTSespeSXDGaDfxeIrl3bRrPEIy7tLwLAIsRzsXkfph';
    const key =
      '-----BEGIN EC PRIVATE KEY-----\nMIGkAgEBBDAgNHYJYHR3rKj7+8XmIYRV8xmWaXku+LRm+qh73Gd5gUTISN0DZh7t\nWsYkYTQM6pagBwYFK4EEACKhZANiAAT7y3xp7hxgV5vnozQTSHjZxcW/NdVS2rY8\nAUA5ftFM72N9dyCSXERpnqMOcodMcvt8kgcrB8KcKee0HU23E79/s4CvEs8hBfnj\nSUd/gcAm08EjSIz06iWjrNy4NakxR3I=\n-----END EC PRIVATE KEY-----';
    expect(await dataOf('paseto-public', token, { keys: [key] })).toMatchObject({ signature: 'valid' });
    expect(await dataOf('paseto-public', token, { keys: pairs.map(({ publicKey }) => spki(publicKey)) })).toMatchObject(
      { signature: 'invalid' },
    );
    expect(await dataOf('paseto-public', token, { keys: [PEM] })).toMatchObject({ algConfusion: 'key-of-other-kind' });
  });

  // A compressed key says whether y is even: of several keys some are.
  test.each(pairs)('is signed again, and checked by an independent signature %#', async ({ privateKey, publicKey }) => {
    const old = `v3.public.${url(`{"a":1}${'s'.repeat(96)}`)}.${url('footer')}`;
    const pem = String(privateKey.export({ type: 'pkcs8', format: 'pem' }));
    const encoded = await encodeValue(old, { name: 'n', keys: [pem] }, '{"a":2}');
    expect(encoded).toMatchObject({ signature: 'signed' });
    const token = 'octets' in encoded ? encoded.octets : '';
    expect(await dataOf('paseto-public', token, { keys: [spki(publicKey)] })).toMatchObject({ signature: 'valid' });
    const point = ECDH.convertKey(uncompressed(publicKey), 'secp384r1', undefined, undefined, 'compressed');
    const made = Buffer.from(token.split('.')[2] ?? '', 'base64url');
    const message = authenticated([
      Buffer.from(point as Buffer),
      ...['v3.public.', '{"a":2}', 'footer', ''].map((piece) => Buffer.from(piece)),
    ]);
    const key = { key: publicKey, dsaEncoding: 'ieee-p1363' } as const;
    expect(verify('sha384', message, key, made.subarray(-96))).toBe(true);
  });

  test('is written with a broken signature without the private key', async () => {
    const token = `v3.public.${url(`{"a":1}${'s'.repeat(96)}`)}`;
    expect(await encodeValue(token, { name: 'n', keys: [PEM] }, '{"a":2}')).toMatchObject({
      octets: `v3.public.${url(`{"a":2}${'s'.repeat(96)}`)}`,
      signature: 'broken',
    });
  });
});

test('of a local PASETO nothing can be read but how long its content is', async () => {
  const { layers, payload } = await decode(`v2.local.${url('x'.repeat(50))}.${url('footer')}`);
  expect(layers).toMatchObject([
    { code: 'paseto-local', certainty: 'certain', data: { encrypted: true, contentOctets: 10 } },
  ]);
  expect(payload).toBeNull();
});

test.each([
  ['a payload without an object', `v4.public.${url('x'.repeat(100))}`],
  ['less than a signature', `v4.public.${url('{"a":1}')}`],
  ['less than nonce and tag', `v4.local.${url('short')}`],
  ['another version', `v9.local.${url('x'.repeat(100))}`],
  ['a version of a program', 'v1.2.3'],
])('%s is none', async (_, value) => {
  const { layers } = await decode(value);
  expect(layers.filter(({ code }) => code.startsWith('paseto'))).toEqual([]);
});
