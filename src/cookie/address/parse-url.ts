const COOKIE_SCHEMES = new Set(['http:', 'https:', 'ws:', 'wss:']);

/** The last URL parsed: the lines of a response and the cookies of a list share one URL. */
let latest: { address: string; url: Readonly<URL> | null } = { address: '', url: null };

/** The URL, or null when it is none or its scheme has no cookies. Calls with the same URL may return the same object. */
export function parseUrl(address: string): Readonly<URL> | null {
  if (address !== latest.address) latest = { address, url: parse(address) };
  return latest.url;
}

function parse(address: string): URL | null {
  if (!URL.canParse(address)) return null;
  const url = new URL(address);
  return COOKIE_SCHEMES.has(url.protocol) ? url : null;
}
