/**
 * A step as a person sees it, or a group of them as one. The items decide:
 *
 *   some item is being written            -> open
 *   else some on both, neither, unreadable -> unsettled
 *   else all on after                     -> done       (undo)
 *   else all on before                    -> undone     (redo)
 *   else                                  -> partly     (undo what is done, redo what is not)
 *
 * Undo is offered while some item may not be before; redo while some item may not be after, unless our rules rejected
 * it or it is only about to be done. Where the jar is on neither side, both ask first (changed-since).
 */
import type { History, StepSummary } from '../../../contract/steps.ts';
import type { CookieId } from '../../../cookie/cookie.ts';
import type { StepHistory } from './history.ts';
import { byEntry, entryOf, type StepItem, type StepRecord } from './step-record.ts';

/** As many as a person looks at. */
const NAMED = 20;

/** Newest first. */
export async function readSummaries(history: StepHistory): Promise<History> {
  const unreadable = await history.unreadableSteps();
  return {
    steps: [...byEntry(await history.allSteps(), (record) => record).values()].reverse().map(summaryOf),
    dropped: await history.droppedSteps(),
    ...(unreadable > 0 && { unreadable }),
  };
}

/** `records`: a step, or all steps of a group, oldest first. */
export function summaryOf(records: readonly StepRecord[]): StepSummary {
  const [first] = records;
  if (!first) throw new Error('expected a step, got none');
  const items = records.flatMap((record) => record.items);
  const state = stateOf(items);
  const left = state === 'partly' ? countLeft(records) : 0;
  return {
    id: entryOf(first),
    at: first.at,
    movedAt: Math.max(...records.map(({ movedAt }) => movedAt)),
    kind: first.kind,
    state,
    cookies: items.slice(0, NAMED).map(nameOf),
    count: items.length,
    ...(left > 0 && { left }),
    incognito: records.some(({ incognito }) => incognito),
    failures: items.flatMap((item) => (item.problem ? [{ id: nameOf(item), problem: item.problem }] : [])),
    canUndo: items.some(({ side }) => side !== 'before'),
    canRedo: items.some(isRedoable),
  };
}

/** Of a group whose move was stopped: the cookies of the steps that were not moved. */
function countLeft(records: readonly StepRecord[]): number {
  const last = records.reduce((one, other) => (other.movedAt > one.movedAt ? other : one));
  const from = last.items.some(({ side }) => side === 'after') ? 'before' : 'after';
  return records.reduce(
    (sum, { items }) => sum + (items.every(({ side, problem }) => side === from && !problem) ? items.length : 0),
    0,
  );
}

function stateOf(items: readonly StepItem[]): StepSummary['state'] {
  if (items.some(({ heading }) => heading !== null)) return 'open';
  const sides = new Set(items.map(({ side }) => side));
  if (sides.has('both') || sides.has('neither') || sides.has('unreadable')) return 'unsettled';
  if (sides.size > 1) return 'partly';
  return sides.has('after') ? 'done' : 'undone';
}

function isRedoable({ side, heading, problem }: StepItem): boolean {
  if (side === 'after' || problem?.code === 'rejected') return false;
  return side !== 'before' || heading === null;
}

/** The identity alone, without the value. */
function nameOf({ exchange }: StepItem): CookieId {
  const { storeId, partitionKey, domain, hostOnly, path, name } = (exchange.before[0] ?? exchange.after[0]) as CookieId;
  return { storeId, partitionKey, domain, hostOnly, path, name };
}
