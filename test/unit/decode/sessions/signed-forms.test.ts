import { createHash, createHmac } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { encodeValue } from '../../../../src/decode/encode.ts';
import { codesOf, decode } from '../decoded.ts';
import { type Made, standard } from '../made-values.ts';

/** Values that the frameworks themselves wrote, but for Yii and CodeIgniter: PHP's `serialize` and `hash_hmac`, as they call them. */
const MADE: Made[] = [
  {
    title: 'a remember token of Flask-Login 0.6.2',
    value:
      '"ada@mail.example|cd6eec89c984ee14584ff0f67527dac59405ea50b8857c42d497c35c131311ac646f08c1f15c313e3212eef61935b49c2f1b17072bb6237c10a0b07c7c65a875"',
    name: 'remember_token',
    key: 's3',
    codes: ['werkzeug-quoted', 'flask-login'],
    payload: 'ada@mail.example',
  },
  {
    title: 'a value of Tornado, version 1',
    value: 'eyJhIjoxfQ==|1796092395|795a8982823315d0942e93cad0febd45db0f05e3',
    name: 'n',
    key: 's3',
    codes: ['tornado-signed', 'base64', 'json'],
    payload: { a: 1 },
  },
  {
    title: 'an identity of Yii 2',
    value:
      '4c04cdd8cb05270b7b77faa152d8b223b75a3e6a59708ea443f4861d9479bf1fa%3A2%3A%7Bi%3A0%3Bs%3A9%3A%22_identity%22%3Bi%3A1%3Bs%3A21%3A%22%5B1%2C%22authkey%22%2C2592000%5D%22%3B%7D',
    name: '_identity',
    key: 'yii-key',
    codes: ['percent-encoding', 'yii-signed', 'php-serialize'],
    payload: ['_identity', '[1,"authkey",2592000]'],
  },
  {
    title: 'a session of CodeIgniter 2.2',
    value:
      'a%3A5%3A%7Bs%3A10%3A%22session_id%22%3Bs%3A32%3A%229dd4e461268c8034f5c8564e155c67a6%22%3Bs%3A10%3A%22ip_address%22%3Bs%3A8%3A%2210.0.0.1%22%3Bs%3A10%3A%22user_agent%22%3Bs%3A7%3A%22Mozilla%22%3Bs%3A13%3A%22last_activity%22%3Bi%3A1796064683%3Bs%3A9%3A%22user_data%22%3Bs%3A0%3A%22%22%3B%7D05761b430af35d58b5533df874843c2f983a1ca0',
    name: 'ci_session',
    key: 'yii-key',
    codes: ['percent-encoding', 'codeigniter-session', 'php-serialize'],
    payload: {
      session_id: '9dd4e461268c8034f5c8564e155c67a6',
      ip_address: '10.0.0.1',
      user_agent: 'Mozilla',
      last_activity: 1796064683,
      user_data: '',
    },
  },
  {
    title: 'messages of Django before 3.2',
    value: '"4d447370a7eb4f34ec61735ed8e1f9331a22a489$[[\\"__json_message\\"\\0540\\05420\\054\\"Hello\\054 you\\"]]"',
    name: 'messages',
    key: 's3',
    codes: ['python-quoted', 'django-signed', 'json', 'django-messages'],
    payload: [['__json_message', 0, 20, 'Hello, you']],
  },
  {
    title: 'a session of @fastify/session 11',
    value: 'qVgz9eTmWAMQ4AO03lISx7NooKwBOh8I.Bzo1RvuCqYmzylJAVQfeVMSQfgGAu1UCO+U2hqEFbCc',
    name: 'sessionId',
    key: 's'.repeat(32),
    codes: ['fastify-signed'],
    payload: 'qVgz9eTmWAMQ4AO03lISx7NooKwBOh8I',
  },
];

describe.each(MADE)('$title', ({ value, name, key, codes, payload }) => {
  const stateOf = async (keys: string[]) =>
    (await decode(value, { name, keys })).layers.find(({ data }) => data.signature !== undefined)?.data.signature;

  test('can be read by anyone, and is checked with its key alone', async () => {
    const decoded = await decode(value, { name });
    expect(decoded.layers.map(({ code }) => code)).toEqual(codes);
    expect(decoded.payload).toEqual(payload);
    expect([await stateOf([key]), await stateOf(['another']), await stateOf([])]).toEqual([
      'valid',
      'invalid',
      'unchecked',
    ]);
  });
});

const hex = (algorithm: string, key: string | Buffer, message: string) =>
  createHmac(algorithm, key).update(message).digest('hex');
const djangoKey = createHash('sha1').update('django.contrib.messagesk').digest();
const yii = (content: string) => hex('sha256', 'k', content) + content;
const bottle = (content: string) =>
  `!${createHmac('sha256', 'k').update(standard(content)).digest('base64')}?${standard(content)}`;
const fastify = (content: string) =>
  `${content}.${createHmac('sha256', 'k').update(content).digest('base64').replace('=', '')}`;
const tornado = (content: string) =>
  `${standard(content)}|1796092395|${hex('sha1', 'k', `n${standard(content)}1796092395`)}`;

test.each<[title: string, sign: (content: string) => string, content: string, changed: string]>([
  ['Flask-Login', (content) => `${content}|${hex('sha512', 'k', content)}`, 'ada', 'bob|x'],
  ['Tornado 1', tornado, '{"a":1}', '{"a":2}'],
  ['Yii', yii, 'a:1:{i:0;i:1;}', 'a:1:{i:0;i:2;}'],
  ['CodeIgniter', (content) => content + hex('sha1', 'k', content), 'a:1:{i:0;i:1;}', 'a:1:{i:0;i:2;}'],
  [
    'Django',
    (content) => `${hex('sha1', djangoKey, content)}$${content}`,
    '[["__json_message",0,20,"a"]]',
    '[["__json_message",1,40,"b"]]',
  ],
  ['Bottle 0.13, if it had JSON', bottle, '{"a":1}', '{"a":2}'],
  ['Fastify', fastify, 'hello', 'no-sign'],
])('%s: an edit is signed as the server would, and broken without the key', async (_, sign, content, changed) => {
  const about = { name: 'n', keys: ['k'] };
  expect(await encodeValue(sign(content), about, changed)).toMatchObject({
    octets: sign(changed),
    signature: 'signed',
    keepsForm: true,
  });
  expect(await encodeValue(sign(content), about, content)).toMatchObject({ octets: sign(content), signature: 'kept' });
  expect(await encodeValue(sign(content), { name: 'n' }, changed)).toMatchObject({ signature: 'broken' });
});

test('what is signed with MD5 is read, and cannot be checked', async () => {
  // Bottle 0.12.23: a pickle, which is only named.
  const value = '"!g3jJnrig7UkvMh0M7MumDA==?gAWVEgAAAAAAAACMA251bZR9lIwBYZRLAXOGlC4="';
  const { layers, payload } = await decode(value, { keys: ['s3'] });
  expect(layers.map(({ code }) => code)).toEqual(['werkzeug-quoted', 'bottle-signed', 'base64', 'python-pickle']);
  expect(layers[1]?.data).toMatchObject({ signature: 'unchecked', unchecked: 'unknown-algorithm' });
  expect(payload).toBeNull();
});

test.each([
  ['43 characters without "+" and "/" after a "."', `hello.${'a'.repeat(43)}`, 'fastify-signed'],
  ['a time long ago', `YQ==|1063800000|${'a'.repeat(40)}`, 'tornado-signed'],
  ['hex before a text', `${'a'.repeat(64)}abc`, 'yii-signed'],
  ['a hash and a text', `${'a'.repeat(40)}$[1]`, 'django-signed'],
  ['a list that ends with 127 digits of hex', `7|${'a'.repeat(127)}`, 'flask-login'],
])('%s is none of them', async (_, value, code) => {
  expect(await codesOf(value)).not.toContain(code);
});
