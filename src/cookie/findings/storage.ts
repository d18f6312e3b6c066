import { type Agent, type Cookie, cookieKey } from '../cookie.ts';
import { jarShares } from '../limits/jar-shares.ts';
import { LIMITS, NEAR } from '../limits/limits.ts';
import type { Finding, FindingInput } from './finding.ts';

/**
 * How full the site's share of the browser's jar is. Browsers count all subdomains together, and each partition and each
 * store apart; only partitions have a limit in octets.
 */
export function storageFindings({ jar, agent, registrableDomain }: FindingInput): Finding[] {
  const found: Finding[] = [];
  for (const { site, partitionKey, cookies } of jarShares(jar, registrableDomain)) {
    const partition = partitionKey?.topLevelSite ?? null;
    found.push(...countFinding(cookies, site, partition));
    if (partition !== null) found.push(...octetsFinding(cookies, site, partition, agent));
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
      about: partition === null ? 'site' : 'partition',
      limit: 'siteCount',
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
      about: 'partition',
      limit: 'partitionOctets',
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
