import { expect, test } from 'vitest';
import type { Blocking } from '../../../../src/contract/access.ts';
import { thirdPartyOfRequest, thirdPartyOfResponse } from '../../../../src/model/network/third-party.ts';
import { navigation, networkRequest } from '../../../fixtures/har.ts';
import { registrableDomain } from '../../../fixtures/registrable-domain.ts';

const URL = 'https://ads.example/a';
const reporting = (access: string, url = URL) =>
  networkRequest(url, { request: { 'Sec-Fetch-Storage-Access': access } });

test.each([
  ['active', 'allowed'],
  ['inactive', 'blocked'],
  ['none', 'blocked'],
] as const)(
  'Sec-Fetch-Storage-Access: %s says that Chromium has third-party cookies %s, whatever the setting is now',
  (access, mode) => {
    const asked = { requests: [], agent: 'chrome', registrableDomain } as const;
    const now = mode === 'allowed' ? 'blocked' : 'allowed';
    const blocking: Blocking = {
      status: 'allowed',
      by: null,
      ask: null,
      thirdParty: { hosts: ['ads.example'], rejected: [], mode: now },
    };
    expect(thirdPartyOfRequest(reporting(access), { ...asked, blocking })).toBe(mode);
  },
);

test('a request without that field is like others to its host, where the setting is not known', () => {
  const plain = networkRequest(URL);
  const requests = [reporting('none'), reporting('active', 'https://other.example/'), plain];
  expect(thirdPartyOfRequest(plain, { requests, blocking: null, agent: 'chrome', registrableDomain })).toBe('blocked');
  expect(
    thirdPartyOfRequest(plain, { requests: [plain], blocking: null, agent: 'chrome', registrableDomain }),
  ).toBeUndefined();
  // In Firefox the field does not tell blocked from partitioned ones.
  expect(thirdPartyOfRequest(plain, { requests, blocking: null, agent: 'firefox', registrableDomain })).toBeUndefined();
});

test('Firefox reports that field of no request where it allows all third-party cookies', () => {
  const page = navigation('https://shop.example/', { at: 100 });
  const fields = (rest: Record<string, string>) => ({
    'Sec-Fetch-Site': 'cross-site',
    'Sec-Fetch-Mode': 'no-cors',
    'Sec-Fetch-Dest': 'image',
    ...rest,
  });
  const mode = (url: string, rest: Record<string, string> = {}) => {
    const request = networkRequest(url, { at: 200, request: fields(rest) });
    const known = { requests: [page, request], blocking: null, registrableDomain };
    return thirdPartyOfRequest(request, { ...known, agent: 'firefox' });
  };
  expect(mode(URL)).toBe('allowed');
  expect(mode(URL, { 'Sec-Fetch-Storage-Access': 'none' })).toBeUndefined();
  expect(mode(URL, { 'Sec-Fetch-Mode': 'cors' })).toBeUndefined();
  // A frame of another site may navigate one to the page's own.
  expect(mode('https://shop.example/frame')).toBeUndefined();
});

test('the field says which documents have storage access, also of what they request without it', () => {
  const from = (path: string, fields: Record<string, string>, at: number) => {
    const request = { Referer: `https://ads.example/${path}`, 'Sec-Fetch-Site': 'same-origin', ...fields };
    return networkRequest(URL, { at, request: { 'Sec-Fetch-Mode': 'cors', 'Sec-Fetch-Dest': 'empty', ...request } });
  };
  const access = (is: string) => ({ 'Sec-Fetch-Storage-Access': is });
  const requests = [
    from('with', access('inactive'), 100),
    from('with', {}, 200),
    from('with', access('active'), 300),
    from('without', access('none'), 400),
    from('with', {}, 500),
    from('without', {}, 600),
  ];
  const known = { requests, blocking: null, registrableDomain };
  const modes = (agent: 'firefox' | 'chrome') =>
    requests.map((request) => thirdPartyOfRequest(request, { ...known, agent }));
  expect(modes('firefox')).toEqual([undefined, undefined, 'allowed', undefined, 'allowed', undefined]);
  // Where it was not given, Chromium blocked them.
  expect(modes('chrome')).toEqual(['blocked', 'blocked', 'allowed', 'blocked', 'allowed', 'blocked']);
});

test('a frame that Activate-Storage-Access: load gives access stores its cookies unpartitioned in Firefox', () => {
  const frame = networkRequest(URL, {
    request: { 'Sec-Fetch-Dest': 'iframe', 'Sec-Fetch-Storage-Access': 'inactive' },
    response: [['Activate-Storage-Access', 'load']],
  });
  const known = { requests: [frame], blocking: null, registrableDomain };
  expect(thirdPartyOfResponse(frame, { ...known, agent: 'firefox' })).toBe('allowed');
  expect(thirdPartyOfRequest(frame, { ...known, agent: 'firefox' })).toBeUndefined();
  expect(thirdPartyOfResponse(frame, { ...known, agent: 'chrome' })).toBe('blocked');
});
