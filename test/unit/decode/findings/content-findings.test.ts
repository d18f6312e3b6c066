import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import type { Cookie } from '../../../../src/cookie/cookie.ts';
import { toOctets } from '../../../../src/cookie/octets.ts';
import { sampleCookie } from '../../cookie/sample-cookie.ts';
import { contentFindingsOf, NOW } from './content-findings-of.ts';

const RANDOM = 'q8Zk3vT1xW9bN5mL7pR2';
const HOUR = 3_600_000;
const SAFE = { secure: true, httpOnly: true, sameSite: 'lax' } as const;
const base64url = (content: unknown) => Buffer.from(JSON.stringify(content)).toString('base64url');
const jwt = (claims: object) => `${base64url({ alg: 'HS256', typ: 'JWT' })}.${base64url(claims)}.c2lnbmF0dXJl`;
const inBase64 = (content: unknown) => toOctets(Buffer.from(JSON.stringify(content)).toString('base64'));
const inPercent = (content: unknown) => toOctets(encodeURIComponent(JSON.stringify(content)));

async function told(value: string, fields: Partial<Cookie> = {}): Promise<string[]> {
  const found = await contentFindingsOf(sampleCookie({ ...SAFE, value: toOctets(value), ...fields }));
  return found.map(({ code, severity, data }) => `${severity} ${code} ${Object.values(data).join(' ')}`.trim());
}

describe('personal data in a content', () => {
  test.for<[content: unknown, places: string, severity?: string]>([
    [{ email: 'ann@mail.example' }, 'email'],
    [{ user: { contact: ['x', 'ann@mail.example'] } }, 'user.contact[1]'],
    [{ sub: '1', given_name: 'Ann', family_name: "O'Hara" }, 'given_name, family_name', 'note'],
    [{ sub: '1', name: 'Ann Example' }, 'name', 'note'],
    [{ user: { id: 1, name: 'Žofie' } }, 'user.name', 'note'],
    [{ user: { firstName: 'Ann', phone: '+49 30 901820' } }, 'user.firstName, user.phone'],
    [{ phone_number: '+1 (555) 010-0199' }, 'phone_number'],
    [{ mobile: 4915112345678 }, 'mobile'],
    [{ birthdate: '1990-02-28' }, 'birthdate'],
    [{ birthdate: '0000-02-28' }, 'birthdate'],
    [{ dateOfBirth: '28.2.1990' }, 'dateOfBirth'],
    [{ address: { street_address: 'Main Street 5', country: 'DE' } }, 'address.street_address'],
    [{ address: { formatted: 'Main Street 5\n12345 Town' } }, 'address.formatted'],
    [
      { a: 'a@b.example', b: 'b@b.example', c: 'c@b.example', d: 'd@b.example', e: 'e@b.example', f: 'f@b.example' },
      'a, b, c, d, e, …',
    ],
    [{ 'ann@mail.example': { email: 'ann@mail.example' } }, '….email'],
  ])('%j: %s', async ([content, places, severity = 'warn']) => {
    expect(await told(inBase64(content))).toEqual([`${severity} PersonalDataReadable ${places}`]);
  });

  test('is found in a JWT, in a query and in a text', async () => {
    expect(await told(jwt({ sub: '1', email: 'ann@mail.example' }))).toEqual(['warn PersonalDataReadable email']);
    expect(await told('lang=en&first_name=Ann')).toEqual(['note PersonalDataReadable first_name']);
    expect(await told(Buffer.from('mail to ann@mail.example').toString('base64'))).toEqual(['warn EmailReadable']);
  });

  test.for<[title: string, value: string, expected: string[]]>([
    [
      "the message in Rails' envelope, made by ActiveSupport 6.1",
      'eyJfcmFpbHMiOnsibWVzc2FnZSI6ImV5SmxiV0ZwYkNJNkltRnVia0J0WVdsc0xtVjRZVzF3YkdVaUxDTERxU0k2TVgwPSIsImV4cCI6bnVsbCwicHVyIjoiY29va2llLnByZWZzIn19--923c0dcb808ea191e3bece6c9026104771700dca',
      ['warn PersonalDataReadable _rails.message.email'],
    ],
    [
      'a text in that envelope',
      inBase64({ _rails: { message: inBase64('ann@mail.example') } }),
      ['warn PersonalDataReadable _rails.message'],
    ],
    [
      'an ID token in a session',
      inPercent({ id: jwt({ sub: '1', email: 'ann@mail.example' }) }),
      ['warn PersonalDataReadable id.email'],
    ],
    [
      'JSON in JSON',
      inBase64({ a: JSON.stringify({ b: JSON.stringify({ user: { phone: '+49 30 901820' } }) }) }),
      ['warn PersonalDataReadable a.b.user.phone'],
    ],
    [
      'an address in JSON in JSON, once',
      inBase64({ a: JSON.stringify({ email: 'ann@mail.example' }) }),
      ['warn PersonalDataReadable a.email'],
    ],
    [
      'a password in base64 in JSON',
      inPercent({ form: inBase64({ password: 'hunter2' }) }),
      ['warn PasswordReadable form.password'],
    ],
    [
      'octets that begin as JSON in base64 does',
      inPercent({ a: `eyJ${RANDOM}`, b: `I${RANDOM}`, c: `W${RANDOM}` }),
      [],
    ],
  ])('is found within a content: %s', async ([, value, expected]) => {
    expect(await told(value)).toEqual(expected);
  });

  test('that the value shows without decoding is left to its own finding', async () => {
    expect(await told(inPercent({ email: 'ann@mail.example' }))).toEqual([]);
    expect(await told(inPercent({ email: 'ann@mail.example', phone: '+49 30 901820' }))).toEqual([
      'warn PersonalDataReadable phone',
    ]);
  });

  test.for<[content: unknown]>([
    [{ name: 'dark' }],
    [{ theme: { name: 'Midnight Blue' } }],
    [{ product: { id: 5, name: 'Sugar' } }],
    [{ firstName: 'true' }],
    [{ first_name: 'https://shop.test/' }],
    [{ email_verified: true, email: 'no' }],
    [{ phone: true }],
    [{ phone: 'iPhone 15' }],
    [{ phone: '123' }],
    [{ order: '+49 30 901820' }],
    [{ order_id: '4915112345678' }],
    [{ birthday: 'hidden' }],
    [{ created: '1990-02-28' }],
    [{ address: '192.168.1.20' }],
    [{ address: { formatted: 'no' } }],
    [{ street: 'https://maps.example/main 5' }],
    [{ logo: 'logo@2x.png' }],
    [{ dsn: 'https://a1b2@errors.example/5' }],
  ])('%j is none', async ([content]) => {
    expect(await told(inBase64(content))).toEqual([]);
  });
});

describe('a card number in a content', () => {
  test.for<[content: unknown, expected: string[]]>([
    [{ card: '4111111111111111' }, ['warn CardNumberReadable']],
    [{ payment: { pan: 4111111111111111 } }, ['warn CardNumberReadable']],
    [{ card: '4111 1111 1111 1112' }, []],
    [{ order_id: '4111111111111111' }, []],
    [{ orderNumber: 4111111111111111 }, []],
    [{ tracking: '4111111111111111' }, []],
    [{ visitor: '9111111111111116' }, []],
  ])('%j', async ([content, expected]) => {
    expect(await told(inBase64(content))).toEqual(expected);
  });
});

describe('passwords and keys in a content', () => {
  test.for<[content: unknown, expected: string[]]>([
    [{ user: 'ann', password: 'hunter2' }, ['warn PasswordReadable password']],
    [{ login: { userPassword: 'hunter2', pwd: 'hunter2' } }, ['warn PasswordReadable login.userPassword']],
    [{ aws: { secretAccessKey: `${RANDOM}${RANDOM}` } }, ['warn SecretReadable aws.secretAccessKey']],
    [{ token: `ghp_${RANDOM}${RANDOM}` }, ['warn KeyReadable GitHub']],
    [{ keys: [{ kty: 'EC', crv: 'P-256', x: 'a', y: 'b', d: RANDOM }] }, ['warn KeyReadable JWK']],
    [{ password: null, secret: true }, []],
    [{ password: '' }, []],
    [{ show_password: 'always' }, []],
    [{ keys: [{ kty: 'EC', crv: 'P-256', x: 'a', y: 'b' }] }, []],
    [{ d: RANDOM, k: RANDOM }, []],
    [{ csrf_secret: `${RANDOM}${RANDOM}` }, []],
    [{ id: '0b1f6a7e-6d2a-4c1d-8a6b-1c2d3e4f5a6b', hash: createHash('sha256').update('x').digest('hex') }, []],
    [{ uuid: createHash('sha512').update('x').digest('base64') }, []],
  ])('%j', async ([content, expected]) => {
    expect(await told(inBase64(content))).toEqual(expected);
  });

  test('what the cookie itself is named as is said once', async () => {
    expect(await told('password=hunter2&lang=en', { name: 'password' })).toEqual([]);
  });

  test('a finding has no part of the content but its keys', async () => {
    const content = { user: { password: 'hunter2', email: 'ann@mail.example', token: `ghp_${RANDOM}${RANDOM}` } };
    const found = JSON.stringify(await contentFindingsOf(sampleCookie({ value: inBase64(content) })));
    for (const part of ['hunter2', 'ann', RANDOM]) expect(found).not.toContain(part);
  });
});

describe('a sign-in in a cookie that scripts can read', () => {
  const LARAVEL = inBase64({ iv: btoa('i'.repeat(16)), value: btoa('v'.repeat(32)), mac: 'ab'.repeat(32), tag: '' });
  const READABLE = { name: 'me', httpOnly: false } as const;
  test.for<[title: string, value: string, fields: Partial<Cookie>, expected: string[]]>([
    ['a token in JSON', inPercent({ access_token: RANDOM }), READABLE, ['warn HttpOnlyMissing']],
    ['a user of Django', inBase64({ _auth_user_id: '1' }), READABLE, ['warn HttpOnlyMissing']],
    ['a user of Passport', inBase64({ passport: { user: 5 } }), READABLE, ['warn HttpOnlyMissing']],
    ['a JWT in percent-encoded quotes', toOctets(`%22${jwt({ sub: '1' })}%22`), READABLE, ['warn HttpOnlyMissing']],
    ['with HttpOnly', inPercent({ access_token: RANDOM }), { name: 'me' }, []],
    ['a word as a token', inPercent({ access_token: 'none' }), READABLE, []],
    ['a token for push messages', inPercent({ push_token: RANDOM }), READABLE, []],
    ['a session that its name gives away', inPercent({ access_token: RANDOM }), { ...READABLE, name: 'session' }, []],
    ['a session of Supabase', inPercent({ access_token: RANDOM }), { ...READABLE, name: 'sb-abc-auth-token' }, []],
    [
      'a token of Cognito',
      inPercent({ access_token: RANDOM }),
      { ...READABLE, name: 'CognitoIdentityServiceProvider.a.b.accessToken' },
      [],
    ],
    ['a cart', inPercent({ cart: RANDOM }), READABLE, []],
    ['a colour that Laravel encrypted', LARAVEL, READABLE, []],
  ])('%s', async ([, value, fields, expected]) => {
    expect(await told(value, fields)).toEqual(expected);
  });
});

describe('what is over in a cookie that is not', () => {
  const PAST = (NOW - HOUR) / 1000;
  test.for<[title: string, value: string, fields: Partial<Cookie>, expected: string[]]>([
    ['a token in JSON', inBase64({ access_token: jwt({ exp: PAST }) }), {}, ['warn TokenExpired 2026-11-30 07:00 UTC']],
    [
      'by what stands beside a token',
      inBase64({ token: RANDOM, expires_at: PAST }),
      {},
      ['warn TokenExpired 2026-11-30 07:00 UTC'],
    ],
    [
      'in milliseconds',
      inBase64({ token: RANDOM, expiresAt: NOW - HOUR }),
      {},
      ['warn TokenExpired 2026-11-30 07:00 UTC'],
    ],
    [
      'as a text',
      inBase64({ token: RANDOM, expires: '2026-11-30T07:00:00Z' }),
      {},
      ['warn TokenExpired 2026-11-30 07:00 UTC'],
    ],
    ['not over yet', inBase64({ token: RANDOM, expires_at: PAST + 7200 }), {}, []],
    ['a cookie that is over too', inBase64({ token: RANDOM, expires_at: PAST }), { expiryTime: NOW - 1 }, []],
    ['with a refresh token', inBase64({ token: RANDOM, refresh_token: RANDOM, expires_at: PAST }), {}, []],
    ['a banner, of which that is the end', inBase64({ banner: 1, expires_at: PAST }), {}, []],
    [
      'what a library of the page renews',
      inBase64({ access_token: RANDOM, expires_at: PAST }),
      { name: 'sb-a-auth-token', httpOnly: false },
      [],
    ],
    ['a JWT, which the cookie core knows', jwt({ exp: PAST }), {}, []],
  ])('%s', async ([, value, fields, expected]) => {
    expect(await told(value, fields)).toEqual(expected);
  });
});

describe('the largest part of a content', () => {
  const roles = (count: number) => Array.from({ length: count }, (_, index) => `role-${index}`);
  const sized = async (content: unknown, name = 'n') =>
    (await contentFindingsOf(sampleCookie({ ...SAFE, name, value: toOctets(JSON.stringify(content)) })))
      .filter(({ code }) => code === 'LargestPart')
      .map(({ severity, data }) => ({ severity, ...data }));

  test('is named from half of 4,096 octets on, name and value together', async () => {
    const content = { a: 'x'.repeat(2048 - 9) };
    expect(JSON.stringify(content)).toHaveLength(2047);
    expect(await sized(content)).toEqual([]);
    expect(await sized(content, 'nm')).toEqual([
      { severity: 'note', octets: 2049, limit: 4096, place: 'a', part: 2045, all: 2047 },
    ]);
  });

  test('is the innermost that alone has half of the content', async () => {
    expect(await sized({ user: { id: 1, roles: roles(250) }, cart: roles(10) })).toMatchObject([
      { place: 'user.roles' },
    ]);
    expect(await sized({ list: [{ a: 1 }, { b: 'ä'.repeat(1200) }] })).toMatchObject([
      { place: 'list[1].b', part: 2406 },
    ]);
    expect(await sized({ a: roles(90), b: roles(100), c: roles(80) })).toMatchObject([{ place: 'b' }]);
  });

  test('is not said of what has no parts', async () => {
    expect(await told(Buffer.from('a text of words '.repeat(100)).toString('base64'))).toEqual([]);
  });
});
