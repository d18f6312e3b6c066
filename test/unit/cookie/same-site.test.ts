import { expect, test } from 'vitest';
import type { Agent } from '../../../src/cookie/cookie.ts';
import { type SameSiteQuestion, sameSiteContext } from '../../../src/cookie/request/same-site-context.ts';
import { registrableDomain } from '../../fixtures/registrable-domain.ts';

const URL_ = 'https://www.shop.test/';
const both = (context: string) => ({ chrome: context, firefox: context });

test.for<[string, Partial<SameSiteQuestion>, Record<Agent, string>]>([
  ['a visit by address bar is same-site', {}, both('same-site')],
  ['a link on another subdomain is same-site', { initiator: 'https://shop.test/a' }, both('same-site')],
  ['a link on another site is cross-site', { initiator: 'https://other.test/' }, both('cross-site')],
  ['a sandboxed document is cross-site', { initiator: 'null' }, both('cross-site')],
  [
    'a link on the http side of the site is cross-site in Chromium only',
    { initiator: 'http://shop.test/' },
    { chrome: 'cross-site', firefox: 'same-site' },
  ],
  ['a port does not matter', { initiator: 'https://shop.test:8443/' }, both('same-site')],
  [
    'a request in a frame below another site is cross-site',
    { ancestors: ['https://other.test/', URL_], initiator: URL_ },
    both('cross-site'),
  ],
  [
    'a detour over another site is cross-site in Firefox only',
    { initiator: URL_, redirectChain: ['https://www.shop.test/out', 'https://other.test/back'] },
    { chrome: 'same-site', firefox: 'cross-site' },
  ],
])('%s', ([, question, expected]) => {
  for (const agent of ['chrome', 'firefox'] as const) {
    const whole = {
      agent,
      url: URL_,
      initiator: null,
      redirectChain: [],
      ancestors: [],
      registrableDomain,
      ...question,
    };
    expect(sameSiteContext(whole), agent).toBe(expected[agent]);
  }
});
