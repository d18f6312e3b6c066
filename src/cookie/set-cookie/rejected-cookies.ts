import type { Octets } from '../octets.ts';
import type { Reason } from '../verdict.ts';

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
  reasons: Pick<Reason, 'code' | 'data' | 'section'>[];
}

/** What was rejected on a page since it was loaded. */
export interface RejectedCookies {
  /** The person wants to be told. */
  isOn: boolean;
  /** Chromium shows answers only to an extension that held the permission when the browser started, and Crumb did not. */
  isWaiting: boolean;
  lines: RejectedLine[];
  /** How many more there were. */
  more: number;
}
