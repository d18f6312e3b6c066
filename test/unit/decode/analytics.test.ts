import { expect, test } from 'vitest';
import type { About } from '../../../src/decode/format/about.ts';
import { decode } from './decoded.ts';
import { jwt, standard } from './made-values.ts';

const TIME = 1_763_800_000;
const POLICY = {
  Statement: [{ Resource: 'https://d.test/*?a=~', Condition: { DateLessThan: { 'AWS:EpochTime': 1_900_000_000 } } }],
};
/** "+", "=" and "/" become "-", "_" and "~" (the developer guide of CloudFront). */
const cloudFrontBase64 = (text: string) =>
  standard(text).replaceAll('+', '-').replaceAll('=', '_').replaceAll('/', '~');

test.each<[title: string, value: string, name: string, codes: string[], payload: unknown]>([
  [
    '_ga',
    `GA1.2.1033501218.${TIME}`,
    '_ga',
    ['google-analytics'],
    { version: 'GA1', domainDepth: 2, random: 1_033_501_218, firstVisit: TIME, clientId: `1033501218.${TIME}` },
  ],
  [
    '_gid',
    `GA1.1-2.1033501218.${TIME}`,
    '_gid',
    ['google-analytics'],
    { version: 'GA1', domainDepth: '1-2', random: 1_033_501_218, firstVisit: TIME, clientId: `1033501218.${TIME}` },
  ],
  ['_gcl_gs', `2.1.k1$i${TIME}$u53233770`, '_gcl_gs', ['google-ads'], { version: '2.1', clickId: 1, time: TIME }],
  [
    '_gac',
    `1.${TIME}.Cj0KCQjw_x-abc`,
    '_gac_UA-1-1',
    ['google-ads'],
    { version: 1, time: TIME, clickId: 'Cj0KCQjw_x-abc' },
  ],
  [
    '_ga of a stream, first form',
    `GS1.1.${TIME}.3.1.${TIME + 123}.60.0.0`,
    '_ga_ABC123',
    ['google-analytics-4'],
    {
      version: 'GS1',
      domainDepth: 1,
      sessionStart: TIME,
      sessionNumber: 3,
      engaged: true,
      lastHit: TIME + 123,
      joinTimer: 60,
      loggedIn: 0,
      userIdHash: 0,
    },
  ],
  [
    '_ga of a stream, second form',
    `GS2.1.s${TIME}$o3$g0$t${TIME + 123}$j60$l0$hAbC`,
    '_ga_ABC123',
    ['google-analytics-4-gs2'],
    {
      version: 'GS2',
      domainDepth: 1,
      sessionStart: TIME,
      sessionNumber: 3,
      engaged: false,
      lastHit: TIME + 123,
      joinTimer: 60,
      loggedIn: 0,
      userIdHash: 'AbC',
    },
  ],
  [
    '_gcl_au',
    `1.1.1234567890.${TIME}`,
    '_gcl_au',
    ['google-ads'],
    { version: 1, domainDepth: 1, random: 1_234_567_890, time: TIME },
  ],
  ['_gcl_aw', `GCL.${TIME}.CjwKC_x-y`, '_gcl_aw', ['google-ads'], { version: 'GCL', time: TIME, clickId: 'CjwKC_x-y' }],
  [
    '_fbp',
    `fb.1.${TIME}000.1234567890`,
    '_fbp',
    ['facebook-pixel'],
    { version: 'fb', subdomainIndex: 1, time: TIME * 1000, random: 1_234_567_890 },
  ],
  [
    '_fbc',
    `fb.1.${TIME}000.IwAR-x`,
    '_fbc',
    ['facebook-pixel'],
    { version: 'fb', subdomainIndex: 1, time: TIME * 1000, clickId: 'IwAR-x' },
  ],
  [
    'HubSpot',
    `12345678.${'0a'.repeat(16)}.${TIME}000.${TIME + 1}000.${TIME + 2}000.3`,
    '__hstc',
    ['hubspot'],
    {
      domainHash: 12_345_678,
      visitorId: '0a'.repeat(16),
      time: TIME * 1000,
      previousVisit: (TIME + 1) * 1000,
      currentVisit: (TIME + 2) * 1000,
      sessionNumber: 3,
    },
  ],
  [
    'a session of HubSpot',
    `12345678.2.${TIME}000`,
    '__hssc',
    ['hubspot'],
    { domainHash: 12_345_678, pageViews: 2, time: TIME * 1000 },
  ],
  ['Matomo', `0123456789abcdef.${TIME}.`, '_pk_id.1.1fff', ['matomo'], { visitorId: '0123456789abcdef', time: TIME }],
  [
    'WordPress',
    `%C3%A5da%7C${TIME}%7C${'a1B'.repeat(14)}x%7C${'0f'.repeat(32)}`,
    `wordpress_logged_in_${'0a'.repeat(16)}`,
    ['percent-encoding', 'wordpress'],
    { user: 'åda', expires: TIME, token: `${'a1B'.repeat(14)}x`, hmac: '0f'.repeat(32) },
  ],
  [
    'mod_auth_tkt',
    standard(`${'0f'.repeat(16)}${TIME.toString(16)}ada!admin,user!x`),
    'auth_tkt',
    ['base64', 'auth-tkt'],
    { digest: '0f'.repeat(16), time: TIME.toString(16), user: 'ada', tokens: 'admin,user', data: 'x' },
  ],
  ['affinity of Azure', '0f'.repeat(32), 'ARRAffinitySameSite', ['azure-affinity'], '0f'.repeat(32)],
  ['NetScaler', `ffffffff${'0f'.repeat(16)}`, 'NSC_iuuq', ['netscaler'], `ffffffff${'0f'.repeat(16)}`],
  [
    'Datadog',
    'rum=2&id=0b1f6a7e&created=1763800000000',
    '_dd_s',
    ['datadog', 'query-string'],
    { rum: '2', id: '0b1f6a7e', created: '1763800000000' },
  ],
  [
    'CloudFront-Policy',
    cloudFrontBase64(JSON.stringify(POLICY)),
    'CloudFront-Policy',
    ['cloudfront-signed', 'json'],
    POLICY,
  ],
  ['CloudFront-Expires', '1900000000', 'CloudFront-Expires', ['cloudfront-signed'], 1_900_000_000],
  ['CloudFront-Key-Pair-Id', 'K2JCJMDEHXQW5F', 'CloudFront-Key-Pair-Id', ['cloudfront-signed'], 'K2JCJMDEHXQW5F'],
  ['a load balancer of AWS', `${'aB3/'.repeat(20)}==`, 'AWSALB', ['aws-elb'], `${'aB3/'.repeat(20)}==`],
  [
    'Keycloak',
    jwt({ alg: 'HS512' }, { typ: 'Serialized-ID' }, 'k', 'sha512'),
    'KEYCLOAK_IDENTITY',
    ['keycloak', 'jwt-jws', 'base64url', 'json'],
    { typ: 'Serialized-ID' },
  ],
])('%s', async (_, value, name, codes, payload) => {
  const decoded = await decode(value, { name });
  expect(decoded.layers.map(({ code }) => code)).toEqual(codes);
  expect(decoded.payload).toEqual(payload);
});

test.each([
  // Symfony 5.4, RememberMeDetails, and as Symfony wrote it before; then Spring Security 5.8 and before.
  ['REMEMBERME', `App.Entity.User:YWRhQG1haWwuZXhhbXBsZQ~~:1798656683:${'c3'.repeat(32)}`, 'symfony-remember-me'],
  [
    'REMEMBERME',
    standard(`App\\Entity\\User:YWRhQG1haWwuZXhhbXBsZQ==:1798656683:${'c3'.repeat(32)}`),
    'symfony-remember-me',
  ],
  ['remember-me', standard(`ada%40mail.example:1798656683123:SHA256:${'c3'.repeat(32)}`), 'spring-remember-me'],
  ['remember-me', standard(`ada@mail.example:1798656683123:${'c3'.repeat(16)}`), 'spring-remember-me'],
])('%s has the user and the end of a sign-in', async (name, value, code) => {
  const { layers, payload } = await decode(value, { name });
  expect(layers.at(-1)).toMatchObject({ code, certainty: 'certain' });
  expect(String(layers.at(-1)?.data.expires)).toContain('2026-12-30T18:51:23');
  expect(payload).toMatchObject({ user: 'ada@mail.example' });
});

test('Cloudflare has a time in its ids', async () => {
  const values: [name: string, value: string][] = [
    ['__cf_bm', `${'aB3_'.repeat(10)}-${TIME}-1.0.1.1-${'xY9.'.repeat(20)}`],
    ['_cfuvid', `${'aB3_'.repeat(10)}-${TIME}000-0.0.1.1-604800000`],
    ['__cfruid', `${'0a'.repeat(20)}-${TIME}`],
  ];
  for (const [name, value] of values)
    expect((await decode(value, { name })).layers).toMatchObject([
      { code: 'cloudflare', certainty: 'likely', data: { time: '2025-11-22T08:26:40.000Z', knownBy: 'name' } },
    ]);
});

test('a name alone is evidence and no proof', async () => {
  const about: Partial<About> = { name: '__cf_bm' };
  expect((await decode('light', about)).layers).toMatchObject([{ code: 'cloudflare', certainty: 'guess' }]);
  for (const name of [
    '_ga',
    '_fbp',
    '_gcl_au',
    'PHPSESSID',
    'JSESSIONID',
    'CloudFront-Policy',
    'euconsent-v2',
    'session',
    'connect.sid',
  ])
    expect((await decode('light', { name })).layers).toEqual([]);
});
