import { asOctets } from '../octets.ts';
import type { Reason, Verdict } from '../verdict.ts';

/**
 * The reason where the browser's settings block the cookies of a host. RFC 6265bis §7.2: "User agents MAY enforce a cookie
 * policy consisting of restrictions on how cookies may be used or ignored".
 */
export function cookiesBlocked(host: string): Reason {
  return { code: 'CookiesBlocked', data: { host }, section: '7.2' };
}

/** The verdict where the browser ignores all Set-Cookie lines of the response. */
export function rejectVerdict(verdict: Verdict, reason: Reason): Verdict {
  const { notes } = verdict;
  const [name, value] =
    verdict.outcome === 'stored'
      ? [asOctets(verdict.cookie.name), asOctets(verdict.cookie.value)]
      : verdict.outcome === 'deleted'
        ? [asOctets(verdict.id.name), asOctets('')]
        : [verdict.name, verdict.value];
  const others = verdict.outcome === 'rejected' ? verdict.reasons : [];
  return { outcome: 'rejected', name, value, reasons: [reason, ...others], notes };
}
