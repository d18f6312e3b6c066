import type { TableLayout } from '../../contract/settings.ts';
import { toText } from '../../cookie/octets.ts';
import type { Row } from '../jar/row.ts';
import { COMPARE, type Comparers, compareText } from '../list/sort.ts';

/** The columns of the wide table of cookies, in their order. */
export const WIDE_COLUMNS = [
  'name',
  'value',
  'domain',
  'path',
  'expires',
  'size',
  'httpOnly',
  'secure',
  'sameSite',
  'partition',
  'store',
  'findings',
] as const;
export type WideColumn = (typeof WIDE_COLUMNS)[number];

/** The default widths, in CSS pixels. */
const FIRST_WIDTH: Record<WideColumn, number> = {
  name: 160,
  value: 220,
  domain: 140,
  path: 80,
  expires: 90,
  size: 92,
  httpOnly: 66,
  secure: 58,
  sameSite: 72,
  partition: 130,
  store: 90,
  findings: 200,
};
/** Hidden by default: most people have only one store. */
const FIRST_HIDDEN: readonly WideColumn[] = ['store'];

/** A narrower column shows nothing; a wider one hides all others. In CSS pixels. */
export const WIDTH_RANGE = { min: 40, max: 1200 };

/** A column as it is shown. */
export interface ShownColumn {
  name: WideColumn;
  width: number;
}

/** Whether a table can have a column of that name; another version of Crumb may have stored other names. */
export function isWideColumn(name: string): name is WideColumn {
  return (WIDE_COLUMNS as readonly string[]).includes(name);
}

/** The columns that the person chose, in the order of the table; without a choice the default ones. */
export function shownColumns(layout: TableLayout | undefined): readonly ShownColumn[] {
  const chosen = layout?.columns.flatMap(({ name, width }) => (isWideColumn(name) ? [{ name, width }] : []));
  if (chosen?.length) return chosen;
  return WIDE_COLUMNS.filter((name) => !FIRST_HIDDEN.includes(name)).map(withFirstWidth);
}

const withFirstWidth = (name: WideColumn): ShownColumn => ({ name, width: FIRST_WIDTH[name] });

/** The columns with this one added or removed; the last one is not removed. */
export function toggleColumn(columns: readonly ShownColumn[], name: WideColumn): readonly ShownColumn[] {
  const remaining = columns.filter((column) => column.name !== name);
  if (remaining.length < columns.length) return remaining.length > 0 ? remaining : columns;
  const all = [...columns, withFirstWidth(name)];
  return WIDE_COLUMNS.flatMap((columnName) => all.find((column) => column.name === columnName) ?? []);
}

/** The columns with another width for one of them, within the bounds; null: its default width. */
export function resizeColumn(
  columns: readonly ShownColumn[],
  name: WideColumn,
  width: number | null,
): readonly ShownColumn[] {
  const requested = Math.round(width ?? FIRST_WIDTH[name]);
  const bounded = Math.max(WIDTH_RANGE.min, Math.min(requested, WIDTH_RANGE.max));
  return columns.map((column) => (column.name === name ? { name, width: bounded } : column));
}

const SAME_SITE = { none: 0, unset: 1, lax: 2, strict: 3 };
const partitionOf = ({ cookie }: Row): string => cookie.partitionKey?.topLevelSite ?? '';

/** How the wide table's rows are compared. `severity` returns a number for the findings of a cookie. */
export function wideComparers(severity: (key: string) => number): Comparers {
  return {
    ...COMPARE,
    domain: (a, b) => compareText(a.cookie.domain, b.cookie.domain),
    path: (a, b) => compareText(toText(a.cookie.path), toText(b.cookie.path)),
    httpOnly: (a, b) => Number(a.cookie.httpOnly) - Number(b.cookie.httpOnly),
    secure: (a, b) => Number(a.cookie.secure) - Number(b.cookie.secure),
    sameSite: (a, b) => SAME_SITE[a.cookie.sameSite] - SAME_SITE[b.cookie.sameSite],
    partition: (a, b) => compareText(partitionOf(a), partitionOf(b)),
    store: (a, b) => compareText(a.cookie.storeId, b.cookie.storeId),
    findings: (a, b) => severity(a.key) - severity(b.key),
  };
}
