import type { Cookie, CookieId } from '../cookie/cookie.ts';
import type { Exchange } from '../cookie/jar/exchange.ts';
import type { Problem, Result } from './problem.ts';

/** What a step of Crumb's was meant to do; the texts are the messages `step_<kind>` and `step_<kind>_undone`. */
export type StepKind = 'add' | 'edit' | 'delete' | 'restore';

/** Something to be done to the jar that is one step of undo. */
export interface NewStep {
  /** Chosen by who asks (crypto.randomUUID), so that a lost answer can be looked up in the history. */
  id: string;
  kind: StepKind;
  exchanges: Exchange[];
  /** Store also what our rules reject, where this browser's API lets it (see cookie/storable-anyway.ts). */
  anyway?: boolean;
}

/** What the jar holds after an exchange, read back, and the fields in which it differs from what was asked for. */
export interface Exchanged {
  now: Cookie[];
  altered: (keyof Cookie)[];
}

export interface StepResult {
  /** One for each exchange, in their order. */
  results: Result<Exchanged>[];
  /** null: nothing was changed, nothing is kept. */
  step: StepSummary | null;
}

/** One step as a person sees it: names, never values. */
export interface StepSummary {
  id: string;
  /** When it was done, in milliseconds since the epoch. */
  at: number;
  /** When it was last done, undone or redone: tells what was undone last. */
  movedAt: number;
  kind: StepKind;
  /**
   * `open`: being done; `done`, `undone`; `partly`: done for some cookies only; `unsettled`: for some cookies the jar holds
   * neither what was there before nor what was to be, or both, and only a person can say which it shall be.
   */
  state: 'open' | 'done' | 'undone' | 'partly' | 'unsettled';
  /** The cookies it is about as they were named before (for an added one: after), the first 20 of `count`. */
  cookies: CookieId[];
  count: number;
  /** Of a private window: kept in memory only and forgotten with it. */
  incognito: boolean;
  failures: { id: CookieId; problem: Problem }[];
  canUndo: boolean;
  canRedo: boolean;
}

/** What Crumb did in this browser session, newest first. */
export interface History {
  steps: StepSummary[];
  /** How many older ones had to be forgotten to keep the rest. */
  dropped: number;
  /** How many stored records could not be read and were set aside; left out where there is none. */
  unreadable?: number;
}
