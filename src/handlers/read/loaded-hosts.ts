import { readFrames } from '../../browser/page/frames.ts';
import { hasOrigins } from '../../browser/permissions.ts';
import { registrableDomain } from '../../browser/registrable-domain.ts';
import type { LoadedHosts } from '../../contract/listing.ts';
import type { Scope } from '../../contract/page.ts';
import { siteOf } from '../../cookie/address/site.ts';
import { siteOrigins } from './access.ts';
import { readSiteJar } from './site-jar.ts';

/** The hosts this page loads from, besides its own site, and all cookies of their sites. */
export async function readLoadedHosts({ page, hosts: known = [] }: Scope, site: string): Promise<LoadedHosts> {
  const frames = await readFrames(page.tabId, true);
  const told = frames.flatMap(({ host, hosts, frameHosts }) => [host, ...hosts, ...frameHosts]);
  const named = new Set([...told, ...known]);
  const hosts = [...named].filter((host) => host !== '' && siteOf(host, registrableDomain) !== site).sort();
  const sites = [...new Set(hosts.map((host) => siteOf(host, registrableDomain)))];
  const readable = await Promise.all(sites.map((other) => hasOrigins(siteOrigins(other))));
  const open = sites.filter((_, index) => readable[index]);
  const lockedSites = sites.filter((_, index) => !readable[index]);
  const jars = await Promise.all(open.map((other) => readSiteJar(other, page.storeId)));
  return {
    hosts,
    jar: jars.flat(),
    locked: {
      hosts: hosts.filter((host) => lockedSites.includes(siteOf(host, registrableDomain))),
      origins: lockedSites.flatMap(siteOrigins),
    },
    unknownFrames: unknownFrames(frames),
    isRecordFull: frames.some(({ isRecordFull }) => isRecordFull),
  };
}

/** Each frame that was entered counts its children; those not entered themselves stay unknown. */
function unknownFrames(frames: { childFrames: number }[]): number {
  const children = frames.reduce((sum, { childFrames }) => sum + childFrames, 0);
  return Math.max(0, children + 1 - frames.length);
}
