import { ALL_ORIGINS, hasOrigins } from '../../browser/origins.ts';
import { type FrameReport, readFrames } from '../../browser/page/frames.ts';
import { registrableDomain } from '../../browser/registrable-domain.ts';
import type { LoadedHosts } from '../../contract/listing.ts';
import type { Scope } from '../../contract/page.ts';
import { isHostName } from '../../cookie/address/host-name.ts';
import { siteOf } from '../../cookie/address/site.ts';
import { siteOrigins } from './access.ts';
import { readSiteJars } from './site-jars.ts';

/** More hosts than a real page requests; each costs one check of access and a group in the list. */
const MOST_HOSTS = 500;

/** The hosts this page loads from, besides its own site, and all cookies of their sites. */
export async function readLoadedHosts({ page, hosts: known = [] }: Scope, site: string): Promise<LoadedHosts> {
  const { reports, unread } = await readFrames(page.tabId, true);
  const top = reports.find(({ isTop }) => isTop);
  const reported = reports.flatMap(({ host, hosts, frameHosts }) => [host, ...hosts, ...frameHosts]);
  const named = [...new Set([...reported, ...known])].filter(isHostName);
  const siteOfHost = new Map(named.map((host) => [host, siteOf(host, registrableDomain)]));
  const foreign = named.filter((host) => siteOfHost.get(host) !== site);
  const hosts = foreign.slice(0, MOST_HOSTS).sort();
  const sites = [...new Set(hosts.map((host) => siteOfHost.get(host) ?? host))];
  const open = new Set(await openSites(sites));
  const locked = hosts.filter((host) => !open.has(siteOfHost.get(host) ?? host));
  return {
    hosts,
    jar: await readSiteJars([...open], page.storeId),
    locked: { hosts: locked, origins: [...new Set(locked.flatMap(siteOrigins))] },
    leftOut: foreign.length - hosts.length,
    isPageUnread: top === undefined,
    unknownFrames: unknownFrames(reports, top ? unread : unread - 1),
    isRecordFull: reports.some(({ isRecordFull }) => isRecordFull),
  };
}

/** Those that Crumb has access to: with access to all sites one check is enough. */
async function openSites(sites: readonly string[]): Promise<readonly string[]> {
  if (await hasOrigins(ALL_ORIGINS)) return sites;
  const readable = await Promise.all(sites.map((site) => hasOrigins(siteOrigins(site))));
  return sites.filter((_, index) => readable[index]);
}

/** Frames inside the page that reported nothing: each frame that reported counts its children; `unread` failed to report. */
function unknownFrames(reports: readonly FrameReport[], unread: number): number {
  const children = reports.reduce((sum, { childFrames }) => sum + childFrames, 0);
  const reported = reports.filter(({ isTop }) => !isTop).length;
  return Math.max(0, children - reported, unread);
}
