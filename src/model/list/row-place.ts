import type { Listing } from '../../contract/listing.ts';
import type { Cookie } from '../../cookie/cookie.ts';
import { toText } from '../../cookie/octets.ts';
import type { Row } from '../jar/row.ts';
import { visibleText } from '../text/visible-text.ts';
import { differingParts } from './differing-parts.ts';

/** Where a cookie belongs, as far as that differs from the other rows of its site. */
export interface RowPlace {
  /** The differing labels of the host, with "*." before those of a domain cookie. */
  labels: string;
  /** The rest of the host, which all rows share. */
  sharedHost: string;
  /** The path in parts (see differingParts), or none. */
  path: readonly string[];
  /** The site that the cookie is partitioned by, where rows differ in that. */
  partition: string;
}

/** The texts of a list's rows that tell one row from another. */
export interface RowDifferences {
  /** The name in parts (see differingParts). */
  nameParts(cookie: Cookie): readonly string[];
  /** null: the cookie is in the same place as all others, or it is a host-only cookie of the page's host with the path "/". */
  place(cookie: Cookie): RowPlace | null;
  isThirdParty(cookie: Cookie): boolean;
}

interface Differences {
  hosts: Set<string>;
  paths: Set<string>;
  partitions: Set<string>;
}

const computedOnce = new WeakMap<readonly Row[], RowDifferences>();

/** Computed once for each array of rows. */
export function rowDifferences(rows: readonly Row[], { site, scope }: Pick<Listing, 'site' | 'scope'>): RowDifferences {
  const cached = computedOnce.get(rows);
  if (cached) return cached;
  const pageHost = new URL(scope.page.url).hostname;
  const siteOf = ({ domain }: Cookie): string => (domain === site || domain.endsWith(`.${site}`) ? site : domain);
  const names = differingParts(rows.map(({ cookie }) => shownText(cookie.name)));
  const paths = differingParts(rows.map(({ cookie }) => shownText(cookie.path)));
  const bySite = new Map<string, Differences>();
  for (const { cookie } of rows) {
    const one = siteOf(cookie);
    const differences = bySite.get(one) ?? { hosts: new Set(), paths: new Set(), partitions: new Set() };
    bySite.set(one, differences);
    differences.hosts.add(hostOf(cookie));
    differences.paths.add(cookie.path);
    if (cookie.partitionKey) differences.partitions.add(cookie.partitionKey.topLevelSite);
  }

  function place(cookie: Cookie): RowPlace | null {
    const own = siteOf(cookie);
    const differences = bySite.get(own);
    if (!differences) return null;
    const path = differences.paths.size > 1 && cookie.path !== '/' ? shownText(cookie.path) : '';
    const partition = differences.partitions.size > 1 ? (cookie.partitionKey?.topLevelSite ?? '') : '';
    const isPlain =
      differences.hosts.size < 2 || (cookie.hostOnly && cookie.domain === (own === site ? pageHost : own));
    const { labels, sharedHost } = isPlain ? { labels: '', sharedHost: '' } : host(cookie, own);
    if (labels + path + partition === '') return null;
    return { labels, sharedHost, path: path === '' ? [] : (paths.get(path) ?? [path]), partition };
  }

  const differences: RowDifferences = {
    nameParts: ({ name }) => names.get(shownText(name)) ?? [shownText(name)],
    place,
    isThirdParty: (cookie) => siteOf(cookie) !== site,
  };
  computedOnce.set(rows, differences);
  return differences;
}

function host({ domain, hostOnly }: Cookie, site: string): Pick<RowPlace, 'labels' | 'sharedHost'> {
  const subdomain = domain.slice(0, domain.length - site.length);
  if (hostOnly && subdomain === '') return { labels: domain, sharedHost: '' };
  return { labels: hostOnly ? subdomain : `*.${subdomain}`, sharedHost: site };
}

const hostOf = ({ domain, hostOnly }: Cookie): string => (hostOnly ? domain : `*.${domain}`);

const shownText = (octets: string): string => visibleText(toText(octets));
