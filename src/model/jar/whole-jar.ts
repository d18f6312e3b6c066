import type { Listing } from '../../contract/listing.ts';
import type { Cookie } from '../../cookie/cookie.ts';

/** Every cookie of a listing: those of the site, then those of the other hosts' sites. */
export function wholeJar({ jar, loaded }: Pick<Listing, 'jar' | 'loaded'>): readonly Cookie[] {
  return loaded ? [...jar, ...loaded.jar] : jar;
}
