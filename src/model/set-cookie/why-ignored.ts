import { isSecureOrigin } from '../../cookie/address/secure-origin.ts';
import type { Agent } from '../../cookie/cookie.ts';
import type { Reason, ReasonCode } from '../../cookie/verdict.ts';
import type { NetworkRequest } from '../network/network-request.ts';
import { clearsCookies } from './clears-cookies.ts';

/** Why the browser ignores all Set-Cookie lines of a response; null: it reads them. */
export function whyIgnored(request: NetworkRequest, agent: Agent): Reason | null {
  if (request.status === 407) return reasonOf('ProxyAuthentication');
  // Firefox stores them, and clears them then. Chromium ignores that field where the connection is not secure.
  const isCleared = agent === 'chrome' && clearsCookies(request) && isSecureOrigin(new URL(request.url));
  return isCleared ? reasonOf('CookiesCleared') : null;
}

function reasonOf(code: ReasonCode): Reason {
  return { code, data: {}, section: '3' };
}
