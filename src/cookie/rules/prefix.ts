import type { Cookie } from '../cookie.ts';

/** A reserved start of a name and what a cookie of that name must be. */
interface Prefix {
  prefix: string;
  httpOnly: boolean;
  /** Host-only with the path "/". */
  host: boolean;
  /** The attributes it requires, as in a line. */
  needs: string;
}

/** The longer one first. `__Http-` and `__Host-Http-` are not in RFC 6265bis but in layered-cookies and both browsers. */
const PREFIXES: Prefix[] = [
  { prefix: '__Host-Http-', httpOnly: true, host: true, needs: 'Secure; HttpOnly; Path=/' },
  { prefix: '__Host-', httpOnly: false, host: true, needs: 'Secure; Path=/' },
  { prefix: '__Secure-', httpOnly: false, host: false, needs: 'Secure' },
  { prefix: '__Http-', httpOnly: true, host: false, needs: 'Secure; HttpOnly' },
];

/** The prefix that `name` begins with, in any letter case (RFC 6265bis §5.4), or null. */
export function prefixOf(name: string): Prefix | null {
  if (!name.startsWith('__')) return null;
  const lower = name.toLowerCase();
  return PREFIXES.find(({ prefix }) => lower.startsWith(prefix.toLowerCase())) ?? null;
}

/**
 * The prefix whose rules a cookie breaks, with the attribute that is guilty first, or null.
 * RFC 6265bis §5.7: with "__Secure-" the cookie is ignored "unless the cookie's secure-only-flag is true"; with "__Host-"
 * also "The cookie's host-only-flag is true" and the path is "/".
 */
export function brokenPrefix(
  cookie: Pick<Cookie, 'name' | 'secure' | 'httpOnly' | 'hostOnly' | 'path'>,
): (Prefix & { attribute: string }) | null {
  const prefix = prefixOf(cookie.name);
  if (!prefix) return null;
  const attribute = !cookie.secure
    ? 'secure'
    : prefix.httpOnly && !cookie.httpOnly
      ? 'httponly'
      : prefix.host && !cookie.hostOnly
        ? 'domain'
        : prefix.host && cookie.path !== '/'
          ? 'path'
          : null;
  return attribute && { ...prefix, attribute };
}
