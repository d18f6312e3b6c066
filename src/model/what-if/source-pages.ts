import type { RegistrableDomain } from '../../cookie/cookie.ts';

/** A page from which an address may be asked; the texts are the messages `place_<id>`. */
export interface SourcePage {
  id: 'here' | 'own' | 'sibling' | 'http' | 'https' | 'elsewhere';
  url: string;
}

/** Of a domain that is nobody's (RFC 2606). */
const ELSEWHERE = 'https://another-site.example/';

/** Pages worth trying for an address: those that differ in what SameSite and partitions make of them. */
export function sourcePagesFor(address: string, here: string, registrableDomain: RegistrableDomain): SourcePage[] {
  const url = new URL(address);
  const isSecure = url.protocol === 'https:' || url.protocol === 'wss:';
  const scheme = isSecure ? 'https' : 'http';
  const domain = registrableDomain(url.hostname);
  const places: SourcePage[] = [
    { id: 'here', url: here },
    { id: 'own', url: `${scheme}://${url.host}/` },
  ];
  if (domain !== null) places.push({ id: 'sibling', url: `${scheme}://other.${domain}/` });
  const other = isSecure ? 'http' : 'https';
  places.push({ id: other, url: `${other}://${url.hostname}/` }, { id: 'elsewhere', url: ELSEWHERE });
  return places;
}
