import type { Cookie } from '../cookie.ts';
import { LIMITS, NEAR } from '../limits/limits.ts';
import { REPLACEMENT } from '../octets.ts';
import type { CookieFinding } from './finding.ts';

/** A library that splits a long session fills each part but the last: `session.0`, `.AspNetCore.CookiesC1`. */
const PART = /(?:[._-]|C)\d{1,2}$/;

/** Name and value over or near the limit, an attribute over its limit, octets the browser does not show. */
export function sizeFindings(cookie: Cookie): CookieFinding[] {
  const found: CookieFinding[] = [];
  const octets = cookie.name.length + cookie.value.length;
  const limit = LIMITS.pairOctets;
  if (octets >= NEAR.pairOctets) {
    const over = octets > limit.value;
    found.push({
      code: over ? 'TooLarge' : 'NearMaxSize',
      severity: over ? 'bad' : PART.test(cookie.name) ? 'note' : 'warn',
      limit: 'pairOctets',
      data: { octets, limit: limit.value, left: Math.max(0, limit.value - octets) },
      source: limit.source,
      attribute: 'value',
    });
  }
  for (const attribute of ['path', 'domain'] as const) {
    const length = cookie[attribute].length;
    if (length <= LIMITS.attributeOctets.value) continue;
    found.push({
      code: 'AttributeTooLong',
      severity: 'warn',
      limit: 'attributeOctets',
      data: { attribute, octets: length, limit: LIMITS.attributeOctets.value },
      source: LIMITS.attributeOctets.source,
      attribute,
    });
  }
  const guilty = cookie.name.includes(REPLACEMENT) ? 'name' : cookie.value.includes(REPLACEMENT) ? 'value' : null;
  if (guilty) {
    found.push({
      code: 'SizeUncertain',
      severity: 'note',
      data: { octets },
      source: 'https://encoding.spec.whatwg.org/#utf-8-decode',
      attribute: guilty,
    });
  }
  return found;
}
