import type { Problem } from '../../contract/problem.ts';
import { type Cookie, type CookieId, cookieKey } from '../../cookie/cookie.ts';
import { identitiesOf, otherSide, type Side } from '../../cookie/jar/exchange.ts';
import type { EngineParts } from './engine-parts.ts';
import type { Outcome } from './exchange/attempt.ts';
import { batches } from './exchange/batches.ts';
import { runExchanges } from './exchange/run-exchanges.ts';
import { finishItem, type StepItem, type StepRecord } from './journal/step-record.ts';
import { keepLeaving } from './parked/park-step.ts';

export const NOT_TRIED: Problem = { code: 'not-tried' };

/**
 * Brings these items of a step to a side, each on its own: one that fails does not stop the others, a browser that does not
 * response stops all. The step is in the journal from before the first write until the jar was read back as planned.
 */
export async function executeStep(
  parts: EngineParts,
  record: StepRecord,
  items: readonly StepItem[],
  to: Side,
): Promise<void> {
  const { journal, parked, working, historyChanged } = parts;
  for (const item of items) Object.assign(item, { heading: to, problem: null });
  working.add(record.id);
  try {
    await journal.openJournal(record).catch(async (error) => {
      await journal.dropPlan(record);
      throw error;
    });
    await historyChanged();
    // A cookie whose record could not be stored first stays in the jar.
    let problem = await keepLeaving(parked, record, items, to);
    for (const batch of batches(items, to)) {
      if (problem) for (const item of batch) finishItem(record, item, { ...item, heading: null, problem });
      else if (!(await carryOutBatch(parts, record, batch, to))) problem = NOT_TRIED;
    }
    await parts.written(writtenBy(items));
    await journal.closeJournal(record);
  } finally {
    working.delete(record.id);
  }
  await historyChanged();
}

/** What the jar has at the identities of those items for which it was read. */
export function writtenBy(items: readonly StepItem[]): { at: CookieId; now: Cookie | null }[] {
  return items.flatMap(({ exchange, side, heading }) => {
    if (heading !== null || (side !== 'before' && side !== 'after')) return [];
    const there = new Map(exchange[side].map((cookie) => [cookieKey(cookie), cookie]));
    return identitiesOf(exchange).map((at) => ({ at, now: there.get(cookieKey(at)) ?? null }));
  });
}

/** false when the browser did not respond. */
async function carryOutBatch(
  { journal, ownWrites, lateCalls }: EngineParts,
  record: StepRecord,
  batch: StepItem[],
  to: Side,
): Promise<boolean> {
  const moves = batch.map(({ exchange }) => ({ exchange, to }));
  const turnBack = async (indices: number[]) => {
    for (const index of indices) (batch[index] as StepItem).heading = otherSide(to);
    await journal.openJournal(record);
  };
  const outcomes = await runExchanges(moves, { ownWrites, lateCalls, turnBack });
  for (const [index, outcome] of outcomes.entries()) takeDown(record, batch[index] as StepItem, outcome);
  return outcomes.every(({ isOpen }) => !isOpen);
}

function takeDown(record: StepRecord, item: StepItem, { isOpen, ...seen }: Outcome): void {
  finishItem(record, item, { ...seen, heading: isOpen ? item.heading : null });
}
