import { isPrivateHost } from '../address/private-host.ts';
import { isSecureOrigin } from '../address/secure-origin.ts';
import type { Cookie } from '../cookie.ts';
import type { CookieFinding, FindingInput } from './finding.ts';
import type { SessionKind } from './session.ts';

const MDN = 'https://developer.mozilla.org/en-US/docs/Web/HTTP/Reference/Headers/Set-Cookie';
const OWASP = 'https://cheatsheetseries.owasp.org/cheatsheets/Session_Management_Cheat_Sheet.html';

type Context = Pick<FindingInput, 'url' | 'site' | 'agent'>;

/** Protection that a session lacks, and a cookie of another site that is not Partitioned. */
export function sessionFindings(cookie: Cookie, kind: SessionKind, context: Context): CookieFinding[] {
  const { domain } = cookie;
  const isThirdParty = domain !== context.site && !domain.endsWith(`.${context.site}`);
  const found: CookieFinding[] = [];
  if (kind !== null && !cookie.secure) found.push(withoutSecure(cookie, isThirdParty, context));
  if (kind === 'session' && !cookie.httpOnly) found.push(httpOnlyMissing());
  if (isThirdParty) {
    if (isSentUnpartitioned(cookie, context)) found.push(notPartitioned(kind));
    return found;
  }
  if (kind === null) return found;
  // What is partitioned has a site to be embedded in, and is sent below no other.
  if (!cookie.partitionKey && cookie.sameSite === 'none' && cookie.secure) {
    found.push(finding('SessionSameSiteNone', 'warn', 'samesite', `${MDN}#samesitesamesite-value`));
  }
  if (!cookie.partitionKey && cookie.sameSite === 'unset') {
    found.push(finding('SessionSameSiteUnset', 'warn', 'samesite', `${MDN}#samesitesamesite-value`));
  }
  if (!cookie.hostOnly) {
    const source = `${OWASP}#domain-and-path-attributes`;
    found.push({ ...finding('SessionForSubdomains', 'warn', 'domain', source), data: { domain } });
  }
  return found;
}

/** A session that any script of the page can read. */
export function httpOnlyMissing(): CookieFinding {
  return finding('HttpOnlyMissing', 'warn', 'httponly', `${MDN}#httponly`);
}

/** Plain HTTP on the machine itself or in a private network is how sites are made: a note for when it is published. */
function withoutSecure({ domain }: Cookie, isThirdParty: boolean, { url }: Context): CookieFinding {
  const isOverHttp = !isThirdParty && url.startsWith('http:');
  const isLocal = isSecureOrigin({ protocol: 'http:', hostname: domain }) || (isOverHttp && isPrivateHost(domain));
  return isLocal
    ? finding('SecureMissingLocally', 'note', 'secure', `${MDN}#secure`)
    : finding('SecureMissing', 'warn', 'secure', `${MDN}#secure`);
}

/** Whether pages of other sites may make the browser send it though it is in no partition. */
function isSentUnpartitioned({ partitionKey, sameSite, secure }: Cookie, { agent }: Context): boolean {
  if (partitionKey) return false;
  return (sameSite === 'none' && secure) || (sameSite === 'unset' && agent === 'firefox');
}

/** A session is lost where browsers block it; statistics and ads are their makers' to mend. */
function notPartitioned(kind: SessionKind): CookieFinding {
  return finding('NotPartitioned', kind === null ? 'note' : 'warn', 'samesite', `${MDN}#partitioned`);
}

function finding(
  code: CookieFinding['code'],
  severity: CookieFinding['severity'],
  attribute: string,
  source: string,
): CookieFinding {
  return { code, severity, data: {}, source, attribute };
}
