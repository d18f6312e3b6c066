import { toText } from '../../cookie/octets.ts';
import type { Row } from '../jar/row.ts';
import { COMPARE, type Comparers, compareText } from '../list/sort.ts';
import type { ColumnSpec } from './column-spec.ts';

/** The columns of the wide table of cookies, in their order. Most people have only one store. */
export const COOKIE_COLUMNS = [
  { name: 'name', width: 160, least: 140, grow: 2 },
  { name: 'value', width: 220, least: 120, grow: 3 },
  { name: 'domain', width: 140, least: 90 },
  { name: 'path', width: 80, least: 50 },
  { name: 'expires', width: 90, least: 76 },
  { name: 'size', width: 92, least: 88 },
  { name: 'httpOnly', width: 66, least: 60 },
  { name: 'secure', width: 58, least: 52 },
  { name: 'sameSite', width: 72, least: 62 },
  { name: 'partition', width: 130, least: 60 },
  { name: 'store', width: 90, least: 60, isHidden: true },
  { name: 'findings', width: 200, least: 90, grow: 1 },
] as const satisfies readonly ColumnSpec[];
export type WideColumn = (typeof COOKIE_COLUMNS)[number]['name'];

/** Whether the table of cookies can have a column of that name. */
export function isWideColumn(name: string): name is WideColumn {
  return COOKIE_COLUMNS.some((column) => column.name === name);
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
