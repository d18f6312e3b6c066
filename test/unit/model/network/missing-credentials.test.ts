import { describe, expect, test } from 'vitest';
import { missingCredentials } from '../../../../src/model/network/missing-credentials.ts';
import { type HarOptions, navigation, networkRequest } from '../../../fixtures/har.ts';

const PAGE = 'https://www.shop.example/page';
const OWN = 'https://www.shop.example/a';
const SIBLING = 'https://cdn.shop.example/a';
const OTHER = 'https://ads.example/a';

type Fields = Record<string, string>;
const sent = (site: string, mode: string, destination: string, rest: Fields = {}): HarOptions => ({
  at: 200,
  request: { 'Sec-Fetch-Site': site, 'Sec-Fetch-Mode': mode, 'Sec-Fetch-Dest': destination, ...rest },
});
const CROSS = 'cross-site';
const ACCESS = { 'Sec-Fetch-Storage-Access': 'none' };

interface Log {
  agent?: 'chrome' | 'firefox';
  isThirdParty?: boolean;
  /** Cookies of the page's own document. */
  cookie?: string;
  embedderPolicy?: string;
}

function judged(
  url: string,
  options: HarOptions,
  { agent = 'chrome', isThirdParty, cookie, embedderPolicy }: Log = {},
) {
  const request = networkRequest(url, options);
  const page = navigation(PAGE, {
    at: 100,
    ...(cookie !== undefined && { request: { Cookie: cookie } }),
    ...(embedderPolicy !== undefined && { response: [['Cross-Origin-Embedder-Policy', embedderPolicy]] }),
  });
  const found = missingCredentials(request, {
    requests: [page, request],
    isThirdParty: isThirdParty ?? url === OTHER,
    page,
    agent,
  });
  return found && [found.reason.code, found.isCertain, found.reason.data.code];
}

describe('whether a request was made without credentials', () => {
  test.each([
    ['a fetch() by default', sent(CROSS, 'cors', 'empty'), 'CredentialsOmitted', /credentials: 'include'/],
    ['a fetch() in the mode no-cors', sent(CROSS, 'no-cors', 'empty'), 'CredentialsOmitted', /credentials: 'include'/],
    [
      'an EventSource',
      sent(CROSS, 'cors', 'empty', { Accept: 'text/event-stream' }),
      'CredentialsOmitted',
      /new EventSource\(url, \{ withCredentials: true \}\)/,
    ],
    [
      'a module or crossorigin script',
      sent(CROSS, 'cors', 'script'),
      'CredentialsOmitted',
      /<script crossorigin="use-/,
    ],
    ['a crossorigin image', sent(CROSS, 'cors', 'image'), 'CredentialsOmitted', /<img crossorigin="use-credentials">/],
    ['a crossorigin style sheet', sent(CROSS, 'cors', 'style'), 'CredentialsOmitted', /<link rel="stylesheet" cross/],
    ['a crossorigin video', sent(CROSS, 'cors', 'video'), 'CredentialsOmitted', /<video crossorigin="use-/],
    ['a font', sent(CROSS, 'cors', 'font'), 'FontRequest', /./],
  ])('%s of another site had none, and the code that would send them is named', (_, options, code, remedy) => {
    const [found, isCertain, line] = judged(OTHER, options) ?? [];
    expect([found, isCertain]).toEqual([code, true]);
    expect(line).toMatch(remedy);
  });

  test.each([
    ['with Sec-Fetch-Storage-Access', OTHER, sent(CROSS, 'cors', 'empty', ACCESS)],
    ['with cookies', OTHER, sent(CROSS, 'cors', 'empty', { Cookie: 'a=1' })],
    ['of an image without crossorigin', OTHER, sent(CROSS, 'no-cors', 'image', ACCESS)],
    ['of a frame', OTHER, sent(CROSS, 'navigate', 'iframe', { 'Sec-Fetch-Storage-Access': 'active' })],
    ['of a page', OWN, sent('none', 'navigate', 'document')],
    ['of a module of the own origin', OWN, sent('same-origin', 'cors', 'script')],
    ['of an image of the own site', SIBLING, sent('same-site', 'no-cors', 'image')],
    ['of a WebSocket', OTHER, sent(CROSS, 'websocket', 'empty')],
    ['by the plain OPTIONS method', OWN, { ...sent('same-origin', 'cors', 'script'), method: 'OPTIONS' }],
  ] as [string, string, HarOptions][])('a request %s had them', (_, url, options) => {
    expect(judged(url, options, { cookie: 'a=1' })).toBeNull();
  });

  test('a preflight request never has any', () => {
    const fields = { ...ACCESS, 'Access-Control-Request-Method': 'PUT' };
    const options = { ...sent(CROSS, 'cors', 'empty', fields), method: 'OPTIONS' };
    expect(judged(OTHER, options)).toEqual(['PreflightRequest', true, undefined]);
  });

  test('a fetch() by default of another origin of the own site probably had none', () => {
    const [code, isCertain] = judged(SIBLING, sent('same-site', 'cors', 'empty')) ?? [];
    expect([code, isCertain]).toEqual(['CredentialsProbablyOmitted', false]);
  });

  test('a fetch() of the own origin probably had none if other requests to the host sent cookies', () => {
    const own = sent('same-origin', 'cors', 'empty');
    expect(judged(OWN, own, { cookie: 'a=1' })?.slice(0, 2)).toEqual(['CredentialsProbablyOmitted', false]);
    expect(judged(OWN, own)).toBeNull();
  });

  test('the script of a worker probably had none if other requests to the host sent cookies', () => {
    const worker = sent('same-origin', 'same-origin', 'worker');
    const line = "new Worker(url, { type: 'module', credentials: 'same-origin' })";
    expect(judged(OWN, worker, { cookie: 'a=1' })).toEqual(['CredentialsProbablyOmitted', false, line]);
    expect(judged(OWN, worker)).toBeNull();
  });

  test('a web app manifest, also of the own origin, had none without crossorigin', () => {
    const line = '<link rel="manifest" crossorigin="use-credentials">';
    const own = sent('same-origin', 'cors', 'manifest');
    expect(judged(OWN, own, { cookie: 'a=1' })).toEqual(['CredentialsProbablyOmitted', false, line]);
    expect(judged(OTHER, sent(CROSS, 'cors', 'manifest'))).toEqual(['CredentialsOmitted', true, line]);
    const withCookies = sent('same-origin', 'cors', 'manifest', { Cookie: 'a=1' });
    expect(judged(OWN, withCookies, { cookie: 'a=1' })).toBeNull();
  });

  test('a report has none, to the own origin only in Firefox', () => {
    const [own, other] = [sent('same-origin', 'no-cors', 'report'), sent(CROSS, 'no-cors', 'report', ACCESS)];
    const report = ['ReportRequest', true, undefined];
    expect(judged(OTHER, other)).toEqual(report);
    expect(judged(SIBLING, sent('same-site', 'no-cors', 'report'))).toEqual(report);
    expect(judged(OTHER, other, { agent: 'firefox' })).toEqual(report);
    expect(judged(OWN, own, { agent: 'firefox' })).toEqual(report);
    expect(judged(OWN, own)).toBeNull();
  });

  test('a redirect leaves the credentials as they were, though Firefox shows them of the first request only', () => {
    const by = (site: string, rest: Fields, more: HarOptions = {}) => ({
      ...sent(site, 'cors', 'empty', rest),
      ...more,
    });
    const followed = networkRequest(OTHER, by(CROSS, {}, { at: 300 }));
    const judgedAfter = (first: HarOptions, url: string) => {
      const requests = [networkRequest(url, { ...first, status: 302, redirectURL: OTHER, time: 90 }), followed];
      const log = [...requests, networkRequest(OTHER, by(CROSS, ACCESS, { at: 400 }))];
      return missingCredentials(followed, { requests: log, isThirdParty: true, page: null, agent: 'firefox' });
    };
    expect(judgedAfter(by(CROSS, ACCESS), 'https://cdn.example/hop')).toBeNull();
    expect(judgedAfter(by('same-origin', {}), OWN)?.isCertain).toBe(false);
  });

  test('a fetch() of the own origin in a frame of another site may have them without that field', () => {
    const own = sent('same-origin', 'cors', 'empty');
    expect(judged(OWN, own, { isThirdParty: true })).toBeNull();
    const [code, isCertain, line] = judged(OWN, own, { isThirdParty: true, cookie: 'a=1' }) ?? [];
    expect([code, isCertain, line]).toEqual([
      'CredentialsProbablyOmitted',
      false,
      "fetch(url, { credentials: 'same-origin' })",
    ]);
  });

  test('Firefox reports no storage access where it allows third-party cookies, so nothing is certain there', () => {
    const options = sent(CROSS, 'cors', 'empty');
    expect(judged(OTHER, options, { agent: 'firefox' })?.[1]).toBe(false);
  });

  test('a page with the embedder policy "credentialless" requests images of other origins without them', () => {
    const image = sent(CROSS, 'no-cors', 'image', ACCESS);
    expect(judged(OTHER, image, { embedderPolicy: 'credentialless' })?.slice(0, 2)).toEqual([
      'CredentiallessPage',
      true,
    ]);
    expect(judged(OTHER, image, { embedderPolicy: 'require-corp' })).toBeNull();
    const own = sent('same-origin', 'no-cors', 'image');
    expect(judged(OWN, own, { embedderPolicy: 'credentialless' })).toBeNull();
  });

  test.each([
    ['its Origin is another one', { Origin: 'http://www.shop.example' }, true],
    ['its Origin is opaque', { Origin: 'null' }, true],
    ['its Origin is its own', { Origin: 'http://ads.example' }, false],
    ['it has no Origin', {}, false],
    ['it has no Origin and is for a font of another one', { Referer: 'http://www.shop.example/' }, true],
  ] as [string, Fields, boolean][])(
    'without Fetch Metadata a request perhaps had none if %s',
    (_, request, isPossible) => {
      const resourceType = 'Referer' in request ? 'font' : 'fetch';
      const found = judged('http://ads.example/a', { at: 200, request, resourceType });
      expect(found === null ? null : found[1]).toBe(isPossible ? false : null);
    },
  );
});
