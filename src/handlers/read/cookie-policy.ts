import { agent } from '../../browser/agent.ts';
import { blockingCapability, hasCapability } from '../../browser/capability.ts';
import { cookieBehavior, cookieSetting } from '../../browser/cookies/cookie-settings.ts';
import type { CookiePolicy } from '../../contract/access.ts';
import type { Argument } from '../../contract/requests.ts';
import { THIRD_PARTY } from './blocking.ts';

const UNKNOWN = { own: null, thirdParty: null };

/**
 * What the settings say about a URL that a page might request. Chromium considers both together; Firefox has one rule
 * for all sites, and shows no extension a rule for one.
 */
export async function readCookiePolicy(request: Argument<'readCookiePolicy'>): Promise<CookiePolicy> {
  if (!(await hasCapability(blockingCapability))) return { ...UNKNOWN, ask: blockingCapability };
  if (agent === 'firefox') return firefoxPolicy();
  const { url, pageUrl, incognito } = request;
  const [own, here] = await Promise.all([cookieSetting(url, url, incognito), cookieSetting(url, pageUrl, incognito)]);
  return {
    own: own === 'block' ? 'blocked' : own === 'session_only' ? 'session' : 'allowed',
    thirdParty: here === 'block' ? 'blocked' : 'allowed',
    ask: null,
  };
}

async function firefoxPolicy(): Promise<CookiePolicy> {
  const { behavior, nonPersistent } = await cookieBehavior();
  const thirdParty = THIRD_PARTY[behavior];
  return {
    own: behavior === 'reject_all' ? 'blocked' : nonPersistent ? 'session' : null,
    thirdParty: thirdParty === 'unknown' ? null : thirdParty,
    ask: null,
  };
}
