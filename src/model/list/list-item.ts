import type { ParkedCookie } from '../../contract/parked.ts';
import type { Row } from '../jar/row.ts';

/**
 * One line of the list: a cookie, one that was just removed, the heading of a host's cookies, a cookie that is switched off,
 * or the heading of those. Whatever is no row has a `host` of its own.
 */
export type ListItem =
  | { kind: 'row'; row: Row; removed: boolean }
  | { kind: 'group'; host: string; count: number; octets: number }
  | { kind: 'parked'; host: string; parked: ParkedCookie | null };

const asItem = (row: Row): ListItem => ({ kind: 'row', row, removed: false });

/**
 * The lines of the list. Rows of `removed` stay at the place that `sorted` gives them. With `groups`, one heading for each
 * host.
 */
export function listItems(
  shown: readonly Row[],
  removed: readonly Row[],
  sorted: (rows: readonly Row[]) => readonly Row[],
  groups: readonly string[] | null,
): ListItem[] {
  const removedRows = new Set(removed);
  const all = removed.length > 0 ? sorted([...shown, ...removed]) : shown;
  if (!groups) {
    if (removed.length === 0) return shown.map(asItem);
    return all.map((row) => ({ kind: 'row', row, removed: removedRows.has(row) }));
  }
  // The page's site comes first, whatever the order of the rows.
  const byHost = new Map(groups.slice(0, 1).map((site): [string, Row[]] => [site, []]));
  for (const row of all) {
    const host = hostOf(row.cookie.domain, groups);
    const rows = byHost.get(host);
    if (rows) rows.push(row);
    else byHost.set(host, [row]);
  }
  return [...byHost].flatMap(([host, rows]): ListItem[] => {
    if (rows.length === 0) return [];
    const octets = rows.reduce((sum, { sizes }) => sum + sizes.inHeader, 0);
    const items = rows.map((row): ListItem => ({ kind: 'row', row, removed: removedRows.has(row) }));
    return [{ kind: 'group', host, count: rows.length, octets }, ...items];
  });
}

/** The heading for a domain. The first of `hosts` is the site, whose subdomains share one heading. */
function hostOf(domain: string, hosts: readonly string[]): string {
  const [site] = hosts;
  return site !== undefined && (domain === site || domain.endsWith(`.${site}`)) ? site : domain;
}
