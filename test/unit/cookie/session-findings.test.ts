import { describe, expect, test } from 'vitest';
import type { Cookie } from '../../../src/cookie/cookie.ts';
import type { FindingInput } from '../../../src/cookie/findings/finding.ts';
import { findings } from '../../../src/cookie/findings/findings.ts';
import { sessionKind } from '../../../src/cookie/findings/session.ts';
import { registrableDomain } from '../../fixtures/registrable-domain.ts';
import { sampleCookie } from './sample-cookie.ts';

const RANDOM = 'q8Zk3vT1xW9bN5mL7pR2';
const JWT = `eyJhbGciOiJIUzI1NiJ9.${RANDOM}.${RANDOM}`;
const PARTITION = { topLevelSite: 'https://shop.test', hasCrossSiteAncestor: true };
const SAFE = { name: 'sessionid', value: RANDOM, secure: true, httpOnly: true, sameSite: 'lax' } as const;

function told(fields: Partial<Cookie>, more: Partial<FindingInput> = {}): string {
  const cookie = sampleCookie({ ...SAFE, ...fields });
  const page = { site: 'shop.test', url: 'https://www.shop.test/', agent: 'chrome', now: 0, budget: 8182 } as const;
  const found = findings({ jar: [cookie], sent: [], ...page, registrableDomain, ...more });
  return found.map(({ code, severity }) => `${severity} ${code}`).join(' ');
}

describe('a session', () => {
  test.for<[title: string, fields: Partial<Cookie>, expected: string]>([
    ['with all protection', {}, ''],
    ['without Secure', { secure: false }, 'warn SecureMissing'],
    ['that scripts can read', { httpOnly: false }, 'warn HttpOnlyMissing'],
    ['without SameSite', { sameSite: 'unset' }, 'warn SessionSameSiteUnset'],
    ['with SameSite=None', { sameSite: 'none' }, 'warn SessionSameSiteNone'],
    ['with SameSite=None, partitioned', { sameSite: 'none', partitionKey: PARTITION }, ''],
    ['with Domain', { domain: 'shop.test', hostOnly: false }, 'warn SessionForSubdomains'],
    [
      'that a library of the page reads, with Domain',
      { name: 'sb-abc-auth-token.0', httpOnly: false, domain: 'shop.test', hostOnly: false },
      'warn SessionForSubdomains',
    ],
  ])('%s', ([, fields, expected]) => {
    expect(told(fields)).toBe(expected);
  });

  test.for<[url: string, domain: string, expected: string]>([
    ['http://localhost:3000/', 'localhost', 'note SecureMissingLocally'],
    ['https://localhost:3000/', 'localhost', 'note SecureMissingLocally'],
    ['http://app.localhost/', 'app.localhost', 'note SecureMissingLocally'],
    ['http://127.0.0.1:5000/', '127.0.0.1', 'note SecureMissingLocally'],
    ['http://[::1]:5000/', '[::1]', 'note SecureMissingLocally'],
    ['http://192.168.1.20/', '192.168.1.20', 'note SecureMissingLocally'],
    ['http://172.20.0.3/', '172.20.0.3', 'note SecureMissingLocally'],
    ['http://[fd12:3456::1]/', '[fd12:3456::1]', 'note SecureMissingLocally'],
    ['http://nas/', 'nas', 'note SecureMissingLocally'],
    ['http://printer.local/', 'printer.local', 'note SecureMissingLocally'],
    ['http://app.test/', 'app.test', 'note SecureMissingLocally'],
    ['https://app.test/', 'app.test', 'warn SecureMissing'],
    ['http://172.32.0.3/', '172.32.0.3', 'warn SecureMissing'],
    ['http://8.8.8.8/', '8.8.8.8', 'warn SecureMissing'],
    ['http://shop.example/', 'shop.example', 'warn SecureMissing'],
  ])('without Secure on %s', ([url, domain, expected]) => {
    const site = registrableDomain(domain) ?? domain;
    expect(told({ domain, secure: false }, { url, site })).toBe(expected);
  });
});

describe('a cookie of another site', () => {
  const OTHER = { domain: 'chat.other.test', sameSite: 'none' } as const;
  test.for<[title: string, fields: Partial<Cookie>, chrome: string, firefox: string]>([
    ['a session', {}, 'warn NotPartitioned', 'warn NotPartitioned'],
    ['statistics', { name: '_ga', httpOnly: false }, 'note NotPartitioned', 'note NotPartitioned'],
    ['a partitioned session', { partitionKey: PARTITION }, '', ''],
    ['a session that pages of others do not send', { sameSite: 'lax' }, '', ''],
    ['a session without SameSite', { sameSite: 'unset' }, '', 'warn NotPartitioned'],
    ['a session for subdomains', { hostOnly: false, domain: 'other.test', sameSite: 'lax' }, '', ''],
  ])('%s', ([, fields, chrome, firefox]) => {
    expect(told({ ...OTHER, ...fields })).toBe(chrome);
    expect(told({ ...OTHER, ...fields }, { agent: 'firefox' })).toBe(firefox);
  });

  test('is told apart from one of a subdomain of the site', () => {
    expect(told({ domain: 'api.shop.test', sameSite: 'none' })).toBe('warn SessionSameSiteNone');
  });
});

test.for<[name: string, value: string, kind: string | null, more?: Partial<Cookie>]>([
  ['PHPSESSID', 'd41d8cd98f00b204e9800998ecf8427e', 'session'],
  ['SESSION', 'ZDg0NzE1ZmYtOGEwYi00YzE5LTlmM2EtMWMyZDNlNGY1YTZi', 'session'],
  ['SSESSd41d8cd98f00b204e9800998ecf8427e', RANDOM, 'session'],
  ['ASPSESSIONIDQQRSTUVW', 'KJHGFDSAPOIUYTREWQMNBVCX', 'session'],
  ['connect.sid', `s%3A${RANDOM}.${RANDOM}`, 'session'],
  ['anything', JWT, 'session'],
  ['accessToken', RANDOM, 'session'],
  ['auth', RANDOM, 'session'],
  ['shop_session', RANDOM, 'session', { hostOnly: false, domain: 'shop.test' }],
  ['userSession', RANDOM, 'session', { hostOnly: false, domain: 'shop.test' }],
  ['shopsessionid', RANDOM, 'session', { hostOnly: false, domain: 'shop.test' }],
  ['JSESSIONID', RANDOM, 'session', { hostOnly: false, domain: 'shop.test' }],
  ['wordpress_sec_d41d8cd98f00b204e9800998ecf8427e', `ada%7C1790000000%7C${RANDOM}`, 'session'],
  ['_gateway_session', RANDOM, 'session'],
  ['remember_me', '1', null],
  ['logged_in', 'yes', null],
  ['author', 'Ann', null],
  ['author', RANDOM, null],
  ['assessment', RANDOM, null],
  ['sidebar', 'open', null],
  ['visitor', RANDOM, null],
  ['inside', RANDOM, null],
  ['session', '1790000000', null],
  ['session', 'a-value-of-several-words-2026', null],
  ['session_expires', RANDOM, null],
  ['session.sig', RANDOM, null],
  ['login_redirect', `/account/${RANDOM}`, null],
  ['authjs.callback-url', 'https%3A%2F%2Fshop.test%2Fq8Zk3vT1xW9bN5mL7pR2', null],
  ['next-auth.csrf-token', RANDOM, null],
  ['.AspNetCore.Antiforgery.x', `CfDJ8${RANDOM}`, null],
  ['push_token', RANDOM, null],
  ['oauth_state', RANDOM, null],
  ['csrfmiddlewaretoken', RANDOM, null],
  ['devicetoken', RANDOM, null],
  ['_hjSession_12', JWT, null],
  ['unknownmakersession', RANDOM, null, { hostOnly: false, domain: 'shop.test' }],
  ['unknownmaker_session', RANDOM, null, { hostOnly: false, domain: 'shop.test' }],
  ['unknownmaker_session', RANDOM, 'session', { hostOnly: false, domain: 'shop.test', httpOnly: true }],
  ['CognitoIdentityServiceProvider.abc.ada.accessToken', JWT, 'script'],
  ['sb-abc-auth-token.1', RANDOM, 'script'],
  ['sb-abc-auth-token.1', RANDOM, 'session', { httpOnly: true }],
  ['auth._token.local', `Bearer%20${JWT}`, 'script'],
  ['unknown.client7.ada.refreshToken', JWT, 'script'],
  ['id_token', JWT, 'script'],
  ['__session', JWT, 'script'],
  ['__session', RANDOM, 'session'],
])('%s=%s is taken for: %s', ([name, value, kind, more]) => {
  expect(sessionKind(sampleCookie({ name, value, ...more }))).toBe(kind);
});
