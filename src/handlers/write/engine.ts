/**
 * The edit engine: the one way in which Crumb changes a jar. A step is some exchanges; each of its items is on one of
 * its sides, and a step is moved as a whole, item by item:
 *
 *                   applyStep, moveStep(after): redo, retry
 *        +-----------------------------------------------------+
 *        |                                                     v
 *     before <------------------------------------------- after
 *        |             moveStep(before): undo                 |
 *        |                                                     |
 *        +--> heading for the other side (journal is open) <--+
 *                 |           |             |
 *            done: there   failed: back   cut off or no response: settle.ts reads the jar
 *                                           |
 *                                   before, after, both, neither, unreadable
 *
 * Everything runs in turn (in-turn.ts), whatever the store. How one exchange is carried out: run-exchanges.ts; what is kept
 * and when: journal.ts; what the user is shown: summary.ts.
 */

import type { Result } from '../../contract/problem.ts';
import type { Handlers } from '../../contract/requests.ts';
import type { History } from '../../contract/steps.ts';
import { applyStep } from './apply-step.ts';
import { inTurn } from './exchange/in-turn.ts';
import { isWorking } from './execute-step.ts';
import { forgetClosedStores } from './journal/forget-closed-stores.ts';
import { StorageFailure, StorageHasNoRoom } from './journal/from-storage.ts';
import { allSteps, deleteUnreadable } from './journal/history.ts';
import { historyChanged, readSummaries } from './journal/history-events.ts';
import { dropJournals } from './journal/journal.ts';
import { moveStep } from './move-step.ts';
import { recoverOpenSteps } from './recover-open-steps.ts';

export const engine = {
  applyStep: (step) => whenSettled(() => applyStep(step)),
  moveStep: (move) => whenSettled(() => moveStep(move)),
  readHistory: async () => {
    // A step in progress is shown as open; otherwise the engine first finds out what was cut off.
    return isWorking() ? history() : whenSettled(history);
  },
  forgetSteps: (id) =>
    whenSettled(async () => {
      if (id === null) await deleteUnreadable();
      await dropJournals(id === null ? (await allSteps()).map((step) => step.id) : [id]);
      await historyChanged();
      return history();
    }),
} satisfies Partial<Handlers>;

/** At every start of the background, and before every request: nothing stays cut off. */
export async function recoverSteps(): Promise<void> {
  await whenSettled(async () => ({ value: null }));
}

async function history(): Promise<Result<History>> {
  return { value: await readSummaries() };
}

function whenSettled<Value>(work: () => Promise<Result<Value>>): Promise<Result<Value>> {
  return inTurn(async () => {
    try {
      await recoverOpenSteps();
      await forgetClosedStores();
      return await work();
    } catch (error) {
      if (error instanceof StorageHasNoRoom) return { problem: { code: 'storage-full' } };
      // Without its journal nothing is begun, and what was begun is found out at the next request or start.
      if (error instanceof StorageFailure) return { problem: { code: 'timeout' } };
      throw error;
    }
  });
}
