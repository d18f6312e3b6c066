import type { Agent, PartitionKey, SameSite } from '../cookie/cookie.ts';
import type { Finding } from '../cookie/findings/finding.ts';
import type { Reason } from '../cookie/verdict.ts';
import type { ValueShape } from './value-shape.ts';

/** The version of the JSON report. */
export const REPORT_VERSION = 1;

/** A report about cookies without any of their values: for bug reports and reviews. Texts are text, not octets. */
export interface Report {
  crumbReport: typeof REPORT_VERSION;
  /** When it was made: date and time in UTC (ISO 8601). */
  at: string;
  browser: Agent;
  /** The URL of the page without user, query and fragment; null: it cannot be read. */
  page: string | null;
  site: string;
  /** What a request to the page sends, of all its cookies. */
  request: { cookies: number; octets: number; limit: number };
  /** The warnings about the site, a partition or the Cookie header. */
  findings: ReportedFinding[];
  cookies: ReportedCookie[];
}

export type ReportedFinding = Pick<Finding, 'code' | 'severity' | 'about' | 'data' | 'source'>;

export interface ReportedCookie {
  name: string;
  domain: string;
  hostOnly: boolean;
  path: string;
  partition: PartitionKey | null;
  store: string;
  /** Date and time in UTC (ISO 8601); null: the end of the session. */
  expires: string | null;
  secure: boolean;
  httpOnly: boolean;
  sameSite: SameSite;
  octets: { name: number; value: number; inHeader: number };
  shape: ValueShape;
  /** 12 hexadecimal digits: equal for equal values of one report, and of no other report. */
  hash: string;
  /** Whether a request to the page sends the cookie; null: it is of another site. */
  sent: boolean | null;
  reasons: Pick<Reason, 'code' | 'data'>[];
  findings: ReportedFinding[];
}
