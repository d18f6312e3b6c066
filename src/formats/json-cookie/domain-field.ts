import { canonicalDomain } from '../../cookie/address/canonical-domain.ts';
import { isHostName } from '../../cookie/address/host-name.ts';
import { parseUrl } from '../../cookie/address/parse-url.ts';
import type { Cookie } from '../../cookie/cookie.ts';
import { toOctets } from '../../cookie/octets.ts';
import type { CookieFields } from './cookie-fields.ts';

type Domain = Pick<Cookie, 'domain' | 'hostOnly'>;

const IPV6 = /^\[[0-9a-f:.]{2,45}\]$/i;
/** As programs write it that know no URL. */
const BARE_IPV6 = /^[\da-f:.]{2,45}$/i;

const ENDS_IN_NUMBER = /(?:^|\.)\d+$/;

/** Without a leading dot, in lower case and punycode; null: no host has this name. */
export function canonicalHost(domain: string): string | null {
  const bare = domain.startsWith('.') ? domain.slice(1) : domain;
  if (IPV6.test(bare)) return bare.toLowerCase();
  if (BARE_IPV6.test(bare) && URL.canParse(`http://[${bare}]/`)) return new URL(`http://[${bare}]/`).hostname;
  const canonical = canonicalDomain(toOctets(bare), 'chrome');
  if (canonical === null || !isHostName(canonical) || bare.startsWith('.')) return null;
  // A URL has the whole address: no request is made to 127.1.
  return ENDS_IN_NUMBER.test(canonical) ? (parseUrl(`http://${canonical}/`)?.hostname ?? null) : canonical;
}

/** What a format means where the field `hostOnly` or `domain` is absent. */
export interface DomainRules {
  /** What the absence of `hostOnly` itself means. */
  withoutFlag?: boolean;
  /** In this format a domain without a dot is that of a host-only cookie. */
  dotIsCertain?: boolean;
}

/**
 * `domain` and `hostOnly`. Where there is no domain, or an empty one as in HARs of proxies, the host of the field `url`, or of the URL of
 * all cookies of the text.
 */
export function domainField(fields: CookieFields, { withoutFlag, dotIsCertain = false }: DomainRules = {}): Domain {
  const said = fields.flag('hostOnly');
  const flag = said ?? withoutFlag ?? null;
  if (!fields.has('domain') || (fields.url !== null && fields.get('domain') === '')) {
    const own = fields.text('url') ?? fields.url;
    const host = own === null ? undefined : parseUrl(own)?.hostname;
    if (host === undefined) fields.refuse('domain', 'missingField');
    else fields.warn('domainAssumed', { domain: host });
    return { domain: host ?? '', hostOnly: said ?? true };
  }
  const text = fields.text('domain');
  if (text === null) return { domain: '', hostOnly: true };
  const domain = canonicalHost(text);
  if (domain === null) fields.refuse('domain');
  const hasDot = text.startsWith('.');
  if (flag === null && !hasDot && !dotIsCertain) fields.warn('hostOnlyAssumed', { domain: domain ?? '' });
  if (flag === true && hasDot) fields.warn('flagAndDotDiffer', { taken: 'flag' });
  return { domain: domain ?? '', hostOnly: flag ?? !hasDot };
}

/** With the dot that most tools read as "and its subdomains". */
export function dottedDomain({ domain, hostOnly }: Domain): string {
  return hostOnly ? domain : `.${domain}`;
}
