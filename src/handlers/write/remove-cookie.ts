import { expireCookie } from '../../browser/cookie-writes.ts';
import { readCookie } from '../../browser/cookies.ts';
import type { Result } from '../../contract.ts';
import type { CookieId } from '../../cookie/cookie.ts';
import { missingAccess } from '../read/access.ts';
import { oneAtATime } from './one-at-a-time.ts';

/** Removes exactly one cookie, never a namesake; judged by reading the jar, not by the browser's answer. */
export function removeCookie(id: CookieId): Promise<Result<null>> {
  return oneAtATime(id.storeId, async () => {
    const locked = await missingAccess(id.domain);
    if (locked) return { problem: { code: 'no-host-permission', origins: locked } };
    if (!(await readCookie(id))) return { problem: { code: 'gone' } };
    await expireCookie(id);
    const still = await readCookie(id);
    return still ? { problem: { code: 'not-removed', cookie: still } } : { value: null };
  });
}
