import { type Agent, type Cookie, cookieKey } from '../cookie.ts';
import type { Finding, FindingInput } from '../finding.ts';
import { LIMITS, NEAR } from '../limits.ts';
import { siteOf } from '../site.ts';

/**
 * How full the site's share of the browser's jar is. Browsers count all subdomains together, and each partition and each
 * store apart; only partitions have a limit in octets.
 */
export function storageFindings({ jar, agent, registrableDomain }: FindingInput): Finding[] {
  const sites = new Map<string, string>();
  const groups = new Map<string, Cookie[]>();
  for (const cookie of jar) {
    let site = sites.get(cookie.domain);
    if (site === undefined) {
      site = siteOf(cookie.domain, registrableDomain);
      sites.set(cookie.domain, site);
    }
    const partition = cookie.partitionKey;
    const group = `${cookie.storeId} ${site} ${partition ? `${partition.topLevelSite} ${partition.hasCrossSiteAncestor}` : ''}`;
    const members = groups.get(group);
    if (members) members.push(cookie);
    else groups.set(group, [cookie]);
  }
  const found: Finding[] = [];
  for (const members of groups.values()) {
    const [first] = members;
    if (!first) continue;
    const site = sites.get(first.domain) ?? first.domain;
    const partition = first.partitionKey?.topLevelSite ?? null;
    found.push(...countFinding(members, site, partition));
    if (partition !== null) found.push(...octetsFinding(members, site, partition, agent));
  }
  return found;
}

function countFinding(members: Cookie[], site: string, partition: string | null): Finding[] {
  const count = members.length;
  const limit = LIMITS.siteCount.value;
  const left = LIMITS.siteCountAfterEviction.value;
  if (count < NEAR.siteCount) return [];
  const full = count >= limit;
  const data = { site, count, limit, left, evicted: limit + 1 - left };
  return [
    {
      code: partition === null ? (full ? 'SiteFull' : 'SiteNearFull') : full ? 'PartitionFull' : 'PartitionNearFull',
      severity: full ? 'bad' : 'warn',
      keys: members.map(cookieKey),
      data: partition === null ? data : { ...data, partition },
      source: LIMITS.siteCount.source,
    },
  ];
}

function octetsFinding(members: Cookie[], site: string, partition: string, agent: Agent): Finding[] {
  let octets = 0;
  for (const { name, value } of members) octets += name.length + value.length;
  if (octets < NEAR.partitionOctets) return [];
  const keep = LIMITS.partitionOctets.value;
  const over = octets > keep;
  return [
    {
      code: over ? 'PartitionTooHeavy' : 'PartitionNearTooHeavy',
      severity: over ? 'bad' : 'warn',
      keys: members.map(cookieKey),
      data: {
        site,
        partition,
        octets,
        keep,
        limit: agent === 'firefox' ? LIMITS.partitionOctetsFirefox.value : keep,
      },
      source: LIMITS.partitionOctets.source,
    },
  ];
}
