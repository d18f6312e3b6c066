import type { ParkedCookie } from '../../contract/parked.ts';
import type { Row } from '../jar/row.ts';

/**
 * One line of the list: a cookie, one that was just removed, the heading of a host's cookies, a cookie that is switched off,
 * or the heading of those. Whatever is no row has a `host` of its own. The keys of the list move to the lines with a `key`,
 * which a heading and a removed cookie have not.
 */
export type ListItem = { key?: string } & (
  | { kind: 'row'; row: Row }
  | { kind: 'group'; host: string; count: number; octets: number }
  | { kind: 'parked'; host: string; parked: ParkedCookie | null }
);

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
  const asLine = (row: Row): ListItem => ({ kind: 'row', row, ...(!removedRows.has(row) && { key: row.key }) });
  const all = removed.length > 0 ? sorted([...shown, ...removed]) : shown;
  if (!groups) return all.map(asLine);
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
    return [{ kind: 'group', host, count: rows.length, octets }, ...rows.map(asLine)];
  });
}

/** The heading for a domain. The first of `hosts` is the site, whose subdomains share one heading. */
function hostOf(domain: string, hosts: readonly string[]): string {
  const [site] = hosts;
  return site !== undefined && (domain === site || domain.endsWith(`.${site}`)) ? site : domain;
}
