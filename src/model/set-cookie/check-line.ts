import { type Cookie, cookieKey } from '../../cookie/cookie.ts';
import { REPLACEMENT, toOctets, toText } from '../../cookie/octets.ts';
import { keyOf } from '../../cookie/verdict.ts';
import type { JarHistory } from './jar-history.ts';
import type { JarCheck, ReceivedLine } from './received-line.ts';

/** The moment of a response is known only to its duration, which is added to this; browsers store whole seconds of a date. */
const EXPIRY_TOLERANCE_MS = 5_000;

interface Evidence {
  /** The cookies that are stored now. */
  jar: readonly Cookie[];
  record: JarHistory;
  /** Every line that was received, in order. */
  lines: readonly ReceivedLine[];
  now: number;
}

/** Compares a line that was judged with the jar. Only observed states count: a later change makes the line `superseded`. */
export function checkLine(received: ReceivedLine, evidence: Evidence): JarCheck {
  const { verdict, request } = received;
  if (verdict.outcome === 'rejected') return checkRejected(verdict, request.startedAt, evidence);
  const key = keyOf(verdict);
  if (isHidden(key)) return 'unreadable';
  const stored = evidence.jar.find((cookie) => cookieKey(cookie) === key) ?? null;
  const hasLaterLine = evidence.lines
    .slice(evidence.lines.indexOf(received) + 1)
    .some(({ verdict: laterVerdict }) => keyOf(laterVerdict) === key);
  if (verdict.outcome === 'deleted')
    return stored === null ? 'agrees' : hasLaterLine ? 'superseded' : checkDeleted(key, received, evidence);
  const { cookie } = verdict;
  if (stored && isSame(stored, cookie, request.endedAt - request.startedAt)) return 'agrees';
  const changes = evidence.record.changesOf(key, request.startedAt);
  const wasStored = changes.some(
    (change) => !change.removed && isSame(change.cookie, cookie, request.endedAt - request.startedAt),
  );
  if (wasStored) return 'agrees';
  const isExpired = cookie.expiryTime !== null && cookie.expiryTime <= evidence.now;
  if (hasLaterLine || isExpired || changes.some(({ cause }) => cause === 'evicted')) return 'superseded';
  return stored ? 'different' : 'missing';
}

/** Checks a deletion after which the cookie is stored: it agrees if the cookie was removed and set again. */
function checkDeleted(key: string, { request }: ReceivedLine, { record }: Evidence): JarCheck {
  return record.changesOf(key, request.startedAt).some(({ removed }) => removed) ? 'agrees' : 'remains';
}

/** A rejected line agrees with the jar unless exactly its cookie was added, and by no other line. */
function checkRejected(
  { name, value }: { name: string; value: string },
  since: number,
  { record, lines }: Evidence,
): JarCheck {
  const lineKeys = new Set(lines.map(({ verdict }) => keyOf(verdict)));
  const arrivals = record.arrivals(name, value, since);
  return arrivals.every((cookie) => lineKeys.has(cookieKey(cookie))) ? 'agrees' : 'stored-anyway';
}

/** Whether browsers' APIs cannot show this identity, since it has octets that are not UTF-8. */
function isHidden(key: string): boolean {
  return toValidUtf8(key).includes(REPLACEMENT);
}

function isSame(stored: Cookie, expected: Cookie, duration: number): boolean {
  return (
    stored.value === toValidUtf8(expected.value) &&
    stored.secure === expected.secure &&
    stored.httpOnly === expected.httpOnly &&
    stored.sameSite === expected.sameSite &&
    isSameMoment(stored.expiryTime, expected.expiryTime, duration)
  );
}

function isSameMoment(one: number | null, other: number | null, duration: number): boolean {
  if (one === null || other === null) return one === other;
  return Math.abs(one - other) <= EXPIRY_TOLERANCE_MS + duration;
}

/** The octets as the API returns them: those that are not UTF-8 become those of U+FFFD. */
function toValidUtf8(octets: string): string {
  return toOctets(toText(octets));
}
