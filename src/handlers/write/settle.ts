/**
 * Finds out what became of steps that were cut off: by a stopped background, a crashed browser or one that did not answer.
 * The jar decides, for each item that was heading somewhere:
 *
 *   stands where it was heading -> done          stands where it came from -> not done
 *   both                        -> finished, if all of its target is there; else taken back
 *   neither                     -> shown, never replayed
 *   store gone, no access       -> shown as unreadable, never replayed
 *   no answer again             -> stays open
 */
import type { Problem } from '../../contract.ts';
import { type Held, holdsAll, otherSide, type Side, standing } from '../../cookie/exchange.ts';
import { carryOut } from './carry-out.ts';
import { withDeadline } from './deadline.ts';
import { allSteps } from './history.ts';
import { historyChanged } from './history-events.ts';
import { Jars } from './jars.ts';
import { closeJournal, recoverPlans } from './journal.ts';
import { expectSide } from './late-answers.ts';
import { isOpen, type StepItem, type StepRecord, settleItem } from './step-record.ts';

let recovered: Promise<void> | null = null;

/** Must run in turn, with nothing underway. */
export async function settleOpenSteps(): Promise<void> {
  recovered ??= recoverPlans();
  await recovered;
  for (const record of await allSteps()) if (isOpen(record)) await settle(record);
}

async function settle(record: StepRecord): Promise<void> {
  const open = record.items.filter(({ heading }) => heading !== null);
  const halfway: { item: StepItem; to: Side }[] = [];
  await withDeadline(async (deadline) => {
    const jars = new Jars(
      open.map(({ exchange }) => exchange),
      deadline,
    );
    for (const item of open) {
      const to = item.heading as Side;
      const looked = await jars.look(item.exchange);
      if (!('problem' in looked)) {
        const { held } = looked;
        if (standing(item.exchange, held) !== 'both') settleAt(record, item, to, held);
        else halfway.push({ item, to: holdsAll(item.exchange, to, held) ? to : otherSide(to) });
      } else if (looked.problem.code === 'no-answer') item.problem = looked.problem;
      else settleItem(record, item, { ...item, heading: null, side: 'unreadable', problem: looked.problem });
    }
  });
  for (const to of ['before', 'after'] as const) {
    const items = halfway.filter((one) => one.to === to).map(({ item }) => item);
    if (items.length > 0) await carryOut(record, items, to, settleOpenSteps);
  }
  if (halfway.length > 0) return;
  await closeJournal(record);
  await historyChanged();
}

function settleAt(record: StepRecord, item: StepItem, to: Side, held: Held): void {
  const { exchange } = item;
  const side = standing(exchange, held);
  if (side === 'before' || side === 'after') expectSide(exchange, side);
  settleItem(record, item, { exchange, side, problem: side === to ? null : whyNot(item, to, held) });
}

function whyNot({ exchange, problem }: StepItem, to: Side, held: Held): Problem {
  if (standing(exchange, held) === 'neither') {
    return { code: 'changed-since', conflicts: [{ left: exchange[otherSide(to)], now: [...held.values()] }] };
  }
  return problem ?? { code: 'not-tried' };
}
