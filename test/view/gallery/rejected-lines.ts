import { asOctets } from '../../../src/cookie/octets.ts';
import type { RejectedCookies } from '../../../src/cookie/set-cookie/rejected-cookies.ts';
import { GALLERY_HOST } from './jars.ts';

/** `rejected=<count>`: the report of rejected cookies is on and has this many. */
export function rejectedLines(query: URLSearchParams, now: number): RejectedCookies {
  const codes = ['SameSiteNoneInsecure', 'InvalidPrefix', 'InvalidDomain'] as const;
  const count = query.get('rejected');
  const attributes = ['secure', 'domain', 'domain'];
  const names = ['ad_id', '__Host-cart', 'theme'];
  const lines = Array.from({ length: Number(count ?? 0) }, (_, at) => ({
    name: names[at % 3] ?? '',
    host: GALLERY_HOST,
    request: { url: `https://${GALLERY_HOST}/login`, status: 200, by: 'navigation' as const },
    ...(at % 3 < 2 && { fixedLine: asOctets(`${names[at % 3]}=VALUE; Path=/; Secure; SameSite=None`) }),
    at: now,
    count: at + 1,
    reasons: [
      {
        code: codes[at % 3] ?? codes[0],
        attribute: attributes[at % 3] ?? '',
        data: { domain: 'other.example', host: GALLERY_HOST, prefix: '__Host-', needs: 'Secure; Path=/' },
        section: '5.7',
      },
    ],
  }));
  return { isOn: count !== null, isWaiting: query.has('waiting'), lines, more: 0 };
}
