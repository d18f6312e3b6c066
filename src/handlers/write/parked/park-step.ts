/**
 * What a step that parks or unparks cookies does beside the jar. A cookie is in the jar, in a record, or in both:
 *
 *   parking:   journal open -> record written and read back -> cookie removed -> journal closed
 *   unparking: journal open -> cookie written and read back -> record deleted -> journal closed
 *
 * Undo is the other one. A step that was interrupted is finished by recoverOpenSteps, which closes its journal too.
 */
import type { ParkedCookie } from '../../../contract/parked.ts';
import type { Problem } from '../../../contract/problem.ts';
import type { NewStep, StepKind } from '../../../contract/steps.ts';
import { otherSide, type Side } from '../../../cookie/jar/exchange.ts';
import type { StepItem, StepRecord } from '../journal/step-record.ts';
import type { ParkedStore } from './parked-store.ts';

/** The side of a step on which its cookies are parked; null: it is about none. */
function parkedSide(kind: StepKind): Side | null {
  if (kind === 'park') return 'after';
  return kind === 'unpark' ? 'before' : null;
}

/** Throws unless a step names one record for each cookie that it parks or unparks. */
export function checkParkStep({ kind, exchanges, parked = [] }: NewStep): void {
  const side = parkedSide(kind);
  if (side === null && parked.length === 0) return;
  const isWhole = side !== null && parked.length === exchanges.length;
  if (!isWhole || exchanges.some((exchange) => exchange[otherSide(side)].length !== 1))
    throw new Error(`expected one record for each cookie of a step "${kind}", got ${parked.length}`);
}

/** Stores the cookies that are about to leave the jar; null: they are stored, or the step parks none. */
export async function keepLeaving(
  { keepParked }: ParkedStore,
  { kind, at }: StepRecord,
  items: readonly StepItem[],
  to: Side,
): Promise<Problem | null> {
  if (parkedSide(kind) !== to) return null;
  const leaving = items.flatMap(({ exchange, parked }): ParkedCookie[] => {
    const [cookie] = exchange[otherSide(to)];
    return cookie && parked ? [{ ...parked, at, cookie }] : [];
  });
  return keepParked(leaving);
}

/** Deletes the records of cookies that are in the jar. @throws StorageFailure when they may still be there */
export async function dropArrived({ dropParked }: ParkedStore, { kind, items }: StepRecord): Promise<void> {
  const side = parkedSide(kind);
  if (side === null) return;
  const arrived = items.filter((item) => item.heading === null && item.side === otherSide(side));
  await dropParked(arrived.flatMap(({ parked }) => parked?.id ?? []));
}
