import { siteOf } from '../address/site.ts';
import type { Cookie, RegistrableDomain } from '../cookie.ts';
import { asOctets, type Octets } from '../octets.ts';
import { cookiesForRequest } from '../request/cookies-for-request.ts';
import { prefixOf } from '../rules/prefix.ts';
import { formatSetCookie } from '../set-cookie/format-set-cookie.ts';
import type { ReasonCode, RequestContext } from '../verdict.ts';

/** A Set-Cookie line with which a request carries a cookie that it does not carry now. */
export interface SendingLine {
  /** The whole line, as octets. */
  line: Octets;
  /** The attributes that it has otherwise than the cookie: `Domain=shop.example`. */
  change: string;
  /** The Domain that it sets otherwise; null: none. */
  domain: string | null;
}

/** One change can show the next reason: SameSite, then the partition. */
const MOST_CHANGES = 4;

/** The line of the same cookie that the request would carry; null: no change of its attributes helps, or none that is wise. */
export function sendingLine(cookie: Cookie, context: RequestContext): SendingLine | null {
  let changed = cookie;
  for (let round = 0; round < MOST_CHANGES; round++) {
    const [unsent] = cookiesForRequest([changed], context).notSent;
    if (!unsent) {
      const domain = changed.hostOnly === cookie.hostOnly && changed.domain === cookie.domain ? null : changed.domain;
      return { line: asOctets(formatSetCookie(changed)), change: changeOf(cookie, changed), domain };
    }
    for (const { code } of unsent.reasons) {
      const next = withoutReason(changed, code, context);
      if (!next) return null;
      changed = next;
    }
  }
  return null;
}

function withoutReason(cookie: Cookie, code: ReasonCode, context: RequestContext): Cookie | null {
  const { hostname, protocol } = new URL(context.url);
  const isSecure = protocol === 'https:' || cookie.secure;
  switch (code) {
    case 'DomainMismatch': {
      const domain = commonDomain(cookie.domain, hostname, context.registrableDomain);
      // A name with __Host- may have no Domain.
      return domain === null || prefixOf(cookie.name)?.host ? null : { ...cookie, domain, hostOnly: false };
    }
    case 'NotOnPath':
      return { ...cookie, path: asOctets('/') };
    case 'SameSiteStrict':
    case 'SameSiteLax':
    case 'SchemefulSameSiteStrict':
    case 'SchemefulSameSiteLax':
    case 'SchemefulSameSiteUnspecifiedTreatedAsLax':
    case 'SameSiteNoneInsecure':
      return isSecure ? { ...cookie, sameSite: 'none', secure: true } : null;
    case 'UserPreferences':
    case 'PartitionMismatch':
      if (!isSecure || cookie.partitionKey) return null;
      return { ...cookie, sameSite: 'none', secure: true, partitionKey: context.partitionKey };
    default:
      return null;
  }
}

/** The longest domain that both hosts are in; null: a server of one of them cannot set a cookie for the other. */
function commonDomain(one: string, other: string, registrableDomain: RegistrableDomain): string | null {
  const site = registrableDomain(other);
  if (site === null || siteOf(one, registrableDomain) !== site) return null;
  const labels = one.split('.');
  while (!`.${other}`.endsWith(`.${labels.join('.')}`)) labels.shift();
  const domain = labels.join('.');
  return `.${domain}`.endsWith(`.${site}`) ? domain : null;
}

function changeOf(before: Cookie, after: Cookie): string {
  const attributes: string[] = [];
  if (after.domain !== before.domain || after.hostOnly !== before.hostOnly) attributes.push(`Domain=${after.domain}`);
  if (after.path !== before.path) attributes.push(`Path=${after.path}`);
  if (after.sameSite !== before.sameSite) attributes.push('SameSite=None');
  if (after.secure !== before.secure) attributes.push('Secure');
  if (after.partitionKey !== before.partitionKey) attributes.push('Partitioned');
  return attributes.join('; ');
}
