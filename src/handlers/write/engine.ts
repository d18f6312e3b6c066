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
 *        +--> the other side is written (journal is open) <---+
 *                 |           |             |
 *            done: there   failed: back   interrupted or no response: recover-open-steps.ts reads the jar
 *                                           |
 *                                   before, after, both, neither, unreadable
 *
 * Everything runs in turn, whatever the store. run-exchanges.ts says how one exchange is done, journal.ts what is stored
 * and when, and summary.ts what a person sees.
 */

import type { ExtensionStorage } from '../../browser/storage/extension-storage.ts';
import type { Result } from '../../contract/problem.ts';
import type { Handlers } from '../../contract/requests.ts';
import type { History } from '../../contract/steps.ts';
import { turns } from '../turns.ts';
import { applyStep } from './apply-step.ts';
import { enforce } from './enforce.ts';
import type { EngineParts } from './engine-parts.ts';
import { createLateCalls } from './exchange/late-calls.ts';
import type { OwnWrites } from './exchange/own-writes.ts';
import { forgetClosedStores } from './journal/forget-closed-stores.ts';
import { StorageFailure, StorageHasNoRoom } from './journal/from-storage.ts';
import { createHistory } from './journal/history.ts';
import { createJournal } from './journal/journal.ts';
import { readSummaries } from './journal/summary.ts';
import { moveStep } from './move-step.ts';
import { listParked } from './parked/list-parked.ts';
import { dropArrived } from './parked/park-step.ts';
import { createParkedStore } from './parked/parked-store.ts';
import { predictCookies } from './predict-cookies.ts';
import { recoverOpenSteps } from './recover-open-steps.ts';

interface Deps {
  storage: ExtensionStorage;
  ownWrites: OwnWrites;
  /** Hears of every change of the history. */
  onHistoryChanged(history: History): void;
  /** Told what Crumb itself has written, before it does anything else; see EngineParts. */
  onWritten: EngineParts['written'];
  /** Hears that cookies were switched off or on. */
  onParkedChanged(): void;
}

/** The requests that change cookies or read what was changed, and what a background does when it starts. */
export type Engine = ReturnType<typeof createEngine>;

export function createEngine({ storage, ownWrites, onHistoryChanged, onWritten, onParkedChanged }: Deps) {
  // What changes the jar or the history runs one after another, so that reading back sees what this one did and no other.
  const inTurn = turns();
  const history = createHistory(storage);
  const parked = createParkedStore(storage, onParkedChanged);
  const parts: EngineParts = {
    history,
    journal: createJournal({ storage, history, beforeClosed: (record) => dropArrived(parked, record) }),
    parked,
    ownWrites,
    lateCalls: createLateCalls({ inTurn, whenBack: () => recoverOpenSteps(parts) }),
    working: new Set(),
    written: onWritten,
    historyChanged: async () => onHistoryChanged(await readSummaries(history)),
  };

  async function summaries(): Promise<Result<History>> {
    return { value: await readSummaries(history) };
  }

  function whenSettled<Value>(work: () => Promise<Result<Value>>): Promise<Result<Value>> {
    return inTurn(async () => {
      try {
        await recoverOpenSteps(parts);
        await forgetClosedStores(parts);
        return await work();
      } catch (error) {
        if (error instanceof StorageHasNoRoom) return { problem: { code: 'storage-full' } };
        // Without its journal nothing is begun, and what was begun is found out at the next request or start.
        if (error instanceof StorageFailure) return { problem: { code: 'timeout' } };
        throw error;
      }
    });
  }

  const handlers = {
    applyStep: (step) => whenSettled(() => applyStep(parts, step)),
    moveStep: (move) => whenSettled(() => moveStep(parts, move)),
    predictCookies: (planned) => inTurn(async () => ({ value: await predictCookies(planned) })),
    readHistory: async () => {
      // A step in progress is shown as open; otherwise the engine first recovers steps that were interrupted.
      return parts.working.size > 0 ? summaries() : whenSettled(summaries);
    },
    readParked: (of) => whenSettled(async () => ({ value: await listParked(parked, of) })),
    forgetParked: (ids) =>
      whenSettled(async () => {
        await parked.dropParked(ids);
        return { value: null };
      }),
    forgetSteps: (id) =>
      whenSettled(async () => {
        if (id === null) await Promise.all([history.deleteUnreadable(), history.forgetDropped()]);
        const steps = await (id === null ? history.allSteps() : history.stepsOf(id));
        await parts.journal.dropJournals(steps.map((step) => step.id));
        await parts.historyChanged();
        return summaries();
      }),
  } satisfies Partial<Handlers>;

  return {
    handlers,
    /** For the rules that a person made: see enforce.ts. */
    enforce: (...what: Parameters<typeof enforce> extends [unknown, ...infer Rest] ? Rest : never) =>
      whenSettled(async () => ({ value: await enforce(parts, ...what) })),
    /** At every start of the background, and before every request: nothing stays cut off. */
    recoverSteps: async (): Promise<void> => {
      await whenSettled(async () => ({ value: null }));
    },
  };
}
