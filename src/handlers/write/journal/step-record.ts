import type { ParkedRef } from '../../../contract/parked.ts';
import type { Problem } from '../../../contract/problem.ts';
import type { StepKind } from '../../../contract/steps.ts';
import type { Exchange, Position, Side } from '../../../cookie/jar/exchange.ts';

/** One exchange of a step and its result. */
export interface StepItem {
  /** As requested, until it is done; from then on as the browser stored it. */
  exchange: Exchange;
  /** Which side the jar had when it was last read; `unreadable`: it could not be read. */
  side: Position | 'unreadable';
  /** The side that the step writes, from before the first write until it was read back; null: no write is in progress. */
  heading: Side | null;
  problem: Problem | null;
  /** Steps that park or unpark: the record of this cookie. */
  parked?: ParkedRef;
}

/** One step as the history stores it. It is open, and its own journal, while a side of any of its items is being written. */
export interface StepRecord {
  id: string;
  /** Milliseconds since the epoch, greater than that of any older step. */
  at: number;
  /** When it was last done, undone or redone; not before `at`. */
  movedAt: number;
  kind: StepKind;
  /** Shared by steps that are one entry of the history. */
  group?: string;
  /** Stores what our rules reject, where the browser lets it. */
  anyway: boolean;
  /** A cookie of a private window is in it: never on disk, forgotten with the window. */
  incognito: boolean;
  /** The jar once had a cookie that the step was to write; until then there is nothing to undo or redo. */
  wasDone: boolean;
  items: StepItem[];
}

/** The id under which the history shows the step: its own or that of its group. */
export function entryOf({ id, group }: StepRecord): string {
  return group ?? id;
}

/** What the history shows as one entry, by its id: a step or the steps of a group; in the order of the first of each. */
export function byEntry<One>(all: Iterable<One>, stepOf: (one: One) => StepRecord): Map<string, One[]> {
  const entries = new Map<string, One[]>();
  for (const one of all) {
    const id = entryOf(stepOf(one));
    const entry = entries.get(id);
    if (entry) entry.push(one);
    else entries.set(id, [one]);
  }
  return entries;
}

export function isOpen({ items }: StepRecord): boolean {
  return items.some(({ heading }) => heading !== null);
}

/** Whether it is unknown on which side the jar is. */
export function isUnsure({ heading, side }: StepItem): boolean {
  return heading !== null || (side !== 'before' && side !== 'after');
}

/** Whether the step came to nothing: the jar never had anything of it, nor will. */
export function hasNoEffect(record: StepRecord): boolean {
  return !record.wasDone && !isOpen(record);
}

/** Records the side of the jar now; `heading` stays while that is not final. */
export function finishItem(
  record: StepRecord,
  item: StepItem,
  seen: Omit<StepItem, 'heading'> & { heading?: Side | null },
): void {
  Object.assign(item, { heading: null, ...seen });
  if (item.side !== 'before' && item.heading === null) record.wasDone = true;
}
