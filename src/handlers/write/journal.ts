/**
 * The plan of a step that is underway. In storage.session it is the step of the history itself, whose items are heading
 * somewhere; a copy in storage.local outlives a crash of the browser, unless a private window is concerned.
 *
 *   nothing --openJournal--> open (session and disk) --closeJournal--> closed (session) and then no copy on disk
 *
 * The jar is touched between the two only. Stopped inside openJournal: nothing was done yet. Stopped inside closeJournal:
 * the session knows better than the copy, which is dropped. Session empty, copy there: the browser crashed.
 */
import { manyForGood } from '../../browser/storage.ts';
import { forgetSteps, keepStep, stepById } from './history.ts';
import { isNothing, isOpen, type StepRecord } from './step-record.ts';

const plans = manyForGood<StepRecord>('plan:');

/** Before the first write, and again before an item is brought back where it came from. */
export async function openJournal(record: StepRecord): Promise<void> {
  await Promise.all([record.incognito ? undefined : plans.write(record.id, record), keepStep(record)]);
}

/** After the last write; a step that is still open stays so. A new step that came to nothing is not kept. */
export async function closeJournal(record: StepRecord): Promise<void> {
  if (isOpen(record)) return openJournal(record);
  await (isNothing(record) ? forgetSteps([record.id]) : keepStep(record));
  await plans.remove([record.id]);
}

/** Forgets steps, also the open plans of them. */
export async function dropJournals(ids: string[]): Promise<void> {
  await plans.remove(ids);
  await forgetSteps(ids);
}

/** At the start of the background: steps that only the disk still knows come back into the history. */
export async function recoverPlans(): Promise<void> {
  for (const [id, plan] of await plans.readAll()) {
    const known = await stepById(id);
    if (!known) await keepStep(plan);
    else if (!isOpen(known)) await plans.remove([id]);
  }
}
