import type { Cookie, CookieId } from '../cookie/cookie.ts';
import type { Exchange } from '../cookie/jar/exchange.ts';
import type { ParkedRef } from './parked.ts';
import type { Problem, Result } from './problem.ts';

/**
 * What a step does; the texts are the messages `step_<kind>` and `step_<kind>_undone`. `park` removes cookies and stores
 * them in Crumb, `unpark` stores them in the browser again.
 */
export const STEP_KINDS = ['add', 'edit', 'delete', 'restore', 'import', 'snapshot', 'park', 'unpark'] as const;
export type StepKind = (typeof STEP_KINDS)[number];

/** A change of cookies that is undone as a whole. */
export interface NewStep {
  /** The surface chooses it (crypto.randomUUID), so that it can find the step in the history if the reply is lost. */
  id: string;
  kind: StepKind;
  /** Steps of one group are one entry of the history, undone and redone together: a change of more cookies than a step has. */
  group?: string;
  exchanges: Exchange[];
  /** Also store what our rules reject, if this browser's API accepts it (see cookie/rules/is-storable-anyway.ts). */
  anyway?: boolean;
  /** Kinds `park` and `unpark`: one record for each exchange, in the same order. */
  parked?: readonly ParkedRef[];
}

/** A cookie that is to be stored, and the stored one that it is made of: it is removed where it has another identity. null: none. */
export interface PlannedCookie {
  cookie: Cookie;
  from: Cookie | null;
}

/** Cookies that are to be stored together, and those that the same steps remove before: these leave room. */
export interface PlannedCookies {
  cookies: PlannedCookie[];
  leaving: Cookie[];
}

/** The most that the steps of one group take in the history together, in octets: the browser has room for 10 MiB. */
export const GROUP_OCTETS = 7 * 1024 * 1024;

/** What storing a cookie over whatever has its identity would do, before anything is written. */
export interface PredictedCookie {
  /** As the browser would store it. */
  cookie: Cookie;
  /** What has the identity now; null: nothing. */
  now: Cookie | null;
  /** Why it would not be stored; null: it would. */
  problem: Problem | null;
}

/** The cookies read back after an exchange, and the fields in which they differ from the requested ones. */
export interface Exchanged {
  now: Cookie[];
  altered: (keyof Cookie)[];
}

export interface StepResult {
  /** One for each exchange, in the same order. */
  results: Result<Exchanged>[];
  /** null: nothing was changed, and the history has no such step. */
  step: StepSummary | null;
}

/** A step, or a group of steps, as the history shows it: names of cookies, never values. */
export interface StepSummary {
  /** Of a group its own id, which is that of none of its steps. */
  id: string;
  /** When it was done, in milliseconds since the epoch. */
  at: number;
  /** When it was last done, undone or redone. */
  movedAt: number;
  kind: StepKind;
  /**
   * `open`: being done; `done`, `undone`; `partly`: done for some cookies only; `unsettled`: for some cookies the jar holds
   * neither what was there before nor what was to be, or both, and only a person can say which it shall be.
   */
  state: 'open' | 'done' | 'undone' | 'partly' | 'unsettled';
  /** The first 20 of the `count` cookies, as they were before the step (added ones: after it). */
  cookies: CookieId[];
  count: number;
  /** Of a group whose undo or redo was stopped: how many cookies were not reached; absent: none. */
  left?: number;
  /** The step is about a private window: it is in memory only, until that window closes. */
  incognito: boolean;
  failures: { id: CookieId; problem: Problem }[];
  canUndo: boolean;
  canRedo: boolean;
}

/** The steps of this browser session, newest first. */
export interface History {
  steps: StepSummary[];
  /** How many older steps were removed to save memory. */
  dropped: number;
  /** How many stored records could not be read and were set aside; missing if there are none. */
  unreadable?: number;
}
