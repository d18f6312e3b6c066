import { type Comparers, compareText } from '../list/sort.ts';
import type { ColumnSpec } from '../table/column-spec.ts';
import { type ReceivedLine, resultOf } from './received-line.ts';

/** The columns of the list of Set-Cookie lines, in their order. */
export const LINE_COLUMNS = [
  { name: 'outcome', width: 118, least: 100 },
  { name: 'line', width: 300, least: 120, grow: 3 },
  { name: 'from', width: 160, least: 100, grow: 1 },
  { name: 'time', width: 92, least: 88 },
] as const satisfies readonly ColumnSpec[];
export type LineColumn = (typeof LINE_COLUMNS)[number]['name'];

/** What went wrong comes first. */
const RESULTS = [
  'rejected',
  'notStored',
  'notDeleted',
  'storedAnyway',
  'stored',
  'replaced',
  'deleted',
  'nothingToDelete',
] as const satisfies readonly ReturnType<typeof resultOf>[];

const rankOf = (line: ReceivedLine): number => RESULTS.indexOf(resultOf(line));

/** The host and path of the URL, as the table shows them. */
function fromOf({ request }: ReceivedLine): string {
  const { hostname, pathname } = new URL(request.url);
  return hostname + pathname;
}

/** How Set-Cookie lines are compared. */
export const COMPARE_LINES: Comparers<ReceivedLine> = {
  outcome: (a, b) => rankOf(a) - rankOf(b),
  line: (a, b) => compareText(a.line.toLowerCase(), b.line.toLowerCase()),
  from: (a, b) => compareText(fromOf(a), fromOf(b)),
  time: (a, b) => a.at - b.at,
};
