/**
 * The plan of a step in progress. In storage.session it is the step of the history itself, whose items are being
 * written; an encrypted copy on disk outlives a crash of the browser, unless a private window is concerned. The key of
 * the copy is erased when the step is closed.
 *
 *   nothing --openJournal--> open (session and disk) --closeJournal--> closed (session) and then no copy on disk
 *
 * The jar is changed between the two only. If the background is stopped in openJournal, nothing was changed yet. If it is
 * stopped in closeJournal, the session is newer than the copy, which is deleted. A copy without a session means that the
 * browser crashed. If the storage has no room, the step ends before the jar is changed; if that happens afterwards, the
 * next request stores it again.
 */
import type { ExtensionStorage } from '../../../browser/storage/extension-storage.ts';
import { loadedOnce } from '../../loaded-once.ts';
import { fromStorage, StorageFailure } from './from-storage.ts';
import type { StepHistory } from './history.ts';
import { stepKind } from './step-kind.ts';
import { hasNoEffect, isOpen, type StepRecord } from './step-record.ts';

interface Deps {
  storage: ExtensionStorage;
  history: StepHistory;
  /** Runs before a step is closed. @throws StorageFailure if its own storage fails */
  beforeClosed(record: StepRecord): Promise<void>;
}

export type Journal = ReturnType<typeof createJournal>;

export function createJournal({ storage, history, beforeClosed }: Deps) {
  const plans = storage.sealedOnDisk('plan:', stepKind);
  /** Steps whose closing the storage did not take yet. */
  const unwritten = new Map<string, StepRecord>();

  /**
   * Before the first write, and again before an item is brought back where it came from.
   * @throws StorageFailure when nothing may be written to the jar
   */
  async function openJournal(record: StepRecord): Promise<void> {
    unwritten.delete(record.id);
    const plan = record.incognito ? undefined : fromStorage(plans.write(record.id, record));
    const kept = await Promise.allSettled([plan, history.keepStep(record)]);
    for (const one of kept) if (one.status === 'rejected') throw one.reason;
  }

  /** After openJournal failed for a step that was not begun: no plan stays on disk. */
  async function dropPlan({ id }: StepRecord): Promise<void> {
    await fromStorage(plans.remove([id])).catch(leaveToNextStart);
  }

  /** Called after the last write. A step that is still open stays so; a new step that changed nothing is not stored. */
  async function closeJournal(record: StepRecord): Promise<void> {
    unwritten.set(record.id, record);
    try {
      await writeClosed(record);
      unwritten.delete(record.id);
    } catch (error) {
      if (!(error instanceof StorageFailure)) throw error;
      unwritten.set(record.id, record);
      await history.rememberStep(record);
    }
  }

  /** Gives the storage again what it did not take. */
  async function closeUnwritten(): Promise<void> {
    for (const record of [...unwritten.values()]) await closeJournal(record);
  }

  async function writeClosed(record: StepRecord): Promise<void> {
    await beforeClosed(record);
    if (isOpen(record)) return openJournal(record);
    await (hasNoEffect(record) ? history.forgetSteps([record.id]) : history.keepStep(record));
    await fromStorage(plans.remove([record.id]));
  }

  /** Forgets steps, also the open plans of them. */
  async function dropJournals(ids: string[]): Promise<void> {
    for (const id of ids) unwritten.delete(id);
    await fromStorage(plans.remove(ids));
    await history.forgetSteps(ids);
  }

  /** At its first call, steps that only the disk still knows come back into the history. */
  const recoverPlans = loadedOnce(readPlans);

  async function readPlans(): Promise<void> {
    for (const [id, plan] of await fromStorage(plans.readAll())) {
      const stored = await history.stepById(id);
      if (!stored) await history.keepStep(plan);
      else if (!isOpen(stored)) await fromStorage(plans.remove([id]));
    }
  }

  return { openJournal, dropPlan, closeJournal, closeUnwritten, dropJournals, recoverPlans };
}

/** recoverPlans takes it up. */
function leaveToNextStart(error: unknown): void {
  if (!(error instanceof StorageFailure)) throw error;
}
