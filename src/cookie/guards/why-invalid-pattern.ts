import { isHostName } from '../address/host-name.ts';
import { isIpAddress } from '../address/ip-address.ts';
import type { RegistrableDomain } from '../cookie.ts';
import type { CookiePattern } from './cookie-pattern.ts';
import { namedDomain } from './matches-pattern.ts';

/** As long as a name may be with its value (RFC 6265bis §5.6), and a path in both browsers. */
const MOST_OCTETS = { name: 4_096, path: 1_024 };

/** The field that makes a pattern unusable: too wide, or nothing that a cookie can have. null: none. */
export function whyInvalidPattern(
  { name, domain, path }: CookiePattern,
  registrableDomain: RegistrableDomain,
): 'name' | 'domain' | 'path' | null {
  if (name.length > MOST_OCTETS.name) return 'name';
  if (!isNarrow(domain, registrableDomain)) return 'domain';
  return path.length <= MOST_OCTETS.path && /^[/*]/.test(path) ? null : 'path';
}

/** All below a public suffix are the sites of others: a rule is about one site at most. */
function isNarrow(domain: string, registrableDomain: RegistrableDomain): boolean {
  const named = namedDomain(domain);
  if (!isHostName(named)) return false;
  if (named === domain) return true;
  return !isIpAddress(named) && (registrableDomain(named) !== null || /^(?:.*\.)?localhost$/.test(named));
}
