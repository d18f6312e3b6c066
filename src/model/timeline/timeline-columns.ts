import { type Comparers, compareText } from '../list/sort.ts';
import type { ColumnSpec } from '../table/column-spec.ts';
import { AUTHORS } from './change-author.ts';
import type { TimelineChange, TimelineRow } from './fold.ts';
import { ENTRY_KINDS } from './timeline-entry.ts';

/** The columns of the timeline, in their order. */
export const TIMELINE_COLUMNS = [
  { name: 'what', width: 126, least: 96 },
  { name: 'cookie', width: 160, least: 80, grow: 1.2 },
  { name: 'change', width: 240, least: 100, grow: 2.6 },
  { name: 'octets', width: 54, least: 50, largestFirst: true },
  { name: 'by', width: 140, least: 76, grow: 1.2 },
  { name: 'time', width: 92, least: 88, largestFirst: true },
] as const satisfies readonly ColumnSpec[];
export type TimelineColumn = (typeof TIMELINE_COLUMNS)[number]['name'];

const lastOf = ({ changes }: TimelineRow): TimelineChange => changes.at(-1) as TimelineChange;
const entryOf = (row: TimelineRow) => lastOf(row).entry;

/** How many octets all changes of a row add to the Cookie header; null: not known. */
export function octetsAdded({ changes }: TimelineRow): number | null {
  let sum = 0;
  for (const { entry } of changes) {
    if (entry.octets.before === null) return null;
    sum += entry.octets.now - entry.octets.before;
  }
  return sum;
}

/** The value after the change, or the one that was removed. */
function shownValue(row: TimelineRow): string {
  const { now, cookie } = entryOf(row);
  return (now ?? cookie).value;
}

/** Who made a change, then the URL of the request. */
function byOf(row: TimelineRow): string {
  const { author } = lastOf(row);
  return `${AUTHORS.indexOf(author.who)} ${author.request?.url ?? ''}`;
}

/** How rows of the timeline are compared: by their latest change, which they show. */
export const COMPARE_TIMELINE: Comparers<TimelineRow> = {
  what: (a, b) => ENTRY_KINDS.indexOf(entryOf(a).kind) - ENTRY_KINDS.indexOf(entryOf(b).kind),
  cookie: (a, b) => compareText(entryOf(a).cookie.name.toLowerCase(), entryOf(b).cookie.name.toLowerCase()),
  change: (a, b) => compareText(shownValue(a), shownValue(b)),
  octets: (a, b) => (octetsAdded(a) ?? 0) - (octetsAdded(b) ?? 0),
  by: (a, b) => compareText(byOf(a), byOf(b)),
  time: (a, b) => entryOf(a).at - entryOf(b).at,
};
