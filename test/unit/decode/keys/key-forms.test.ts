import { createHmac } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { encodeValue } from '../../../../src/decode/encode.ts';
import { secretsOf } from '../../../../src/decode/keys/secrets.ts';
import { dataOf, decode } from '../decoded.ts';
import { standard, url } from '../made-values.ts';

/** The key that the Quickstart of Flask once proposed. */
const SECRET = Buffer.from('5f3523793222463851387a0aec5d2f', 'hex');
const mac = (algorithm: string, key: Buffer, message: string) => createHmac(algorithm, key).update(message).digest();

const FLASK = `${url('{"a":1}')}.${url(Buffer.from([0x69, 0x21, 0x73, 0xc0]))}`;
const VALUES: [code: string, name: string, value: string][] = [
  ['flask-session', 'session', `${FLASK}.${url(mac('sha1', mac('sha1', SECRET, 'cookie-session'), FLASK))}`],
  ['express-signed', 'sid', `s:id.${standard(mac('sha256', SECRET, 'id')).replace(/=+$/, '')}`],
  [
    'jwt-jws',
    't',
    (() => {
      const message = `${url('{"alg":"HS256"}')}.${url('{"a":1}')}`;
      return `${message}.${url(mac('sha256', SECRET, message))}`;
    })(),
  ],
];
const FORMS: [title: string, key: string][] = [
  ['hex', SECRET.toString('hex')],
  ['hex in capitals', SECRET.toString('hex').toUpperCase()],
  ['base64', standard(SECRET)],
  ['base64url', url(SECRET)],
  ['base64 after the word for it', `base64:${standard(SECRET)}`],
  ['hex after 0x', `0x${SECRET.toString('hex')}`],
  ['base64 with a line break after it', `${standard(SECRET)}\n`],
  ['a literal of Python', String.raw`b'_5#y2"F8Q8z\n\xec]/'`],
  ['what is within such a literal', String.raw`_5#y2\"F8Q8z\n\xec]/`],
  ['a JWK', JSON.stringify({ kty: 'oct', k: url(SECRET) })],
];

describe.each(VALUES)('%s', (code, name, value) => {
  test.each(FORMS)('is valid with a key in %s, and is signed by the same octets', async (_, key) => {
    expect(await dataOf(code, value, { name, keys: [key] })).toMatchObject({ signature: 'valid' });
    const encoded = await encodeValue(value, { name, keys: [key] }, code === 'express-signed' ? 'id2' : '{"a":2}');
    const again = await decode('octets' in encoded ? encoded.octets : '', { name, keys: [standard(SECRET)] });
    expect(again.layers[0]?.data.signature).toBe('valid');
  });

  test('is invalid with another key of these forms', async () => {
    const keys = ['00ff'.repeat(8), standard('another'), String.raw`b'\x00'`];
    expect(await dataOf(code, value, { name, keys })).toMatchObject({ signature: 'invalid' });
  });
});

test('a JWK without a text as its octets is a secret as any text, and nothing is lost', async () => {
  for (const key of ['{"kty":"oct","k":5}', '{"kty":"oct"}', '{"keys":[{"kty":"oct","k":null}]}'])
    expect(
      await dataOf('flask-session', `${FLASK}.${url(Buffer.alloc(20))}`, { name: 'session', keys: [key] }),
    ).toMatchObject({
      signature: 'invalid',
    });
});

test('a text is tried as it is before all else that it can mean', () => {
  expect(secretsOf(' 0a0b ')).toEqual([
    { octets: ' 0a0b ', keyForm: 'text' },
    { octets: '0a0b', keyForm: 'text' },
    { octets: atob('0a0b'), keyForm: 'base64' },
    { octets: '\n\v', keyForm: 'hex' },
  ]);
  expect(secretsOf('word!')).toEqual([{ octets: 'word!', keyForm: 'text' }]);
  expect(secretsOf('')).toEqual([{ octets: '', keyForm: 'text' }]);
});
