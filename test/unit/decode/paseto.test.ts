import { createPublicKey, generateKeyPairSync } from 'node:crypto';
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

  test('of version 3 has a signature that Crumb does not check, and is written with it broken', async () => {
    const token = `v3.public.${url(`{"a":1}${'s'.repeat(96)}`)}`;
    expect((await dataOf('paseto-public', token, { keys: [PEM] })).signature).toBeUndefined();
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
