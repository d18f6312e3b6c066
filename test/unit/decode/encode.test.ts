import { createHmac, generateKeyPairSync, sign } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { editableContent, encodeValue } from '../../../src/decode/encode.ts';
import type { About } from '../../../src/decode/format/about.ts';
import { decode } from './decoded.ts';
import {
  djangoSession,
  djangoSigned,
  expressSigned,
  flaskSession,
  itsdangerous,
  jwt,
  keygrip,
  laravel,
  octets,
  playLegacy,
  railsSigned,
  standard,
  starlette,
  url,
} from './made-values.ts';

const OLD = '{"user":"ada","n":[1,2]}';
const NEW = '{"user":"zoë","n":[1,2,12345678901234567890]}';
const KEY = 'sécret';
const linesOf = (digits: string, length: number, lineBreak: string) =>
  digits.replace(new RegExp(`.{1,${length}}`, 'g'), `$&${lineBreak}`);
/** Django and Flask write no letters beyond ASCII. */
const newOf = (name: string) => (/^session/.test(name) ? NEW.replace('ë', '\\u00eb') : octets(NEW));

/** HMAC in base64url with padding. */
const padded = (message: string) =>
  createHmac('sha256', KEY).update(message).digest('base64').replaceAll('+', '-').replaceAll('/', '_');

type Kind = [title: string, value: string, about: About, signed: boolean, keepsForm: boolean];

const KINDS: Kind[] = [
  ['JSON', OLD, { name: 'n' }, false, true],
  ['percent-encoding', encodeURIComponent(OLD), { name: 'n' }, false, true],
  ['js-cookie', '{%22user%22:%22ada%22}', { name: 'n' }, false, true],
  ['base64', standard(OLD), { name: 'n' }, false, true],
  ['base64url in percent-encoding', encodeURIComponent(url(OLD)), { name: 'n' }, false, true],
  ['hex in capitals', Buffer.from(OLD).toString('hex').toUpperCase(), { name: 'n' }, false, true],
  ['werkzeug', `"${OLD.replaceAll('"', '\\"').replaceAll(',', '\\054')}"`, { name: 'n' }, false, true],
  ['j: of Express', encodeURIComponent(`j:${OLD}`), { name: 'n' }, false, true],
  ['a session of Flask', flaskSession(OLD, KEY), { name: 'session' }, true, true],
  ['what itsdangerous signs', itsdangerous('[1]', KEY), { name: 'n' }, true, true],
  ['a session of Django', djangoSession(OLD, KEY), { name: 'sessionid' }, true, true],
  ['a value of Django', djangoSigned('dark', `django.http.cookies${KEY}`, 'n'), { name: 'n' }, true, true],
  ['s: of Express', encodeURIComponent(expressSigned(`j:${OLD}`, KEY)), { name: 'n' }, true, true],
  ['a JWT', jwt({ alg: 'HS256' }, JSON.parse(OLD), KEY), { name: 'n' }, true, true],
  ['a signed cookie of Rails', railsSigned(OLD, KEY), { name: 'n' }, true, true],
];

describe.each(KINDS)('%s', (_, value, about, isSigned, keepsForm) => {
  test('gives the old octets for an unchanged content, and the new content for a changed one', async () => {
    const editable = await editableContent(value, about);
    if ('problem' in editable) throw new Error(editable.problem);
    expect(await encodeValue(value, about, editable.content)).toEqual({
      octets: value,
      siblings: [],
      signature: 'kept',
      keepsForm: true,
      keyFits: true,
    });
    const encoded = await encodeValue(value, about, octets(NEW));
    expect(encoded).toMatchObject({ signature: isSigned ? 'broken' : 'none', keepsForm });
    expect(await editableContent('octets' in encoded ? encoded.octets : '', about)).toMatchObject({
      content: newOf(about.name),
    });
  });

  if (isSigned)
    test('is signed anew with its key', async () => {
      const withKey = { ...about, keys: ['other', KEY] };
      const encoded = await encodeValue(value, withKey, octets(NEW));
      expect(encoded).toMatchObject({ signature: 'signed' });
      const { layers } = await decode('octets' in encoded ? encoded.octets : '', { ...about, keys: [KEY] });
      expect(layers.find(({ data }) => data.signature !== undefined)?.data.signature).toBe('valid');
    });
});

test.each([
  ['gzip', standard(gzipSync(OLD, { level: 1 })), 'n'],
  ['a compressed session of Flask', flaskSession(OLD, KEY, { compressed: true }), 'session'],
  ['a compressed one of Django', djangoSession(OLD, KEY, true), 'sessionid'],
])('%s comes back by its content', async (_, value, name) => {
  const encoded = await encodeValue(value, { name, keys: [KEY] }, octets(NEW));
  expect(await editableContent('octets' in encoded ? encoded.octets : '', { name })).toMatchObject({
    content: newOf(name),
  });
});

test('a session of Starlette is written whatever spaces its JSON has, and a session of Flask stays one', async () => {
  const about = { name: 'session', keys: [KEY] };
  for (const [code, value] of [
    ['starlette-session', starlette('{"user": 7}', KEY)],
    ['flask-session', flaskSession('{"user":7}', KEY)],
  ] as const) {
    const encoded = await encodeValue(value, about, octets('{"user":"zoë"}'));
    expect(encoded).toMatchObject({ signature: 'signed' });
    const again = await decode('octets' in encoded ? encoded.octets : '', { name: 'session' });
    expect(again.layers[0]?.code).toBe(code);
    expect(again.payload).toEqual({ user: 'zoë' });
  }
});

test.each([
  ['a line break after it', `${standard(OLD)}\n`, (digits: string) => `${digits}\n`],
  [
    'lines of 60 digits',
    linesOf(standard(OLD.replace('ada', 'a'.repeat(90))), 60, '\n'),
    (digits: string) => linesOf(digits, 60, '\n'),
  ],
  [
    'lines of 76 digits',
    linesOf(standard(OLD.replace('ada', 'a'.repeat(90))), 76, '\r\n'),
    (digits: string) => linesOf(digits, 76, '\r\n'),
  ],
])('base64 with %s is read and written so', async (_, value, write) => {
  expect((await decode(encodeURIComponent(value))).layers.map(({ code }) => code)).toEqual([
    'percent-encoding',
    'base64',
    'json',
  ]);
  const long = NEW.replace('zoë', 'z'.repeat(200));
  expect(await encodeValue(value, { name: 'n' }, long)).toMatchObject({
    octets: write(standard(long)),
    keepsForm: true,
  });
});

test.each([
  ['by JSON.stringify', JSON.stringify(OLD), JSON.stringify(NEW)],
  ['with escapes', JSON.stringify(OLD).replace('ada', '\\u0061da'), JSON.stringify(NEW).replace('ë', '\\u00eb')],
])('JSON within a string of JSON is read and written so: %s', async (_, value, changed) => {
  const [before, after] = [value, octets(changed)].map((json) => standard(Buffer.from(json, 'latin1')));
  const { layers, payload } = await decode(before ?? '');
  expect(layers.map(({ code }) => code)).toEqual(['base64', 'json', 'json']);
  expect(payload).toEqual(JSON.parse(OLD));
  expect(await encodeValue(before ?? '', { name: 'n' }, octets(NEW))).toMatchObject({ octets: after });
});

test('an empty content is written too where base64 has line breaks', async () => {
  expect(await encodeValue(`${standard(OLD)}\n`, { name: 'n' }, '')).not.toHaveProperty('problem', 'notWritable');
});

test.each([
  ['hex digits of both cases', '%7B%22a%22%3a1%7d', '{"a":2}', '%7B%22a%22%3a2%7d'],
  ['escapes that need not be', '%61b%63', 'abcc', '%61b%63%63'],
  ['a URL', 'https://a.test/?q=%2Fb&r=1', 'https://a.test/?q=/c&r=1', 'https://a.test/?q=%2Fc&r=1'],
  ['letters beyond ASCII as they are', octets('é%20x'), 'è x', octets('è%20x')],
  ['the end of letters beyond ASCII', octets('é%20ũ'), 'é ѩ', octets('é%20ѩ')],
  ['such letters escaped and not', octets('%C3%A9é'), 'éèé', octets('%C3%A9%C3%A8é')],
  ['what occurs twice', '%61a%61', 'aa', '%61a'],
  ['digits after a % that is no escape', '%%20', '%41 ', '%2541%20'],
])('an edit of percent-encoding changes only what was edited: %s', async (_, value, content, changed) => {
  expect(await encodeValue(value, { name: 'n' }, octets(content))).toMatchObject({ octets: changed, keepsForm: true });
});

test('Django reads JSON as Latin-1, so letters beyond ASCII are written as escapes', async () => {
  for (const compressed of [false, true]) {
    const about = { name: 'sessionid', keys: [KEY] };
    const encoded = await encodeValue(djangoSession(OLD, KEY, compressed), about, octets('{"user":"zoë"}'));
    expect(encoded).toMatchObject({ signature: 'signed' });
    expect(await editableContent('octets' in encoded ? encoded.octets : '', about)).toMatchObject({
      content: '{"user":"zo\\u00eb"}',
    });
  }
});

test('a content of few octets is written, though nothing would find it again', async () => {
  expect(await encodeValue(standard('{"a":12}'), { name: 'n' }, '{}')).toMatchObject({ octets: standard('{}') });
  expect(await encodeValue(standard('hello, world'), { name: 'n' }, 'hi')).toMatchObject({ octets: standard('hi') });
});

test('a JWT with padding, as Amazon writes it, keeps it', async () => {
  const [header, claims] = ['{"alg":"HS256"}', '{"a":1}'].map(standard);
  const message = `${header}.${claims}`;
  const token = `${message}.${padded(message)}`;
  const about = { name: 'n', keys: [KEY] };
  expect((await decode(token, about)).layers[0]).toMatchObject({ code: 'jwt-jws', data: { signature: 'valid' } });
  const changed = `${header}.${standard('{"b":1}')}`;
  expect(await encodeValue(token, about, '{"b":1}')).toMatchObject({
    octets: `${changed}.${padded(changed)}`,
    signature: 'signed',
  });
});

test.each([
  ['an encrypted cookie of Laravel', laravel('x', Buffer.alloc(32)), 'n', { problem: 'notReadable', layer: 'laravel' }],
  [
    'MessagePack',
    standard(Buffer.from('82a7636f6d70616374c3a6736368656d6100', 'hex')),
    'n',
    { problem: 'notWritable', layer: 'messagepack' },
  ],
])('%s cannot be edited, and the layer that prevents it is named', async (_, value, name, problem) => {
  expect(await encodeValue(value, { name }, 'x')).toEqual(problem);
});

test('a JWT is signed with a private key, and in the form of the secret that fitted', async () => {
  const { privateKey, publicKey } = generateKeyPairSync('ed25519');
  const message = `${url('{"alg":"EdDSA"}')}.${url(OLD)}`;
  const token = `${message}.${url(sign(null, Buffer.from(message), privateKey))}`;
  const [own, its] = [
    privateKey.export({ type: 'pkcs8', format: 'pem' }),
    publicKey.export({ type: 'spki', format: 'pem' }),
  ];
  const encoded = await encodeValue(token, { name: 'n', keys: ['x', String(its), String(own)] }, octets(NEW));
  expect(encoded).toMatchObject({ signature: 'signed' });
  const { layers } = await decode('octets' in encoded ? encoded.octets : '', { keys: [String(its)] });
  expect(layers[0]?.data).toMatchObject({ signature: 'valid' });
  expect(await encodeValue(token, { name: 'n', keys: [String(its)] }, octets(NEW))).toMatchObject({
    signature: 'broken',
  });

  const secret = Buffer.alloc(32, 7);
  const hs = jwt({ alg: 'HS256' }, JSON.parse(OLD), secret.toString('latin1'));
  const again = await encodeValue(hs, { name: 'n', keys: [standard(secret)] }, OLD.replace('ada', 'bob'));
  expect(again).toMatchObject({ octets: jwt({ alg: 'HS256' }, { user: 'bob', n: [1, 2] }, secret.toString('latin1')) });
});

test('the signature that another cookie has is written with it, or is broken', async () => {
  const about = { name: 's', siblings: [{ name: 's.sig', value: keygrip(`s=${standard(OLD)}`, KEY) }] };
  expect(await encodeValue(standard(OLD), about, octets(NEW))).toMatchObject({ signature: 'broken', siblings: [] });
  expect(await encodeValue(standard(OLD), { ...about, keys: [KEY] }, octets(NEW))).toMatchObject({
    octets: standard(NEW),
    signature: 'signed',
    siblings: [{ name: 's.sig', value: keygrip(`s=${standard(NEW)}`, KEY) }],
  });
});

test('what is signed with a salt that nobody knows is not signed anew', async () => {
  const value = itsdangerous('[1]', KEY, { salt: 'activate' });
  expect(await encodeValue(value, { name: 'n', keys: [KEY] }, '[2]')).toMatchObject({ signature: 'broken' });
});

test('a session of Play is edited as its pairs', async () => {
  const encoded = await encodeValue(playLegacy('user=1', KEY), { name: 'PLAY_SESSION', keys: [KEY] }, 'user=2&a=b%20c');
  expect(encoded).toMatchObject({ octets: playLegacy('user=2&a=b%20c', KEY), signature: 'signed' });
});

test('any JSON comes back through any chain of encodings', async () => {
  const layers = [
    encodeURIComponent,
    (text: string) => standard(text),
    (text: string) => url(text),
    (text: string) => Buffer.from(text).toString('hex'),
  ];
  /** The value, and what it was before each layer. */
  const through = (json: string, chain: readonly number[]) =>
    chain.reduce(([text = '', ...rest], index) => [layers[index]?.(text) ?? text, text, ...rest], [json]);
  const json = fc.json({ maxDepth: 3 }).filter((text) => /^[[{]/.test(text) && text.length > 12);
  await fc.assert(
    fc.asyncProperty(json, json, fc.array(fc.nat(3), { maxLength: 3 }), async (before, after, chain) => {
      const [value = before, ...others] = [before, after].flatMap((json) => through(json, chain));
      // Hex of decimal digits alone is a number.
      fc.pre([value, ...others].every((text) => !/^\d+$/.test(text)));
      const encoded = await encodeValue(octets(value), { name: 'n' }, octets(after));
      expect(encoded).toHaveProperty('octets');
      const { payload } = await decode('octets' in encoded ? encoded.octets : '');
      expect(payload).toEqual(JSON.parse(after));
    }),
    { numRuns: 200 },
  );
});
