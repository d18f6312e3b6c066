import { expect, test } from 'vitest';
import { whyIgnored } from '../../../../src/model/set-cookie/why-ignored.ts';
import { type HarOptions, networkRequest } from '../../../fixtures/har.ts';

const clearing = (value: string): HarOptions => ({ response: [['Clear-Site-Data', value]] });
const URL = 'https://shop.example/';

test.each([
  ['a proxy’s status', URL, { status: 407 }, 'ProxyAuthentication', 'ProxyAuthentication'],
  ['another error', URL, { status: 401 }, null, null],
  ['cookies cleared', URL, clearing('"cookies"'), 'CookiesCleared', null],
  ['all cleared', 'http://shop.localhost/', clearing('"*"'), 'CookiesCleared', null],
  ['something else cleared', URL, clearing('"storage"'), null, null],
  ['cookies cleared over an insecure connection', 'http://shop.example/', clearing('"cookies"'), null, null],
] satisfies [string, string, HarOptions, string | null, string | null][])(
  'why all lines of a response are ignored: %s',
  (_, url, options, chromium, firefox) => {
    const request = networkRequest(url, options);
    expect([whyIgnored(request, 'chrome')?.code ?? null, whyIgnored(request, 'firefox')?.code ?? null]).toEqual([
      chromium,
      firefox,
    ]);
  },
);
