/**
 * Finds out how steps ended that were interrupted: by a stopped background, a crashed browser or one that did not respond.
 * What the jar has decides, for each item that was being written:
 *
 *   the side that was written   -> done          the other side            -> not done
 *   both                        -> finished, if every cookie of the written side is there; else undone
 *   neither                     -> shown, never written again
 *   store closed, no access     -> shown as unreadable, never written again
 *   no response again           -> stays open
 *
 * An item on neither side is read again each time, and never written.
 */
import type { Problem } from '../../contract/problem.ts';
import { type CookiesByKey, holdsAll, otherSide, positionOf, type Side } from '../../cookie/jar/exchange.ts';
import type { EngineParts } from './engine-parts.ts';
import { portionsOf } from './exchange/batches.ts';
import { JarSnapshot } from './exchange/jar-snapshot.ts';
import { executeStep, writtenBy } from './execute-step.ts';
import { finishItem, isUnsure, type StepItem, type StepRecord } from './journal/step-record.ts';

/** Must run in turn, with no step in progress. */
export async function recoverOpenSteps(parts: EngineParts): Promise<void> {
  const { history, journal } = parts;
  await journal.recoverPlans();
  await journal.closeUnwritten();
  for (const record of await history.allSteps()) {
    const items = record.items.filter(isUnsure);
    if (items.length > 0) await settle(parts, record, items);
  }
}

async function settle(parts: EngineParts, record: StepRecord, items: StepItem[]): Promise<void> {
  const was = JSON.stringify(items);
  const halfway: { item: StepItem; to: Side }[] = [];
  const jars = new JarSnapshot(items.map(({ exchange }) => exchange));
  // An item that is not reached stays as it is, to be read again.
  await jars.forEach(portionsOf(items), async (item) => {
    const looked = await jars.look(item.exchange);
    if ('problem' in looked) settleUnread(record, item, looked.problem);
    else if (item.heading === null) lookAgain(record, item, looked.inJar);
    else if (positionOf(item.exchange, looked.inJar) !== 'both')
      settleAt(parts, record, item, item.heading, looked.inJar);
    else halfway.push({ item, to: wayOut(item, item.heading, looked.inJar) });
  });
  for (const to of ['before', 'after'] as const) {
    const together = halfway.filter((one) => one.to === to).map(({ item }) => item);
    if (together.length > 0) await executeStep(parts, record, together, to);
  }
  if (halfway.length > 0 || JSON.stringify(items) === was) return;
  await parts.written(writtenBy(items));
  await parts.journal.closeJournal(record);
  await parts.historyChanged();
}

/** The side to write: the one that was being written if none of its cookies is missing, else the other one. */
function wayOut({ exchange }: StepItem, to: Side, inJar: CookiesByKey): Side {
  return holdsAll(exchange, to, inJar) ? to : otherSide(to);
}

function settleUnread(record: StepRecord, item: StepItem, problem: Problem): void {
  if (problem.code === 'timeout') item.problem = problem;
  else finishItem(record, item, { ...item, heading: null, side: 'unreadable', problem });
}

/** An item that was on neither side, or on both, may be on one now; nothing is written for it. */
function lookAgain(record: StepRecord, item: StepItem, inJar: CookiesByKey): void {
  const side = positionOf(item.exchange, inJar);
  if (side === 'before' || side === 'after') finishItem(record, item, { ...item, side, problem: null });
}

function settleAt({ lateCalls }: EngineParts, record: StepRecord, item: StepItem, to: Side, inJar: CookiesByKey): void {
  const { exchange } = item;
  const side = positionOf(exchange, inJar);
  if (side === 'before' || side === 'after') lateCalls.expectSide(exchange, side);
  finishItem(record, item, { exchange, side, problem: side === to ? null : whyNot(item, to, inJar) });
}

function whyNot({ exchange, problem }: StepItem, to: Side, inJar: CookiesByKey): Problem {
  if (positionOf(exchange, inJar) === 'neither') {
    return { code: 'changed-since', conflicts: [{ left: exchange[otherSide(to)], now: [...inJar.values()] }] };
  }
  return problem ?? { code: 'not-tried' };
}
