import { type Cookie, cookieKey } from '../cookie/cookie.ts';
import type { ReadCookie } from './format/format.ts';

/** U+FFFD in UTF-8: what a decoder puts where a file is not in the encoding that was expected. */
const REPLACEMENT = '\xef\xbf\xbd';

/**
 * Says of the cookies of any format what no reader sees of one of them. A cookie that the text has twice, as "Export all" of Get
 * cookies.txt LOCALLY writes it, is left out; where the second one differs, a warning says so: the browser stores the last.
 */
export function withSharedWarnings(read: readonly ReadCookie[]): ReadCookie[] {
  const latest = new Map<string, string>();
  return read.filter(({ cookie, warnings }) => {
    const key = cookieKey(cookie);
    const content = contentOf(cookie);
    const before = latest.get(key);
    if (before === content) return false;
    if (before !== undefined) warnings.push({ code: 'duplicate', data: {} });
    latest.set(key, content);
    const { name, value, path } = cookie;
    if ([name, value, path].some((octets) => octets.includes(REPLACEMENT)))
      warnings.push({ code: 'characterReplaced', data: {} });
    return true;
  });
}

function contentOf({ value, expiryTime, secure, httpOnly, sameSite }: Cookie): string {
  return JSON.stringify([value, expiryTime, secure, httpOnly, sameSite]);
}
