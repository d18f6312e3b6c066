const COOKIE_SCHEMES = new Set(['http:', 'https:', 'ws:', 'wss:']);

/** The last URL parsed: the lines of a response and the cookies of a list share one URL. */
let latest: { text: string; url: Readonly<URL> | null } = { text: '', url: null };

/** The URL, or null when it is none or its scheme has no cookies. Calls with the same URL may return the same object. */
export function parseUrl(text: string): Readonly<URL> | null {
  if (text !== latest.text) latest = { text, url: parse(text) };
  return latest.url;
}

function parse(text: string): URL | null {
  if (!URL.canParse(text)) return null;
  const url = new URL(text);
  return COOKIE_SCHEMES.has(url.protocol) ? url : null;
}
