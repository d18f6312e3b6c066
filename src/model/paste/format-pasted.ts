/** A cookie as another tool writes it; null: it says nothing of that attribute. */
export interface PastedCookie {
  name: string;
  value: string;
  domain: string | null;
  path: string | null;
  /** Milliseconds since the epoch. */
  expiryTime: number | null;
  secure: boolean;
  httpOnly: boolean;
  sameSite: string | null;
  partitioned: boolean;
}

/** Words for SameSite, of Chromium's API too; others mean that it is unset. */
const SAME_SITE: Readonly<Record<string, string>> = {
  strict: 'Strict',
  lax: 'Lax',
  none: 'None',
  no_restriction: 'None',
};

/** The Set-Cookie line that asks for a cookie. */
export function formatPasted(cookie: PastedCookie): string {
  const { name, value, domain, path, expiryTime, secure, httpOnly, sameSite, partitioned } = cookie;
  const parts = [`${name}=${value}`];
  if (domain) parts.push(`Domain=${domain.replace(/^\./, '')}`);
  if (path) parts.push(`Path=${path}`);
  const expires = expiryTime === null ? null : new Date(expiryTime);
  if (expires && !Number.isNaN(expires.getTime())) parts.push(`Expires=${expires.toUTCString()}`);
  if (secure) parts.push('Secure');
  if (httpOnly) parts.push('HttpOnly');
  const word = SAME_SITE[sameSite?.toLowerCase() ?? ''];
  if (word) parts.push(`SameSite=${word}`);
  if (partitioned) parts.push('Partitioned');
  return parts.join('; ');
}
