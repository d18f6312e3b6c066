/**
 * RFC 6265bis §5.1.4: "The cookie-path and the request-path are identical", or the cookie-path is a prefix of the
 * request-path and its last character is "/", or the first character of the rest is "/". Letter case counts;
 * `requestPath` is the percent-encoded path of the URL.
 */
export function pathMatches(requestPath: string, cookiePath: string): boolean {
  if (!requestPath.startsWith(cookiePath)) return false;
  return requestPath.length === cookiePath.length || cookiePath.endsWith('/') || requestPath[cookiePath.length] === '/';
}
