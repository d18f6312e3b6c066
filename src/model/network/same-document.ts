/** The URL as a request has it: browsers send no fragment, but Firefox's DevTools show it. */
export function withoutFragment(url: string): string {
  return url.replace(/#.*$/s, '');
}

/** Whether two URLs name the same document. */
export function isSameDocument(one: string, other: string): boolean {
  return withoutFragment(one) === withoutFragment(other);
}

/** Whether a Referer that Referrer-Policy shortened to an origin is that of the URL. */
export function isOriginOf(referrer: string, url: string): boolean {
  return referrer === `${new URL(url).origin}/`;
}
