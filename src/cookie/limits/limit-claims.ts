import { BUDGETS } from './budgets.ts';
import { LIMITS } from './limits.ts';

/** What tutorials say of limits, and the figures of what is true today; texts: messages `claim_<code>` and `claim_<code>_today`. */
export interface LimitClaim {
  code: 'fourKilobytes' | 'fiftyPerSite' | 'eightyKilobytes' | 'wholeLine' | 'tooManyRejected';
  data: Record<string, number>;
}

const pair = LIMITS.pairOctets.value;
const site = LIMITS.siteCount.value;
const left = LIMITS.siteCountAfterEviction.value;

export const LIMIT_CLAIMS: readonly LimitClaim[] = [
  { code: 'fourKilobytes', data: { pair, attribute: LIMITS.attributeOctets.value, over: pair + 1 } },
  // `least`: RFC 6265bis, section 6.1.
  { code: 'fiftyPerSite', data: { least: 50, site, left, evicted: site + 1 - left, next: site + 1 } },
  // What both browsers were seen to send: "=" and "; " count here.
  { code: 'eightyKilobytes', data: { sent: 737_818, site, pair, server: BUDGETS.get('nginx')?.octets ?? Number.NaN } },
  { code: 'wholeLine', data: { pair, chrome: 256, firefox: 384 } },
  { code: 'tooManyRejected', data: { site, evicted: site + 1 - left } },
];
