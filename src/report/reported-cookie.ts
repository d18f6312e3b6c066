import type { Cookie } from '../cookie/cookie.ts';
import type { Finding } from '../cookie/findings/finding.ts';
import { toText } from '../cookie/octets.ts';
import { cookieSizes } from '../cookie/sizes.ts';
import type { Reason } from '../cookie/verdict.ts';
import type { ReportedCookie, ReportedFinding } from './report.ts';
import { valueShape } from './value-shape.ts';

/** What is known of a cookie besides itself. */
export interface Judgement {
  hash: string;
  sent: boolean | null;
  reasons: readonly Reason[];
  findings: readonly Finding[];
}

/** A cookie as a report has it: everything but its value. */
export function reportedCookie(cookie: Cookie, { hash, sent, reasons, findings }: Judgement): ReportedCookie {
  const { domain, hostOnly, partitionKey, storeId, expiryTime, secure, httpOnly, sameSite } = cookie;
  const { name, value, inHeader } = cookieSizes(cookie);
  return {
    name: toText(cookie.name),
    domain,
    hostOnly,
    path: toText(cookie.path),
    partition: partitionKey,
    store: storeId,
    expires: expiryTime === null ? null : isoTime(expiryTime),
    secure,
    httpOnly,
    sameSite,
    octets: { name, value, inHeader },
    shape: valueShape(cookie.value),
    hash,
    sent,
    reasons: reasons.map(({ code, data }) => ({ code, data })),
    findings: findings.map(reportedFinding),
  };
}

export function reportedFinding({ code, severity, about, data, source }: Finding): ReportedFinding {
  return { code, severity, about, data, source };
}

/** The last moment that a Date can hold. */
const LAST_DATE = 8.64e15;

function isoTime(time: number): string {
  if (Number.isNaN(time)) return 'NaN';
  return new Date(Math.max(-LAST_DATE, Math.min(time, LAST_DATE))).toISOString();
}
