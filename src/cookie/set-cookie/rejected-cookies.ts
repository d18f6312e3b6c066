import type { BudgetKey } from '../limits/budgets.ts';
import type { Octets } from '../octets.ts';
import type { PageRequest } from '../page-request.ts';
import type { Reason } from '../verdict.ts';

/** Stands for the value in a line that is kept. */
export const VALUE = 'VALUE';

/** A Set-Cookie line that the browser rejected: all that is kept of it. */
export interface RejectedLine {
  /** As octets, cut where it is long. */
  name: Octets;
  /** With the port, where there is one. */
  host: string;
  /** When it came last, in milliseconds since the epoch. */
  at: number;
  /** How often it came since the page was loaded. */
  count: number;
  reasons: Pick<Reason, 'code' | 'attribute' | 'data' | 'section'>[];
  /** The request whose response had the line; missing: its frame is not known, or its URL is long. */
  request?: PageRequest;
  /** The line that the browser would accept, with `VALUE` for its value; missing: none that is certain. */
  fixedLine?: Octets;
  /** It was meant to delete a cookie. */
  isDeletion?: boolean;
}

/** What was rejected on a page since it was loaded. */
export interface RejectedCookies {
  /** The user switched reports on. */
  isOn: boolean;
  /** Chromium shows responses only to an extension that had the permission when the browser started; Crumb did not. */
  isWaiting: boolean;
  lines: RejectedLine[];
  /** Number of cookies beyond those kept here. */
  more: number;
  /** The server that the page's response names; missing: none that is known. */
  server?: BudgetKey;
  /** Requests that servers denied as those without a valid sign-in; missing: none. */
  denied?: PageRequest[];
}
