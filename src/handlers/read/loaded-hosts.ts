import { readFrames } from '../../browser/frames.ts';
import { hasOrigins } from '../../browser/permissions.ts';
import { registrableDomain } from '../../browser/public-suffix.ts';
import type { LoadedHosts, Scope } from '../../contract.ts';
import type { Cookie } from '../../cookie/cookie.ts';
import { domainMatches } from '../../cookie/domain-matches.ts';
import { siteOf } from '../../cookie/site.ts';
import { siteOrigins } from './access.ts';
import { readSite } from './site-jar.ts';

/** The hosts this page loads from, besides its own site, and the cookies they may get from it. */
export async function readLoadedHosts({ page, hosts: known = [] }: Scope, site: string): Promise<LoadedHosts> {
  const frames = await readFrames(page.tabId, true);
  const told = frames.flatMap(({ host, hosts, frameHosts }) => [host, ...hosts, ...frameHosts]);
  const named = new Set([...told, ...known]);
  const hosts = [...named].filter((host) => host !== '' && siteOf(host, registrableDomain) !== site).sort();
  const sites = [...new Set(hosts.map((host) => siteOf(host, registrableDomain)))];
  const readable = await Promise.all(sites.map((other) => hasOrigins(siteOrigins(other))));
  const open = sites.filter((_, index) => readable[index]);
  const lockedSites = sites.filter((_, index) => !readable[index]);
  const jars = await Promise.all(open.map((other) => readSite(other, page.storeId)));
  const topLevelSite = `${new URL(page.url).protocol}//${site}`;
  return {
    hosts,
    jar: jars.flat().filter((cookie) => mayReach(cookie, hosts, topLevelSite)),
    locked: {
      hosts: hosts.filter((host) => lockedSites.includes(siteOf(host, registrableDomain))),
      origins: lockedSites.flatMap(siteOrigins),
    },
    unknownFrames: unknownFrames(frames),
  };
}

/** Unpartitioned, or in this page's partition, and for one of the hosts. */
function mayReach(cookie: Cookie, hosts: string[], topLevelSite: string): boolean {
  const { partitionKey, hostOnly, domain } = cookie;
  if (partitionKey !== null && partitionKey.topLevelSite !== topLevelSite) return false;
  return hosts.some((host) => host === domain || (!hostOnly && domainMatches(host, domain)));
}

/** Each frame that was entered counts its children; those not entered themselves stay unknown. */
function unknownFrames(frames: { childFrames: number }[]): number {
  const children = frames.reduce((sum, { childFrames }) => sum + childFrames, 0);
  return Math.max(0, children + 1 - frames.length);
}
