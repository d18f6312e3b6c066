const LOOPBACK = /^(?:localhost\.?|.+\.localhost\.?|127(?:\.\d{1,3}){3}|\[::1\])$/;

/**
 * Whether a URL may set and get Secure cookies. RFC 6265bis §5.8.3 leaves "secure" connections to the user agent;
 * Chromium and Firefox count https, wss and, over plain http, the machine itself: localhost, *.localhost (also with a
 * dot at the end), 127.0.0.0/8 and ::1.
 */
export function isSecureOrigin(url: Pick<URL, 'protocol' | 'hostname'>): boolean {
  return url.protocol === 'https:' || url.protocol === 'wss:' || LOOPBACK.test(url.hostname);
}
