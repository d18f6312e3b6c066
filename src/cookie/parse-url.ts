const COOKIE_SCHEMES = new Set(['http:', 'https:', 'ws:', 'wss:']);

/** The URL, or null when it is none or its scheme has no cookies. */
export function parseUrl(address: string): URL | null {
  if (!URL.canParse(address)) return null;
  const url = new URL(address);
  return COOKIE_SCHEMES.has(url.protocol) ? url : null;
}
