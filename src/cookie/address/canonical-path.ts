/** What Chromium percent-encodes in the path of a URL, and `URL` alone does not in all engines. */
const ENCODED = /[^\x21-\x7e]|["#<>?^`{|}]/g;

/**
 * The path under which Chromium's cookies API stores a cookie, given and returned in octets: as in a URL, encoded and with
 * "." and ".." resolved. A Set-Cookie line keeps its path as it is.
 */
export function canonicalPath(path: string): string {
  const url = new URL('https://canonical.invalid/');
  url.pathname = path.replace(ENCODED, encoded);
  return url.pathname;
}

function encoded(octet: string): string {
  return `%${octet.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}`;
}
