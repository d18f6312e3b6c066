import { agent } from '../../browser/agent.ts';
import { writeCookie as askToStore, expireCookie } from '../../browser/cookie-writes.ts';
import { readCookie } from '../../browser/cookies.ts';
import { registrableDomain } from '../../browser/public-suffix.ts';
import type { CookieEdit, Problem, Result, Written } from '../../contract.ts';
import { type Cookie, cookieKey } from '../../cookie/cookie.ts';
import { differences } from '../../cookie/differences.ts';
import { wouldEvict } from '../../cookie/eviction.ts';
import { siteOf } from '../../cookie/site.ts';
import { validateCookie } from '../../cookie/validate-cookie.ts';
import { missingAccess } from '../read/access.ts';
import { readSite } from '../read/site-jar.ts';

import { oneAtATime } from './one-at-a-time.ts';

/**
 * Adds or edits one cookie so that none is ever lost:
 *
 *   check -> write the new one -> read it back -> remove the old one exactly -> read again
 *
 * Nothing is written while a check fails, nothing is removed before the new cookie was seen in the jar. An edit that
 * keeps the identity (see cookieKey) is one write: the browser replaces the cookie itself.
 */
export function writeCookie(edit: CookieEdit): Promise<Result<Written>> {
  return oneAtATime(edit.after.storeId, async () => {
    const problem = await check(edit);
    return problem ? { problem } : store(edit);
  });
}

async function check({ before, after, replace }: CookieEdit): Promise<Problem | null> {
  const reasons = validateCookie(after, { agent, now: Date.now(), registrableDomain });
  if (reasons.length > 0) return { code: 'refused', reasons };
  const locked = (await missingAccess(after.domain)) ?? (before && (await missingAccess(before.domain)));
  if (locked) return { code: 'no-host-permission', origins: locked };
  if (before) {
    const now = await readCookie(before);
    if (!now || differences(now, before).length > 0) return { code: 'changed', was: before, now };
  }
  const occupant = isMoved(before, after) ? await readCookie(after) : null;
  if (occupant && !replace) return { code: 'exists', cookie: occupant };
  const jar = await readSite(siteOf(after.domain, registrableDomain), after.storeId);
  const full = wouldEvict(jar, after, agent);
  return full && { code: 'would-evict', ...full };
}

async function store({ before, after }: CookieEdit): Promise<Result<Written>> {
  const refusal = await askToStore(after);
  const stored = await readCookie(after);
  const altered = stored ? differences(stored, after) : [];
  if (refusal !== null || !stored || altered.includes('value')) {
    return { problem: { code: 'not-stored', asked: after, detail: refusal ?? '' } };
  }
  if (before && isMoved(before, after)) {
    await expireCookie(before);
    const old = await readCookie(before);
    if (old) return { problem: { code: 'old-remains', cookie: stored, old } };
  }
  return { value: { cookie: stored, altered } };
}

function isMoved(before: Cookie | null, after: Cookie): boolean {
  return before === null || cookieKey(before) !== cookieKey(after);
}
