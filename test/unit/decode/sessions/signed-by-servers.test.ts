import { createHmac } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { encodeValue } from '../../../../src/decode/encode.ts';
import { codesOf, dataOf, decode } from '../decoded.ts';
import { octets, standard, url } from '../made-values.ts';

type Sign = (secret: string | Buffer, content: string) => string;
const mac = (algorithm: string, key: string | Buffer, message: string) =>
  createHmac(algorithm, key).update(message).digest();
const padded = (content: Buffer | string) =>
  Buffer.from(content).toString('base64').replaceAll('+', '-').replaceAll('/', '_');

/** securecookie.go, `Encode`. */
const securecookie: Sign = (secret, content) => {
  const message = `1763800000|${padded(content)}`;
  return padded(Buffer.concat([Buffer.from(`${message}|`), mac('sha256', secret, `session|${message}`)]));
};
/** webob/cookies.py, `SignedSerializer.dumps`. */
const pyramid: Sign = (secret, content) => {
  const salted = Buffer.concat([Buffer.from('pyramid.session.'), Buffer.from(secret)]);
  return url(Buffer.concat([mac('sha512', salted, content), Buffer.from(content)]));
};
/** hono/src/utils/cookie.ts, `serializeSigned`. */
const hono: Sign = (secret, content) => encodeURIComponent(`${content}.${standard(mac('sha256', secret, content))}`);

const BINARY = Buffer.from('00ff80c3a90a0d20417e', 'hex');
const KEYS: [title: string, secret: string | Buffer, entered: string][] = [
  ['a text', 'secret', 'secret'],
  ['a text with white space around it', 'secret', ' secret\n'],
  ['one octet', 'k', 'k'],
  ['no octet', '', ''],
  ['hex', BINARY, BINARY.toString('hex')],
  ['base64', BINARY, BINARY.toString('base64')],
];

describe.each<[code: string, sign: Sign, content: string, changed: string]>([
  ['securecookie', securecookie, '{"user":7}', '{"user":8}'],
  ['pyramid-session', pyramid, '[1763800000, 1763799000.5, {"user": 7}]', '[1763800000, 1763799000.5, {"user": 8}]'],
  ['hono-signed', hono, 'blueberry', 'strawberry.x'],
])('%s', (code, sign, content, changed) => {
  test.each(KEYS)('is checked and signed again with %s as the key', async (_, secret, entered) => {
    const about = { name: 'session', keys: ['another', entered] };
    const value = sign(secret, content);
    expect(await dataOf(code, value, about)).toMatchObject({ encrypted: false, signature: 'valid' });
    const encoded = await encodeValue(value, about, changed);
    expect(encoded).toMatchObject({ octets: sign(secret, changed), signature: 'signed', keepsForm: true });
  });

  test('is invalid with another key, unchecked without one, and broken by an edit without one', async () => {
    const value = sign('secret', content);
    expect(await dataOf(code, value, { name: 'session', keys: ['secret2'] })).toMatchObject({ signature: 'invalid' });
    expect(await dataOf(code, value, { name: 'session' })).toMatchObject({ signature: 'unchecked' });
    expect(await encodeValue(value, { name: 'session' }, changed)).toMatchObject({ signature: 'broken' });
    expect(await encodeValue(value, { name: 'session' }, content)).toMatchObject({ octets: value, signature: 'kept' });
  });
});

test('a cookie of securecookie says when it was made, and that what it has is gob, or may be encrypted', async () => {
  const made = (content: Buffer) => securecookie('k', content as never);
  const gob = Buffer.from('0d7f040102ff800001100110000012ff80000106737472696e670c0500037573', 'hex');
  expect(await codesOf(made(gob))).toEqual(['securecookie', 'base64url', 'go-gob']);
  const encrypted = made(Buffer.from('9c1f00b7e2a4588103d1f6a97b6e2cc4ff01', 'hex'));
  expect(await codesOf(encrypted)).toEqual(['securecookie', 'base64url']);
  const data = await dataOf('securecookie', encrypted);
  expect(data).toMatchObject({ encrypted: null, content: 'binary', time: '2025-11-22T08:26:40.000Z' });
  expect((await decode(encrypted)).payload).toBeNull();
});

test.each([
  // A time long ago, a MAC of another length, a value that is no base64url.
  ['securecookie', padded(`1063800000|${padded('{}')}|${'m'.repeat(32)}`)],
  ['securecookie', padded(`1763800000|${padded('{}')}|${'m'.repeat(31)}`)],
  ['securecookie', padded(`1763800000|a b|${'m'.repeat(32)}`)],
  // No times, and a signature that is too short.
  ['pyramid-session', url(`${'m'.repeat(64)}[1, 2, {}]`)],
  ['pyramid-session', url(`${'m'.repeat(63)}[1763800000, 1763799000, {}]`)],
  // No padding, and a last digit that no encoder writes.
  ['hono-signed', `a.${'m'.repeat(43)}`],
  ['hono-signed', `a.${'m'.repeat(42)}B=`],
  ['hono-signed', `.${'m'.repeat(42)}A=`],
])('what is nearly %s is not named so', async (code, value) => {
  expect(await codesOf(value)).not.toContain(code);
});

test.each<[value: string, payload: unknown]>([
  ['1677787402.36895.0000', { address: '10.1.1.100', port: 8080 }],
  ['rd5o00000000000000000000ffffc0000201o80', { address: '192.0.2.1', port: 80, routeDomain: 5 }],
  ['vi20010112000000000000000000000030.20480', { address: '2001:0112:0000:0000:0000:0000:0000:0030', port: 80 }],
  [
    'rd3o20010112000000000000000000000030o80',
    { address: '2001:0112:0000:0000:0000:0000:0000:0030', port: 80, routeDomain: 3 },
  ],
  ['!U7W+bnqFRmxffkaAsTWMYBNpmm18lc9Pv4DQyAMvXvKnG5tVqCPRuEWKHL7iuwR0iCDRmPMJPrN3', null],
])('a load balancer of F5 names its server in %s', async (value, payload) => {
  const decoded = await decode(value, { name: 'BIGipServerpool_http' });
  expect(decoded.layers).toMatchObject([{ code: 'big-ip', data: { encrypted: payload === null } }]);
  expect(decoded.payload).toEqual(payload);
});

test('a number too large for an address, or another name, is none of F5', async () => {
  expect(await codesOf('4294967296.36895.0000', { name: 'BIGipServerx' })).not.toContain('big-ip');
  expect(await codesOf('1677787402.36895.0000')).not.toContain('big-ip');
});

test('what escape() of JavaScript wrote is read, and written so again', async () => {
  const value = '%u6F6E%u6C55%2CCBQ%E9';
  const { layers, payload } = await decode(value);
  expect(layers.map(({ code }) => code)).toEqual(['js-escape']);
  expect(payload).toBe('潮汕,CBQé');
  const about = { name: 'n' };
  const encoded = await encodeValue(value, about, octets('潮汕,CBX'));
  expect(encoded).toMatchObject({ octets: '%u6F6E%u6C55%2CCBX', keepsForm: true });
  expect(await encodeValue(value, about, octets('é'))).toMatchObject({ octets: '%u00E9' });
  expect(await encodeValue(value, about, 'a b')).toMatchObject({ octets: 'a%20b' });
  for (const broken of ['%u6F6', '%ud800', 'é%u6F6E', '%u0000'])
    expect(await codesOf(broken)).not.toContain('js-escape');
});
