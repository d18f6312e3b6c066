import type { PartitionKey, SameSite } from '../../../../src/cookie/cookie.ts';
import { toOctets, toText } from '../../../../src/cookie/octets.ts';
import { completed } from '../jar.ts';
import type { NativeCookie, OriginAttributes, ServicesApi } from '../privileged.ts';
import type { JarCookie, JarEntry } from '../surface.ts';
import type { Marionette } from './marionette.ts';

declare const Services: ServicesApi;

/** nsICookie: SAMESITE_NONE, _LAX, _STRICT, _UNSET. */
const SAME_SITE: Record<number, SameSite> = { 0: 'none', 1: 'lax', 2: 'strict', 256: 'unset' };
const WRITTEN: Record<SameSite, number> = { none: 0, lax: 1, strict: 2, unset: 256 };
const NEVER = Number.MAX_SAFE_INTEGER;

export async function readFirefoxJar(marionette: Marionette): Promise<JarCookie[]> {
  const cookies = await marionette.chrome(() => {
    const plain = (cookie: NativeCookie) => ({
      name: cookie.name,
      value: cookie.value,
      host: cookie.host,
      path: cookie.path,
      expiry: cookie.expiry,
      isSession: cookie.isSession,
      isSecure: cookie.isSecure,
      isHttpOnly: cookie.isHttpOnly,
      isDomain: cookie.isDomain,
      sameSite: cookie.sameSite,
      originAttributes: { ...cookie.originAttributes },
    });
    const secret = Services.cookies.getCookiesWithOriginAttributes('{"privateBrowsingId":1}');
    return [...Services.cookies.cookies, ...secret].map(plain);
  });
  return cookies.map(fromNative);
}

export function writeFirefoxJar(marionette: Marionette, entries: JarEntry[]): Promise<void> {
  const cookies = entries.map((entry) => {
    const cookie = completed(entry);
    return {
      ...cookie,
      value: toText(cookie.value),
      host: cookie.hostOnly ? cookie.domain : `.${cookie.domain}`,
      expiry: cookie.expires ?? NEVER,
      sameSite: WRITTEN[cookie.sameSite],
      attributes: attributesOf(cookie),
    };
  });
  return marionette.chrome((cookies) => {
    const ANY_SCHEME = 0;
    for (const cookie of cookies) {
      const { host, path, name, value, secure, httpOnly, expires, expiry, attributes, sameSite } = cookie;
      const partitioned = cookie.partitionKey !== null;
      const session = expires === null;
      Services.cookies.add(
        host,
        path,
        name,
        value,
        secure,
        httpOnly,
        session,
        expiry,
        attributes,
        sameSite,
        ANY_SCHEME,
        partitioned,
      );
    }
  }, cookies);
}

export function clearFirefoxJar(marionette: Marionette): Promise<void> {
  return marionette.chrome(() => {
    Services.cookies.removeAll();
    Services.cookies.removeCookiesWithOriginAttributes('{"privateBrowsingId":1}');
  });
}

function fromNative(cookie: NativeCookie): JarCookie {
  const { userContextId = 0, privateBrowsingId = 0, partitionKey = '' } = cookie.originAttributes;
  const domain = cookie.host.replace(/^\./, '');
  return {
    name: cookie.name,
    value: toOctets(cookie.value),
    domain,
    hostOnly: !cookie.isDomain,
    path: cookie.path,
    expires: cookie.isSession ? null : cookie.expiry,
    secure: cookie.isSecure,
    httpOnly: cookie.isHttpOnly,
    sameSite: SAME_SITE[cookie.sameSite] ?? 'unset',
    partitionKey: partitionOf(partitionKey, domain),
    store: privateBrowsingId ? 'private' : userContextId ? `container-${userContextId}` : 'default',
  };
}

/** `(scheme,site)`, then a port if it has one, then `f` if the request came from a cross-site frame of the same site. */
function partitionOf(serialized: string, domain: string): PartitionKey | null {
  if (!serialized) return null;
  const [scheme = '', site = '', ...rest] = serialized.slice(1, -1).split(',');
  const sameSite = domain === site || domain.endsWith(`.${site}`);
  return { topLevelSite: `${scheme}://${site}`, hasCrossSiteAncestor: rest.includes('f') || !sameSite };
}

function attributesOf(cookie: JarCookie): OriginAttributes {
  const container = /^container-(\d+)$/.exec(cookie.store)?.[1];
  const key = cookie.partitionKey;
  const [scheme, site = ''] = key?.topLevelSite.split('://') ?? [];
  const sameSite = cookie.domain === site || cookie.domain.endsWith(`.${site}`);
  const foreign = key?.hasCrossSiteAncestor && sameSite ? ',f' : '';
  return {
    ...(container && { userContextId: Number(container) }),
    ...(cookie.store === 'private' && { privateBrowsingId: 1 }),
    ...(key && { partitionKey: `(${scheme},${site}${foreign})` }),
  };
}
