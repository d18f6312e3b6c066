import { describe, expect, test } from 'vitest';
import { encodeValue } from '../../../src/decode/encode.ts';
import { dataOf, decode } from './decoded.ts';
import { fernet, flaskSession, jwt, url } from './made-values.ts';

const CLAIMS = { sub: '42', iat: 1_763_800_000, exp: 1_763_803_600 };

describe('a JWT', () => {
  test('has header, claims and times', async () => {
    const token = jwt({ alg: 'HS256', typ: 'JWT' }, CLAIMS, 'k');
    const { layers, payload } = await decode(token);
    expect(layers.map(({ code }) => code)).toEqual(['jwt-jws', 'base64url', 'json']);
    expect(payload).toEqual(CLAIMS);
    expect(layers[0]?.data).toEqual({
      encrypted: false,
      header: { alg: 'HS256', typ: 'JWT' },
      times: { iat: '2025-11-22T08:26:40.000Z', exp: '2025-11-22T09:26:40.000Z' },
      signature: 'unchecked',
    });
  });

  test.each(['none', 'None', 'nOnE'])('with alg %s is named, whatever the case', async (alg) => {
    const token = `${url(JSON.stringify({ alg }))}.${url(JSON.stringify(CLAIMS))}.`;
    expect(await dataOf('jwt-none', token)).toMatchObject({
      algNone: true,
      signature: 'unchecked',
      unchecked: 'no-signature',
    });
  });

  test('that brings its own key says so', async () => {
    const token = jwt({ alg: 'RS256', jku: 'https://a.test/', jwk: {} }, CLAIMS, 'k');
    expect(await dataOf('jwt-jws', token)).toMatchObject({ keysInHeader: ['jwk', 'jku'] });
  });

  // Made by jose 6: a JWT that another one signs, and one that a page stored as JSON.
  const INNER = 'eyJhbGciOiJIUzI1NiJ9.eyJhIjoxfQ.RKQsnmCu0960gYtMEmrXP_rEPu-ziRf3O_z8Hlv3Unk';
  test.each([
    [
      'within another one',
      `eyJhbGciOiJIUzI1NiIsImN0eSI6IkpXVCJ9.${url(INNER)}.qYJVz66x0pFMgus3tidROyqpRlGIdd4rYlV2Th1GW84`,
      ['jwt-jws', 'base64url'],
    ],
    ['within a string of JSON', `%22${INNER}%22`, ['percent-encoding', 'json']],
  ])('%s is read and signed again', async (_, value, around) => {
    const about = { name: 'n', keys: ['s'.repeat(32)] };
    const { layers, payload } = await decode(value, about);
    expect(layers.map(({ code }) => code)).toEqual([...around, 'jwt-jws', 'base64url', 'json']);
    expect(layers.filter(({ code }) => code === 'jwt-jws').every(({ data }) => data.signature === 'valid')).toBe(true);
    expect(payload).toEqual({ a: 1 });
    const encoded = await encodeValue(value, about, '{"a":2}');
    expect(encoded).toMatchObject({ signature: 'signed', keepsForm: true });
    expect((await decode('octets' in encoded ? encoded.octets : '', about)).payload).toEqual({ a: 2 });
  });

  test('of Play has its pairs in data', async () => {
    const token = jwt({ alg: 'HS256' }, { data: { user: '42' }, nbf: 1_763_800_000, iat: 1_763_800_000 }, 'k');
    for (const [name, certainty] of [
      ['PLAY_SESSION', 'certain'],
      ['n', 'likely'],
    ])
      expect((await decode(token, { name: name ?? '' })).layers[0]).toMatchObject({ code: 'play-jwt', certainty });
  });

  test.each([
    ['without alg', `${url('{"typ":"JWT"}')}.${url('{}')}.${url('x'.repeat(32))}`],
    ['with a payload that is no JSON', `${url('{"alg":"HS256"}')}.${url('words')}.${url('x'.repeat(32))}`],
    ['that is a Flask session', flaskSession('{"alg":"HS256"}', 'k')],
    ['of two parts', `${url('{"alg":"HS256"}')}.${url('{}')}`],
    ['of four parts', `${url('{"alg":"HS256"}')}.${url('{}')}.x.x`],
  ])('%s is none', async (_, token) => {
    const { layers } = await decode(token, { name: 'token' });
    expect(layers.map(({ code }) => code).filter((code) => code.startsWith('j') && code !== 'json')).toEqual([]);
  });
});

test('of a JWE only the header can be read', async () => {
  const parts = ['{"alg":"dir","enc":"A256GCM"}', '', 'i'.repeat(12), 'content', 't'.repeat(16)].map(url);
  const { layers, payload } = await decode(parts.join('.'));
  expect(layers).toMatchObject([
    {
      code: 'jwe-compact',
      certainty: 'certain',
      data: { encrypted: true, header: { alg: 'dir', enc: 'A256GCM' }, contentOctets: 7 },
    },
  ]);
  expect(payload).toBeNull();
});

describe('Fernet', () => {
  const key = Buffer.from([...Array(32).keys()]);

  test('has a time, and its content with the key alone', async () => {
    const token = fernet('{"a":1}', key);
    const closed = await decode(token);
    expect(closed.layers).toMatchObject([
      { code: 'fernet', data: { encrypted: true, time: '2025-11-22T08:26:40.000Z', signature: 'unchecked' } },
    ]);
    expect(closed.payload).toBeNull();
    expect((await decode(token, { keys: [url(key)] })).payload).toEqual({ a: 1 });
    expect((await decode(token, { keys: [url(Buffer.alloc(32))] })).layers[0]?.data).toMatchObject({
      signature: 'invalid',
    });
  });

  test('of the specification is read with its key', async () => {
    // github.com/fernet/spec: verify.json.
    const token =
      'gAAAAAAdwJ6wAAECAwQFBgcICQoLDA0ODy021cpGVWKZ_eEwCGM4BLLF_5CV9dOPmrhuVUPgJobwOz7JcbmrR64jVmpU4IwqDA==';
    const { layers, payload } = await decode(token, { keys: ['cw_0x689RpI-jtRR7oE8h_eQsKImvJapLeSbXpwF4e4='] });
    expect(layers[0]).toMatchObject({ code: 'fernet', data: { time: '1985-10-26T08:20:00.000Z', signature: 'valid' } });
    expect(payload).toBe('hello');
  });
});
