import type { Cookie, CookieId } from '../../cookie/cookie.ts';
import type { LateCalls } from './exchange/late-calls.ts';
import type { OwnWrites } from './exchange/own-writes.ts';
import type { StepHistory } from './journal/history.ts';
import type { Journal } from './journal/journal.ts';
import type { ParkedStore } from './parked/parked-store.ts';

/** The state of one engine, which all that it does works on. */
export interface EngineParts {
  history: StepHistory;
  journal: Journal;
  parked: ParkedStore;
  ownWrites: OwnWrites;
  lateCalls: LateCalls;
  /** Ids of the steps that are being carried out now. */
  working: Set<string>;
  /** Is given what the jar has at the identities that a step has written, before the step is closed. */
  written(states: { at: CookieId; now: Cookie | null }[]): Promise<void>;
  /** Reports the current history. */
  historyChanged(): Promise<void>;
}
