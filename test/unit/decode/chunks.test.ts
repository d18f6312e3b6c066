import { expect, test } from 'vitest';
import { decode } from './decoded.ts';
import { jwt, url } from './made-values.ts';

const JWE = ['{"alg":"dir","enc":"A256CBC-HS512"}', '', 'i'.repeat(16), 'c'.repeat(3000), 't'.repeat(32)]
  .map(url)
  .join('.');

/** A value in parts of a name, numbered by a mark. */
function partsOf(value: string, size: number, name: (index: number) => string) {
  const count = Math.ceil(value.length / size);
  return Array.from({ length: count }, (_, index) => ({
    name: name(index),
    value: value.slice(index * size, (index + 1) * size),
  }));
}

test.each(['authjs.session-token', '__Secure-authjs.session-token', '__Host-next-auth.session-token'])(
  'the parts of %s are joined by their numbers, from whichever is opened',
  async (base) => {
    const parts = partsOf(JWE, 300, (index) => `${base}.${index}`);
    expect(parts.length).toBeGreaterThan(11);
    for (const { name, value } of [parts[0], parts[10]].filter((part) => part !== undefined)) {
      const { layers } = await decode(value, { name, siblings: parts.toReversed() });
      expect(layers.map(({ code }) => code)).toEqual(['chunks', 'authjs', 'jwe-compact']);
      expect(layers[1]?.octets).toBe(JWE.length);
    }
  },
);

test('a token in many parts is as surely one as a short one', async () => {
  const long = [...JWE.split('.').slice(0, 3), 'c'.repeat(12_000), url('tag')].join('.');
  const [first, ...others] = partsOf(long, 3936, (index) => `authjs.session-token.${index}`);
  const { layers } = await decode(first?.value ?? '', { name: 'authjs.session-token.0', siblings: others });
  expect(layers[1]).toMatchObject({ code: 'authjs', certainty: 'likely' });
});

test('a token of Auth.js in one cookie has no parts', async () => {
  const { layers } = await decode(JWE, { name: '__Secure-authjs.session-token' });
  expect(layers.map(({ code }) => code)).toEqual(['authjs', 'jwe-compact']);
});

test('what parts are missing is said, and nothing is joined', async () => {
  const parts = partsOf(JWE, 300, (index) => `authjs.session-token.${index}`).filter((_, index) => index !== 3);
  const { layers, payload } = await decode(parts[0]?.value ?? '', { name: 'authjs.session-token.0', siblings: parts });
  expect(layers).toMatchObject([{ code: 'chunks', data: { missing: [3] } }]);
  expect(payload).toBeNull();
});

test('a session of Supabase is joined and read', async () => {
  const session = {
    access_token: jwt({ alg: 'HS256' }, { sub: '1' }, 'k'),
    user: { email: 'zoë@example.com', bio: 'x'.repeat(4000) },
  };
  const parts = partsOf(`base64-${url(JSON.stringify(session))}`, 3180, (index) => `sb-abc-auth-token.${index}`);
  const { layers, payload } = await decode(parts[1]?.value ?? '', { name: 'sb-abc-auth-token.1', siblings: parts });
  expect(layers.map(({ code }) => code)).toEqual(['chunks', 'supabase', 'base64url', 'json']);
  expect(payload).toEqual(session);
});

test.each(['chunks-2', 'chunks:2'])('the parts of ASP.NET are joined as %s says', async (count) => {
  const name = '.AspNetCore.Cookies';
  const value = url(Buffer.concat([Buffer.from('09f0c9f0', 'hex'), Buffer.alloc(900, 1)]));
  const parts = [{ name, value: count }, ...partsOf(value, 700, (index) => `${name}C${index + 1}`)];
  // A third part is left from an earlier session.
  const siblings = [...parts, { name: `${name}C3`, value: 'left' }];
  for (const part of parts) {
    const { layers } = await decode(part.value, { name: part.name, siblings });
    expect(layers.map(({ code }) => code)).toEqual(['chunks', 'aspnetcore-dataprotection']);
  }
  const { layers } = await decode(count, { name, siblings: parts.slice(0, 2) });
  expect(layers).toMatchObject([{ code: 'chunks', data: { missing: [2] } }]);
});

test('parts of a name that no known library has are joined if each but the last is nearly as large as a cookie', async () => {
  const parts = partsOf(`[${'1,'.repeat(1800)}1]`, 1500, (index) => `state.${index}`);
  for (const { name, value } of parts)
    expect((await decode(value, { name, siblings: parts })).layers).toMatchObject([
      { code: 'chunks', certainty: 'likely' },
      { code: 'json' },
    ]);
  const [first, ...others] = parts;
  expect((await decode(first?.value ?? '', { name: 'state.0', siblings: others.slice(1) })).layers).toEqual([]);
});

test.each([
  ['a number alone', 'theme.0', []],
  ['a number that another cookie lacks', 'theme.1', [{ name: 'other.0', value: 'x' }]],
  ['a C without a count', 'abC1', [{ name: 'ab', value: 'x' }]],
  ['a number beside another', 'tour.0', [{ name: 'tour.1', value: 'dark' }]],
  ['a number that the numbers before lack', 'tour__1', [{ name: 'tour__2', value: 'dark' }]],
])('%s is no part', async (_, name, siblings) => {
  expect((await decode('light', { name, siblings })).layers).toEqual([]);
});
