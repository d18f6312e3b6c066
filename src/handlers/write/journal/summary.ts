/**
 * A step as a person sees it. Its items decide:
 *
 *   some item is heading somewhere        -> open
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
import { isOpen, type StepItem, type StepRecord } from './step-record.ts';

/** As many as a person looks at. */
const NAMED = 20;

/** Newest first. */
export async function readSummaries(history: StepHistory): Promise<History> {
  const unreadable = await history.unreadableSteps();
  return {
    steps: (await history.allSteps()).reverse().map(summaryOf),
    dropped: await history.droppedSteps(),
    ...(unreadable > 0 && { unreadable }),
  };
}

export function summaryOf(record: StepRecord): StepSummary {
  const { id, at, movedAt, kind, incognito, items } = record;
  return {
    id,
    at,
    movedAt,
    kind,
    state: stateOf(record),
    cookies: items.slice(0, NAMED).map(nameOf),
    count: items.length,
    incognito,
    failures: items.flatMap((item) => (item.problem ? [{ id: nameOf(item), problem: item.problem }] : [])),
    canUndo: items.some(({ side }) => side !== 'before'),
    canRedo: items.some(isRedoable),
  };
}

function stateOf(record: StepRecord): StepSummary['state'] {
  if (isOpen(record)) return 'open';
  const sides = new Set(record.items.map(({ side }) => side));
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
