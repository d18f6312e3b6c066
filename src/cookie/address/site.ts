import type { RegistrableDomain } from '../cookie.ts';

/** The grouping key of a host: its registrable domain, or the host itself where there is none. */
export function siteOf(host: string, registrableDomain: RegistrableDomain): string {
  return registrableDomain(host) ?? host;
}

/** Scheme and site of a URL without the port, as in PartitionKey.topLevelSite. WebSockets count as their http scheme. */
export function schemefulSite(url: URL, registrableDomain: RegistrableDomain): string {
  return `${httpScheme(url)}//${siteOf(url.hostname, registrableDomain)}`;
}

/** "http:" for ws, "https:" for wss, any other scheme as it is. */
function httpScheme(url: URL): string {
  if (url.protocol === 'ws:') return 'http:';
  return url.protocol === 'wss:' ? 'https:' : url.protocol;
}
