import { expect, test } from 'vitest';
import { missingCredentials } from '../../../../src/model/network/missing-credentials.ts';
import type { NetworkRequest } from '../../../../src/model/network/network-request.ts';
import { thirdPartyOfRequest } from '../../../../src/model/network/third-party.ts';
import { navigation, networkRequest } from '../../../fixtures/har.ts';
import { registrableDomain } from '../../../fixtures/registrable-domain.ts';

const PAGE = 'https://www.shop.example/page';
const ADS = 'https://ads.example/frame';

type Fields = Record<string, string>;
const frame = (url: string, site: string, rest: Fields = {}) =>
  networkRequest(url, {
    at: 200,
    request: {
      'Sec-Fetch-Site': site,
      'Sec-Fetch-Mode': 'navigate',
      'Sec-Fetch-Dest': 'iframe',
      Referer: PAGE,
      ...rest,
    },
  });
const image = (url: string, site: string, referrer: string, rest: Fields = {}) =>
  networkRequest(url, {
    at: 300,
    request: {
      'Sec-Fetch-Site': site,
      'Sec-Fetch-Mode': 'no-cors',
      'Sec-Fetch-Dest': 'image',
      Referer: referrer,
      ...rest,
    },
  });
const NONE = { 'Sec-Fetch-Storage-Access': 'none' };
const ACTIVE = { 'Sec-Fetch-Storage-Access': 'active' };

function judged(request: NetworkRequest, others: readonly NetworkRequest[], agent: 'chrome' | 'firefox' = 'chrome') {
  const page = navigation(PAGE, { at: 100, request: { Cookie: 'a=1' } });
  const requests = [page, ...others, request];
  const found = missingCredentials(request, { requests, isThirdParty: request.host === 'ads.example', page, agent });
  const known = { requests, blocking: null, agent, registrableDomain };
  return [found?.reason.code, found?.isCertain, thirdPartyOfRequest(request, known)];
}

test('a frame of the own site that sends no cookie, though others do, and what it requests, are probably credentialless', () => {
  const own = frame('https://www.shop.example/frame', 'same-origin');
  const within = image('https://www.shop.example/a', 'same-origin', own.url);
  expect(judged(own, [])).toEqual(['CredentiallessFrame', false, undefined]);
  expect(judged(within, [own])).toEqual(['CredentiallessFrame', false, undefined]);
  expect(judged(own, [], 'firefox')[0]).toBeUndefined();
  const sends = frame('https://www.shop.example/frame', 'same-origin', { Cookie: 'a=1' });
  expect(judged(image('https://www.shop.example/a', 'same-origin', own.url), [sends])[0]).toBeUndefined();
  expect(judged(image('https://www.shop.example/a', 'same-origin', PAGE), [own])[0]).toBeUndefined();
});

test('a frame of a third party without access is credentialless where others have access, which is no setting', () => {
  const third = frame(ADS, 'cross-site', NONE);
  const other = image('https://cdn.example/a', 'cross-site', PAGE, ACTIVE);
  const within = image('https://www.shop.example/a', 'cross-site', 'https://ads.example/', NONE);
  expect(judged(third, [])).toEqual(['CredentiallessFrame', false, 'blocked']);
  expect(judged(third, [other])).toEqual(['CredentiallessFrame', true, 'allowed']);
  expect(judged(within, [third, other])).toEqual(['CredentiallessFrame', true, 'allowed']);
  expect(judged(other, [third])).toEqual([undefined, undefined, 'allowed']);
});

test('a fetch() that is proven to have no credentials is no proof of a credentialless frame', () => {
  const third = frame(ADS, 'cross-site', NONE);
  const omitted = networkRequest('https://api.example/a', {
    at: 300,
    request: { 'Sec-Fetch-Site': 'cross-site', 'Sec-Fetch-Mode': 'cors', 'Sec-Fetch-Dest': 'empty', Referer: ADS },
  });
  const found = missingCredentials(omitted, {
    requests: [third, omitted],
    isThirdParty: true,
    page: null,
    agent: 'chrome',
  });
  expect(found?.reason.code).toBe('CredentialsOmitted');
});
