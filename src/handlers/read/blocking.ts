import { agent } from '../../browser/agent.ts';
import { blockingCapability, hasCapability } from '../../browser/capability.ts';
import { type CookieBehavior, cookieBehavior, cookieSetting } from '../../browser/cookies/cookie-settings.ts';
import { type FrameReport, readFrames } from '../../browser/page/frames.ts';
import { registrableDomain } from '../../browser/registrable-domain.ts';
import type { Blocking } from '../../contract/access.ts';
import type { Page } from '../../contract/page.ts';
import { isHostName } from '../../cookie/address/host-name.ts';
import { siteOf } from '../../cookie/address/site.ts';
import { REPLACEMENT } from '../../cookie/octets.ts';
import { cookiesForRequest } from '../../cookie/request/cookies-for-request.ts';
import { topLevelRequest } from '../../cookie/request/top-level-request.ts';
import { readSiteJar } from './site-jar.ts';

/** Two calls of the browser for each host of a frame. */
const MOST_HOSTS = 100;

/**
 * Whether the browser blocks this page's cookies, by the strongest signal at hand. In Chromium only the content setting
 * proves it (`navigator.cookieEnabled` stays true, a cookie written by an extension is kept and never sent); in Firefox
 * the cookie behaviour proves a rule for all sites, and what the page sees hints at a rule for one.
 */
export async function readBlocking(page: Page): Promise<Blocking> {
  const [{ reports }, allowed] = await Promise.all([readFrames(page.tabId), hasCapability(blockingCapability)]);
  const top = reports.find(({ isTop }) => isTop);
  const site = siteOf(new URL(page.url).hostname, registrableDomain);
  // A frame without a URL of its own, or moved since, is known by its document, if it may be entered.
  const hosts = new Set(reports.flatMap(({ isTop, host, frameHosts }) => (isTop ? frameHosts : [host, ...frameHosts])));
  const foreign = [...hosts]
    .filter((host) => isHostName(host) && siteOf(host, registrableDomain) !== site)
    .slice(0, MOST_HOSTS);
  const blind = top !== undefined && (await seesTooLittle(page, site, top));
  if (!allowed) return guess(top, foreign, blind);
  return agent === 'firefox' ? firefoxBlocking(top, foreign, blind) : chromiumBlocking(page, foreign);
}

function guess(top: FrameReport | undefined, foreign: string[], blind: boolean): Blocking {
  // In Firefox `cookieEnabled` turns false under a rule for all sites and under one for this site; in Chromium never.
  const suspicious = blind || top?.cookieEnabled === false;
  return {
    status: suspicious ? 'probably' : top ? 'allowed' : 'unknown',
    by: suspicious ? 'unknown' : null,
    thirdParty: { hosts: foreign, mode: 'unknown', rejected: [] },
    ask: blockingCapability,
  };
}

async function chromiumBlocking(page: Page, foreign: string[]): Promise<Blocking> {
  const { protocol } = new URL(page.url);
  const settingFor = (url: string, top: string) => cookieSetting(url, top, page.incognito);
  // A name no rule can mean: what it gets is the rule for all sites.
  const nowhere = `${protocol}//crumb.invalid/`;
  const [own, elsewhere, here, alone] = await Promise.all([
    settingFor(page.url, page.url),
    settingFor(nowhere, nowhere),
    Promise.all(foreign.map((host) => settingFor(`${protocol}//${host}/`, page.url))),
    // What it gets as a page of its own: a rule for it blocks its partitioned cookies too, third-party blocking does not.
    Promise.all(foreign.map((host) => settingFor(`${protocol}//${host}/`, `${protocol}//${host}/`))),
  ]);
  const blocked = foreign.filter((_, index) => here[index] === 'block');
  const rejected = foreign.filter((_, index) => here[index] === 'block' && alone[index] === 'block');
  return {
    status: own === 'block' ? 'blocked' : own === 'session_only' ? 'session' : 'allowed',
    by: own === 'allow' ? null : own === elsewhere ? 'all-sites' : 'this-site',
    thirdParty: { hosts: blocked, mode: blocked.length > 0 ? 'blocked' : 'allowed', rejected },
    ask: null,
  };
}

async function firefoxBlocking(top: FrameReport | undefined, foreign: string[], blind: boolean): Promise<Blocking> {
  const { behavior, nonPersistent } = await cookieBehavior();
  const mode = THIRD_PARTY[behavior];
  // Firefox rejects a third party's Partitioned cookies together with the others.
  const thirdParty = { hosts: foreign, mode, rejected: mode === 'blocked' ? foreign : [] };
  if (behavior === 'reject_all') return { status: 'blocked', by: 'all-sites', thirdParty, ask: null };
  // No API shows a rule for one site: the page being blind is as near as it gets.
  if (blind || top?.cookieEnabled === false) return { status: 'probably', by: 'this-site', thirdParty, ask: null };
  return {
    status: nonPersistent ? 'session' : 'allowed',
    by: nonPersistent ? 'all-sites' : null,
    thirdParty,
    ask: null,
  };
}

/** What each rule of Firefox does with cookies of another site than the page's. */
export const THIRD_PARTY: Record<CookieBehavior, Blocking['thirdParty']['mode']> = {
  allow_all: 'allowed',
  reject_all: 'blocked',
  reject_third_party: 'blocked',
  allow_visited: 'unknown',
  reject_trackers: 'allowed',
  reject_trackers_and_partition_foreign: 'partitioned',
};

/** The jar has cookies that scripts of this page may read, and the page sees none. */
async function seesTooLittle(page: Page, site: string, top: FrameReport): Promise<boolean> {
  if (top.seesNoCookies !== true) return false;
  const jar = await readSiteJar(site, page.storeId);
  const request = topLevelRequest({ url: page.url, now: Date.now(), agent, registrableDomain });
  const readable = cookiesForRequest(jar, request).sent.filter((cookie) => !cookie.httpOnly);
  // One that is not UTF-8 leaves document.cookie empty in Chromium, whatever else is there.
  const isGarbled = readable.some(({ name, value }) => `${name}=${value}`.includes(REPLACEMENT));
  return readable.length > 0 && !(agent === 'chrome' && isGarbled);
}
