import { type DemoRequest, receivedCookies } from './message.ts';

/**
 * The Set-Cookie lines that delete every cookie of the request, whatever its attributes: host-only, for the host with
 * its subdomains, and partitioned, at the path `/`. Cookies at other paths never reached the server and stay. Each line
 * has Secure, because the `__Secure-` and `__Host-` prefixes require it and browsers accept it on localhost, and
 * SameSite=None, because a frame on another site could delete nothing otherwise.
 */
export function expireReceived(request: Pick<DemoRequest, 'cookieHeader' | 'host'>): string[] {
  const names = new Set(receivedCookies(request).map((cookie) => cookie.name));
  return [...names].flatMap((name) => {
    // A nameless cookie is replaced by another nameless one; empty in name and value, the line would be rejected.
    const pair = name === '' ? 'gone' : `${name}=`;
    const line = `${pair}; Max-Age=0; Path=/; Secure; SameSite=None`;
    return [line, `${line}; Domain=${request.host}`, `${line}; Partitioned`];
  });
}
