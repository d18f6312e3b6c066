import { expect, test } from 'vitest';
import { thirdPartyOfRequest } from '../../../../src/model/network/third-party.ts';
import { networkRequest } from '../../../fixtures/har.ts';

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
    const asked = { requests: [], agent: 'chrome' } as const;
    const thirdParty = {
      hosts: ['ads.example'],
      rejected: [],
      mode: mode === 'allowed' ? 'blocked' : 'allowed',
    } as const;
    const blocking = { status: 'allowed', by: null, ask: null, thirdParty } as const;
    expect(thirdPartyOfRequest(reporting(access), { ...asked, blocking })).toBe(mode);
  },
);

test('a request without that field is like others to its host, where the setting is not known', () => {
  const plain = networkRequest(URL);
  const requests = [reporting('none'), reporting('active', 'https://other.example/'), plain];
  expect(thirdPartyOfRequest(plain, { requests, blocking: null, agent: 'chrome' })).toBe('blocked');
  expect(thirdPartyOfRequest(plain, { requests: [plain], blocking: null, agent: 'chrome' })).toBeUndefined();
  // In Firefox the field does not tell blocked from partitioned ones.
  expect(thirdPartyOfRequest(plain, { requests, blocking: null, agent: 'firefox' })).toBeUndefined();
});
