import { schemefulSite, siteOf } from '../address/site.ts';
import type { Agent, PartitionKey, RegistrableDomain } from '../cookie.ts';
import type { SameSiteContext, ThirdParty } from '../verdict.ts';

interface Circumstances {
  agent: Agent;
  sameSiteContext: SameSiteContext;
  topLevelNavigation: boolean;
  partitionKey: PartitionKey | null;
  thirdParty?: ThirdParty;
  registrableDomain: RegistrableDomain;
}

/**
 * What the browser does with the unpartitioned cookies of a request or response: 'allowed' in the first party, else the
 * policy given, else the default: Chromium allows third-party cookies, Firefox (cookieBehavior 5) partitions them.
 */
export function thirdPartyPolicy(url: URL, circumstances: Circumstances): ThirdParty {
  if (!isThirdParty(url, circumstances)) return 'allowed';
  return circumstances.thirdParty ?? (circumstances.agent === 'firefox' ? 'partitioned' : 'allowed');
}

/** Whether the site of a request is another one than that of its page, or of a frame between. */
export function isThirdParty(url: URL, circumstances: Circumstances): boolean {
  const { agent, partitionKey, registrableDomain } = circumstances;
  if (circumstances.topLevelNavigation) return false;
  if (!partitionKey) return circumstances.sameSiteContext === 'cross-site';
  if (partitionKey.hasCrossSiteAncestor) return true;
  if (agent === 'chrome') return partitionKey.topLevelSite !== schemefulSite(url, registrableDomain);
  const topLevelHost = partitionKey.topLevelSite.slice(partitionKey.topLevelSite.indexOf('//') + 2);
  return topLevelHost !== siteOf(url.hostname, registrableDomain);
}

/** Whether two partition keys name the same partition; null is the unpartitioned jar. */
export function isSamePartition(one: PartitionKey | null, other: PartitionKey | null): boolean {
  if (one === null || other === null) return one === other;
  return one.topLevelSite === other.topLevelSite && one.hasCrossSiteAncestor === other.hasCrossSiteAncestor;
}
