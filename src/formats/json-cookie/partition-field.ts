import type { PartitionKey } from '../../cookie/cookie.ts';
import type { CookieFields } from './cookie-fields.ts';
import { isJsonObject, member } from './json-object.ts';

const SITE = /^([a-z][a-z0-9+.-]*:\/\/(?:\[[0-9a-f:.]+\]|[^/?#:@\s[\]]+))(?::\d+)?\/?$/i;
const PARTITIONED = ['partitioned', 'partitionKeyOpaque'];
/** Firefox names stores so, and its partitions have no cross-site ancestor. */
const FIREFOX_STORE = /^firefox-/;

/**
 * `partitionKey` in all shapes in which tools write it: a site, also beside `_crHasCrossSiteAncestor` (Playwright 1.65);
 * `{topLevelSite, hasCrossSiteAncestor}` (the API of extensions, the DevTools protocol); `{sourceOrigin,
 * hasCrossSiteAncestor}` (Puppeteer 24 and 25). Without the flag, it is what it must be where the cookie's domain is not of that
 * site, and a warning says so. `absentFlag`: what the tool itself takes then.
 */
export function partitionField(fields: CookieFields, domain: string, absentFlag?: boolean): PartitionKey | null {
  const key = fields.get('partitionKey');
  if (key === undefined) {
    // Some tools write only that there is a partition, and the DevTools protocol that no site names it.
    if (PARTITIONED.some((flag) => fields.get(flag) === true)) fields.warn('partitionUnclear');
    return null;
  }
  const site = typeof key === 'string' ? key : (member(key, 'topLevelSite') ?? member(key, 'sourceOrigin') ?? '');
  if ((typeof key !== 'string' && !isJsonObject(key)) || typeof site !== 'string') {
    fields.refuse('partitionKey');
    return null;
  }
  // The API of extensions names the unpartitioned jar so.
  if (site === '') return null;
  const topLevelSite = SITE.exec(site)?.[1]?.toLowerCase();
  const flag = flagOf(fields, key);
  if (topLevelSite === undefined || (flag !== undefined && typeof flag !== 'boolean')) {
    fields.refuse('partitionKey');
    return null;
  }
  if (typeof flag === 'boolean') return { topLevelSite, hasCrossSiteAncestor: flag };
  const store = fields.get('storeId');
  if (typeof store === 'string' && FIREFOX_STORE.test(store)) return { topLevelSite, hasCrossSiteAncestor: false };
  fields.warn('partitionUnclear');
  return { topLevelSite, hasCrossSiteAncestor: absentFlag ?? isOfOtherSite(domain, topLevelSite) };
}

function flagOf(fields: CookieFields, key: unknown): unknown {
  return member(key, 'hasCrossSiteAncestor') ?? fields.get('_crHasCrossSiteAncestor');
}

function isOfOtherSite(domain: string, topLevelSite: string): boolean {
  const host = topLevelSite.slice(topLevelSite.indexOf('://') + 3);
  return domain !== host && !domain.endsWith(`.${host}`);
}
