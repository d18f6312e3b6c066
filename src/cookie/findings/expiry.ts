import type { Cookie } from '../cookie.ts';
import { LIMITS } from '../limits/limits.ts';
import type { CookieFinding } from './finding.ts';

const DAY = 86_400_000;
/** How exactly an expiry must meet the cap to have been cut to it; later, it can no longer be recognised. */
const TOLERANCE = 10 * 60_000;

/** Ends within a day, or expires exactly where browsers cap a later expiry. */
export function expiryFinding(cookie: Pick<Cookie, 'expiryTime'>, now: number): CookieFinding | null {
  if (cookie.expiryTime === null) return null;
  const left = cookie.expiryTime - now;
  const source = LIMITS.lifetime.source;
  if (left > 0 && left <= DAY) {
    return {
      code: 'ExpiresSoon',
      severity: 'note',
      data: { hours: Math.ceil(left / 3_600_000) },
      source,
      attribute: 'expires',
    };
  }
  if (left >= LIMITS.lifetime.value - TOLERANCE) {
    return {
      code: 'ExpiryCapped',
      severity: 'note',
      limit: 'lifetime',
      data: { days: LIMITS.lifetime.value / DAY },
      source,
      attribute: 'expires',
    };
  }
  return null;
}
