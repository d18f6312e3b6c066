import type { Cookie } from '../cookie.ts';
import { differences, isSameCookie } from '../jar/differences.ts';
import { isExpired } from '../jar/expiry.ts';

/** `protect`: the value and the attributes; `keep`: that the cookie exists, whatever its value; `block`: it never stays. */
export const RULE_KINDS = ['protect', 'keep', 'block'] as const;
export type RuleKind = (typeof RULE_KINDS)[number];

/** What a rule wants at one identity. */
export interface GuardWish {
  /** What the rule remembers there from now on: what it restores, or what it lets stay. null: nothing. */
  remembered: Cookie | null;
  /** What is to be there. It differs from `now` if something is to be done. */
  wanted: Cookie | null;
}

/**
 * What a rule makes of an identity with this cookie now. `remembered` is the cookie as a person or Crumb itself last left it,
 * or as the rule first saw it.
 */
export function guardWish(kind: RuleKind, remembered: Cookie | null, now: Cookie | null, time: number): GuardWish {
  if (kind === 'block') {
    // What a person stores with Crumb stays until the page stores it again.
    const isOwn = now !== null && isSameCookie(now, remembered);
    return isOwn ? { remembered, wanted: now } : { remembered: null, wanted: null };
  }
  // Nothing can restore a cookie whose time is over.
  if (remembered === null || isExpired(remembered, time)) return { remembered: now, wanted: now };
  if (kind === 'keep' && now !== null) return { remembered: now, wanted: now };
  const isRefreshed = now !== null && differences(now, remembered).every((field) => field === 'expiryTime');
  // A page that lets the cookie end soon deletes it.
  if (!isRefreshed || endOf(now) < endOf(remembered) - SAME_MS) return { remembered, wanted: remembered };
  // A site that refreshes its cookie with each response changes only the expiry.
  return { remembered: endOf(now) < endOf(remembered) ? remembered : now, wanted: now };
}

/** Milliseconds by which the clocks of the servers of a site may differ. */
const SAME_MS = 60_000;

function endOf({ expiryTime }: Cookie): number {
  return expiryTime ?? Number.POSITIVE_INFINITY;
}
