import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import type { Agent, Cookie } from '../../../../src/cookie/cookie.ts';
import { unsentSessions } from '../../../../src/cookie/findings/unsent-sessions.ts';
import type { PageRequest } from '../../../../src/cookie/page-request.ts';
import type { ThirdParty } from '../../../../src/cookie/verdict.ts';
import { cookie } from '../../../fixtures/cookie.ts';
import { registrableDomain } from '../../../fixtures/registrable-domain.ts';

const NOW = 1_800_000_000_000;
const SECRET = 'q8Zk3vT1xW9bN5mL7pR2';
const WWW = 'https://www.shop.test/account';
const API = 'https://api.shop.test/v1/me';

interface More {
  pageUrl?: string;
  agent?: Agent;
  thirdParty?: ThirdParty | null;
}

function found(
  jar: Cookie[],
  requests: PageRequest[],
  { pageUrl = WWW, agent = 'chrome', thirdParty = null }: More = {},
) {
  return unsentSessions({ jar, pageUrl, requests, agent, now: NOW, registrableDomain, thirdParty });
}

const to = (url: string, status = 401, by: PageRequest['by'] = 'script'): PageRequest => ({ url, status, by });
const session = (more: Partial<Cookie> = {}): Cookie =>
  cookie('session', { domain: 'www.shop.test', value: SECRET, httpOnly: true, secure: true, sameSite: 'lax', ...more });
const reported = (all: ReturnType<typeof found>) =>
  all.map(({ cookie, request, isDenied, reasons, fix }) => [
    cookie.name,
    new URL(request.url).host,
    isDenied,
    reasons.map(({ code }) => code).join(' '),
    fix?.change ?? null,
  ]);

describe('a session that the page has and a request that the server denied lacks', () => {
  test('a host-only session of www is not sent to api, and the line with Domain is', () => {
    const [answer] = found([session()], [to(API)]);
    expect(answer).toMatchObject({
      isDenied: true,
      reasons: [{ code: 'DomainMismatch', attribute: 'domain' }],
      fix: {
        change: 'Domain=shop.test',
        line: `session=${SECRET}; Domain=shop.test; Path=/; Secure; HttpOnly; SameSite=Lax`,
      },
    });
  });

  test.each<[string, Cookie, string, More, string, string | null]>([
    [
      'of a deeper host',
      session({ domain: 'a.b.shop.test' }),
      'https://c.b.shop.test/',
      { pageUrl: 'https://a.b.shop.test/' },
      'DomainMismatch',
      'Domain=b.shop.test',
    ],
    [
      'whose name forbids Domain',
      { ...session(), name: cookie('__Host-session').name },
      API,
      {},
      'DomainMismatch',
      null,
    ],
    [
      'of the path it was set on',
      session({ path: cookie('').path.replace('/', '/login') as Cookie['path'] }),
      'https://www.shop.test/api/me',
      {},
      'NotOnPath',
      'Path=/',
    ],
    [
      'that needs encryption',
      session({ domain: 'shop.test', hostOnly: false }),
      'http://www.shop.test/me',
      { pageUrl: 'http://www.shop.test/' },
      'SecureOnly',
      null,
    ],
    ['of the sign-in host', session({ domain: 'login.shop.test' }), API, {}, 'DomainMismatch', 'Domain=shop.test'],
    [
      'of another site, Lax',
      session({ domain: 'api.test' }),
      'https://api.test/me',
      {},
      'SchemefulSameSiteLax',
      'SameSite=None',
    ],
    [
      'of another site, without SameSite',
      session({ domain: 'api.test', sameSite: 'unset', secure: false }),
      'https://api.test/me',
      {},
      'SchemefulSameSiteUnspecifiedTreatedAsLax',
      'SameSite=None; Secure',
    ],
    [
      'of another site, Lax, in Firefox',
      session({ domain: 'api.test' }),
      'https://api.test/me',
      { agent: 'firefox' },
      'SameSiteLax',
      'SameSite=None; Partitioned',
    ],
    [
      'of another site, blocked',
      session({ domain: 'api.test', sameSite: 'none' }),
      'https://api.test/me',
      { thirdParty: 'blocked' },
      'UserPreferences',
      'Partitioned',
    ],
  ])('a session %s', (_, kept, url, more, codes, change) => {
    expect(reported(found([kept], [to(url)], more))).toEqual([[kept.name, new URL(url).host, true, codes, change]]);
  });

  test('a name of sessions is enough where the server denied, not where it did not', () => {
    const named = session({ value: cookie('', { value: 'v' }).value, name: cookie('sid').name });
    expect(found([named], [to(API)])).toHaveLength(1);
    expect(found([named], [to(API, 200)])).toEqual([]);
  });

  test('the page itself is a request too', () => {
    const kept = session({ domain: 'login.shop.test' });
    expect(reported(found([kept], [to(WWW, 403, 'navigation')]))).toEqual([
      ['session', 'www.shop.test', true, 'DomainMismatch', 'Domain=shop.test'],
    ]);
    expect(found([kept], [to(WWW, 200, 'navigation')])).toEqual([]);
  });

  test('what a server denied comes before what it served, and each cookie is named once for a host', () => {
    const other = 'https://orders.shop.test/list';
    const all = found([session()], [to(other, 200), to(API, 200), to(`${API}/x`), to(`${API}/y`)]);
    expect(reported(all).map(([, host, isDenied]) => [host, isDenied])).toEqual([
      ['api.shop.test', true],
      ['orders.shop.test', false],
    ]);
  });
});

describe('nothing is claimed', () => {
  test.each<[string, Cookie[], PageRequest[], More]>([
    ['where the host gets a session of its own', [session(), session({ domain: 'api.shop.test' })], [to(API)], {}],
    ['where the session is sent', [session({ domain: 'shop.test', hostOnly: false })], [to(API)], {}],
    [
      'about what is no session',
      [session({ name: cookie('theme').name }), session({ name: cookie('csrf_token').name })],
      [to(API)],
      {},
    ],
    [
      'about a token that a library in the page reads',
      [session({ name: cookie('sb-abc-auth-token').name, httpOnly: false })],
      [to(API)],
      {},
    ],
    ['about a session of a neighbour', [session({ domain: 'grafana.shop.test' })], [to(API)], {}],
    [
      'about hosts of files and statistics that served',
      [session()],
      ['static', 'cdn2', 'metrics', 'search'].map((name) => to(`https://${name}.shop.test/x`, 200)),
      {},
    ],
    [
      'about a narrow path of what was served',
      [session({ path: cookie('', { path: '/admin' as Cookie['path'] }).path })],
      [to('https://www.shop.test/api', 200)],
      {},
    ],
    [
      'about a name that demands its host, where it was served',
      [session({ name: cookie('__Host-session').name })],
      [to(API, 200)],
      {},
    ],
    [
      'about a setting that is not known',
      [session({ domain: 'api.test', sameSite: 'none' })],
      [to('https://api.test/me')],
      { agent: 'firefox' },
    ],
    [
      'about the partition of another page',
      [session({ partitionKey: { topLevelSite: 'https://other.test', hasCrossSiteAncestor: true } })],
      [to('https://www.shop.test/me')],
      {},
    ],
    ['about other sites', [session()], [to('https://elsewhere.test/me')], {}],
  ])('%s', (_, jar, requests, more) => expect(found(jar, requests, more)).toEqual([]));

  test('for a host that served, if its host-only session looks wanted, it is a fact and no denial', () => {
    expect(reported(found([session()], [to(API, 200)]))).toEqual([
      ['session', 'api.shop.test', false, 'DomainMismatch', 'Domain=shop.test'],
    ]);
  });
});

describe('ordinary sites', () => {
  const { jars }: { jars: Record<string, { url: string; site: string; cookies: [string, string, string][] }> } =
    JSON.parse(readFileSync(new URL('../../../fixtures/ordinary/ordinary-jars.json', import.meta.url), 'utf8'));

  test.each(Object.entries(jars))('%s: silent about what such sites load', (_, { url, site, cookies }) => {
    const jar = cookies.map(([name, value, rest]) => {
      const [domain = ''] = rest.split('; ');
      return cookie(name, {
        value: value as Cookie['value'],
        domain: domain.replace(/^\./, ''),
        hostOnly: !domain.startsWith('.'),
        secure: rest.includes('Secure'),
        httpOnly: rest.includes('HttpOnly'),
      });
    });
    const hosts = ['static', 'cdn', 'img', 'metrics', 'events', 'search'].map((name) => `${name}.${site}`);
    const requests = [url, ...hosts.map((host) => `https://${host}/x`), 'https://www.google-analytics.com/g/collect'];
    for (const agent of ['chrome', 'firefox'] as const) {
      expect(
        found(
          jar,
          requests.map((each) => to(each, 200)),
          { pageUrl: url, agent },
        ),
      ).toEqual([]);
      // A denial of something that gets the session anyway is no matter of cookies.
      expect(reported(found(jar, [to(url)], { pageUrl: url, agent }))).toEqual([]);
    }
  });
});
