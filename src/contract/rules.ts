import type { Cookie } from '../cookie/cookie.ts';
import type { CookiePattern } from '../cookie/guards/cookie-pattern.ts';
import type { RuleKind } from '../cookie/guards/guard-wish.ts';

/** A rule that a person makes: what the background does to cookies that it is about. */
export interface NewRule {
  /** The surface chooses it (crypto.randomUUID). */
  id: string;
  kind: RuleKind;
  pattern: CookiePattern;
  /** The cookie to protect, in this version; absent: the version that the browser has. */
  cookie?: Cookie;
}

/** A rule as surfaces list it: without values. If several rules match a cookie, the oldest one applies. */
export interface ListedRule extends Omit<NewRule, 'cookie'> {
  /** When it was made, in milliseconds since the epoch. */
  at: number;
  isOn: boolean;
  /** How often it restored or deleted a cookie, and when it last did. */
  count: number;
  lastAt: number | null;
  /** Until then it does nothing, because pages made it act too often; null: it is not paused. */
  pausedUntil: number | null;
  /** How many cookies it protects. */
  cookies: number;
}

export interface RuleList {
  /** Oldest first. */
  rules: ListedRule[];
  /** How many stored records could not be read and were set aside; missing if there are none. */
  unreadable?: number;
}
