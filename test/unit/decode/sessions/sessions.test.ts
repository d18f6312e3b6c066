import { expect, test } from 'vitest';
import type { About } from '../../../../src/decode/format/about.ts';
import { decode } from '../decoded.ts';
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
  phoenixSigned,
  playLegacy,
  rackSession,
  railsSigned,
  standard,
  starlette,
  url,
} from '../made-values.ts';

const USER = '{"_user_id":"7","cart":[1,2]}';
const user = JSON.parse(USER);
const RAILS = '{"_rails":{"message":"IjQyIg==","exp":null,"pur":"cookie.user_id"}}';
/** `%{user_token: "abc"}` in Erlang's external format. */
const TERM = Buffer.from('8374000000016400 0a757365725f746f6b656e6d00000003616263'.replace(' ', ''), 'hex');
const SIGNATURE = keygrip(`s=${standard(USER)}`, 'k1');

type Case = [title: string, value: string, about: Partial<About>, codes: string[], payload: unknown];

const CASES: Case[] = [
  ['a session of Flask', flaskSession(USER, 'k'), { name: 'session' }, ['flask-session', 'base64url', 'json'], user],
  [
    'a compressed one',
    flaskSession(USER, 'k', { compressed: true }),
    { name: 'session' },
    ['flask-session', 'base64url', 'zlib', 'json'],
    user,
  ],
  // Tags of flask/json/tag.py stay as they are in JSON.
  [
    'one with tags',
    flaskSession('{"t":{" t":[1,2]}}', 'k'),
    { name: 'my_session' },
    ['flask-session', 'base64url', 'json'],
    { t: { ' t': [1, 2] } },
  ],
  [
    'one of another name, by its keys',
    flaskSession(USER, 'k'),
    { name: 'n' },
    ['flask-session', 'base64url', 'json'],
    user,
  ],
  [
    'what itsdangerous signs with a time',
    itsdangerous('{"id":7}', 'k'),
    {},
    ['itsdangerous-urlsafe-timed', 'base64url', 'json'],
    { id: 7 },
  ],
  // Flask writes objects, and nothing beyond ASCII.
  [
    'an array of it, which is no session',
    itsdangerous('[1,2]', 'k'),
    { name: 'session' },
    ['itsdangerous-urlsafe-timed', 'base64url', 'json'],
    [1, 2],
  ],
  [
    'letters beyond ASCII, which are no session',
    itsdangerous('{"a":"é"}', 'k'),
    { name: 'session' },
    ['itsdangerous-urlsafe-timed', 'base64url', 'json'],
    { a: 'é' },
  ],
  ['a number of it', itsdangerous('42', 'k'), {}, ['itsdangerous-urlsafe-timed', 'base64url', 'json'], 42],
  ['null of Express', 'j:null', {}, ['express-json', 'json'], null],
  [
    'a session of Starlette with other spaces',
    starlette('{"user":7}', 'k'),
    {},
    ['starlette-session', 'base64', 'json'],
    { user: 7 },
  ],
  [
    'a token with its scheme, as FastAPI writes it',
    `"Bearer ${jwt({ alg: 'HS256' }, { sub: 'é' }, 'k')}"`,
    { name: 'access_token' },
    ['werkzeug-quoted', 'bearer-token', 'jwt-jws', 'base64url', 'json'],
    { sub: 'é' },
  ],
  [
    'what itsdangerous signs without one',
    itsdangerous('{"id":7}', 'k', { time: null }),
    {},
    ['itsdangerous-urlsafe', 'base64url', 'json'],
    { id: 7 },
  ],
  [
    'a session of Starlette',
    starlette('{"user": 7}', 'k'),
    { name: 'session' },
    ['starlette-session', 'base64', 'json'],
    { user: 7 },
  ],
  [
    'a signed-cookie session of Django',
    djangoSession(USER, 'k'),
    { name: 'sessionid' },
    ['django-signed', 'base64url', 'json'],
    user,
  ],
  [
    'a compressed one of Django',
    djangoSession(USER, 'k', true),
    { name: 'sessionid' },
    ['django-signed', 'base64url', 'zlib', 'json'],
    user,
  ],
  [
    'a signed value of Django',
    djangoSigned('dark:blue', 'k', 'theme'),
    { name: 'theme' },
    ['django-signed-value'],
    'dark:blue',
  ],
  [
    'a signed value in quotes',
    `"${djangoSigned('a b', 'k', 'n').replaceAll(',', '\\054')}"`,
    {},
    ['python-quoted', 'django-signed-value'],
    'a b',
  ],
  [
    'messages of Django',
    djangoSigned(url('[["__json_message",0,25,"Saved"]]'), 'k', 'django.contrib.messages'),
    { name: 'messages' },
    ['django-signed', 'base64url', 'json', 'django-messages'],
    [['__json_message', 0, 25, 'Saved']],
  ],
  [
    'an id signed by Express',
    encodeURIComponent(expressSigned('a1.b2', 'k')),
    { name: 'connect.sid' },
    ['percent-encoding', 'express-signed'],
    'a1.b2',
  ],
  [
    'JSON signed by Express',
    encodeURIComponent(expressSigned('j:{"a":"é"}', 'k')),
    {},
    ['percent-encoding', 'express-signed-json', 'json'],
    { a: 'é' },
  ],
  [
    'JSON of Express',
    encodeURIComponent('j:[1,{"a":null}]'),
    {},
    ['percent-encoding', 'express-json', 'json'],
    [1, { a: null }],
  ],
  ['a number signed by Express', expressSigned('42', 'k'), {}, ['express-signed'], '42'],
  [
    'a session of cookie-session',
    standard(USER),
    { name: 's', siblings: [{ name: 's.sig', value: SIGNATURE }] },
    ['cookie-session', 'base64', 'json'],
    user,
  ],
  [
    'a value signed beside it',
    'dark',
    { name: 's', siblings: [{ name: 's.sig', value: SIGNATURE }] },
    ['keygrip-signed'],
    'dark',
  ],
  [
    'a signed cookie of Rails',
    encodeURIComponent(railsSigned(RAILS, 'k')),
    { name: 'user_id' },
    ['percent-encoding', 'rails-signed', 'base64', 'json'],
    JSON.parse(RAILS),
  ],
  [
    'Ruby Marshal, which is not read',
    railsSigned('\x04\b{\x06:\x06ai\x06', 'k'),
    {},
    ['rails-signed-marshal', 'base64'],
    null,
  ],
  [
    'a session of Rack',
    rackSession('\x04\b{\x06I"\x09user', 'k'),
    { name: 'rack.session' },
    ['rack-session', 'base64'],
    null,
  ],
  [
    'an encrypted cookie of Rails',
    encodeURIComponent(
      `${standard(Buffer.alloc(40, 1))}--${standard(Buffer.alloc(12, 2))}--${standard(Buffer.alloc(16, 3))}`,
    ),
    {},
    ['percent-encoding', 'rails-encrypted'],
    null,
  ],
  [
    'one before Rails 5.2',
    rackSession(`${standard(Buffer.alloc(32, 1))}--${standard(Buffer.alloc(16, 2))}`, 'k'),
    {},
    ['rails-encrypted', 'base64'],
    null,
  ],
  ['a cookie of Laravel', laravel('s:40:"x";', Buffer.alloc(32, 5)), { name: 'laravel_session' }, ['laravel'], null],
  [
    'a session of Plug',
    phoenixSigned(TERM, 'k'),
    { name: '_app_key' },
    ['phoenix-signed', 'base64url', 'erlang-term'],
    { user_token: 'abc' },
  ],
  [
    'an encrypted one of Plug',
    `${url('A128GCM')}.${url('key and tag')}.${url('iv')}.${url('content')}.${url('tag')}`,
    {},
    ['phoenix-encrypted'],
    null,
  ],
  [
    'a session of Play before 2.6',
    playLegacy('user=42&csrfToken=abc', 'k'),
    { name: 'PLAY_SESSION' },
    ['play-legacy', 'query-string'],
    { user: '42', csrfToken: 'abc' },
  ],
  [
    'a sealed session of iron',
    `Fe26.2*1*${'a'.repeat(64)}*${url(Buffer.alloc(16))}*${url(Buffer.alloc(32))}*1795315866167*${'b'.repeat(64)}*${url(Buffer.alloc(32))}~2`,
    {},
    ['iron'],
    null,
  ],
  [
    'what Data Protection encrypts',
    url(Buffer.concat([Buffer.from('09f0c9f0', 'hex'), Buffer.from([...Array(16).keys()]), Buffer.alloc(48, 1)])),
    {},
    ['aspnetcore-dataprotection'],
    null,
  ],
  ['an id of PHP', 'bb3d8cbfb6cf8af04e1be6d5c1', { name: 'PHPSESSID' }, ['php-session'], 'bb3d8cbfb6cf8af04e1be6d5c1'],
  [
    'an id of Tomcat',
    'B4E3DE818E0FB9B20EB46DB5B9EBDBEC.node1',
    { name: 'JSESSIONID' },
    ['java-session'],
    'B4E3DE818E0FB9B20EB46DB5B9EBDBEC.node1',
  ],
  [
    'an id of ASP.NET',
    'aaaabbbbccccddddeeee2345',
    { name: 'ASP.NET_SessionId' },
    ['aspnet-session'],
    'aaaabbbbccccddddeeee2345',
  ],
  [
    'an id of Spring',
    standard('bb62dffa-d520-4e30-9734-b43dc0ad7690'),
    { name: 'SESSION' },
    ['spring-session', 'base64', 'uuid'],
    'bb62dffa-d520-4e30-9734-b43dc0ad7690',
  ],
];

test.each(CASES)('%s', async (_, value, about, codes, payload) => {
  const decoded = await decode(octets(value), about);
  expect(decoded.layers.map(({ code }) => code)).toEqual(codes);
  expect(decoded.payload).toEqual(payload);
});

test('with a wrong length of its name a cookie of Tornado is none', async () => {
  const cookie = (length: number) => octets(`2|1:0|10:1763800000|${length}:user|4:YWJj|${'a'.repeat(64)}`);
  expect((await decode(cookie(4))).layers[0]?.code).toBe('tornado-signed');
  expect((await decode(cookie(5))).layers[0]?.code).toBe('list');
});
