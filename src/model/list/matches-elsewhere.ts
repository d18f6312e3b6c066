import type { Listing } from '../../contract/listing.ts';
import type { Extent } from '../../contract/page.ts';
import { cookiesInExtent } from './payload-model.ts';
import { searchFor } from './quick-filter.ts';

/** A scope in which a search has matches; `count` is null where the cookies of the scope were not read yet. */
export interface ScopeMatches {
  extent: Extent;
  count: number | null;
}

/**
 * The smallest scope in which a search that matches nothing in `extent` has matches, or may have some; null: none. A scope
 * contains all cookies of the smaller ones.
 */
export function matchesElsewhere(listing: Listing, extent: Extent, query: string): ScopeMatches | null {
  if (extent === 'loaded') return null;
  const inSite = extent === 'page' ? listing.jar.filter(searchFor(query)).length : 0;
  if (inSite > 0) return { extent: 'site', count: inSite };
  if (!listing.loaded) return { extent: 'loaded', count: null };
  const count = cookiesInExtent(listing, new Set(), 'loaded').filter(searchFor(query)).length;
  return count > 0 ? { extent: 'loaded', count } : null;
}
