import { type Cookie, cookieKey } from '../../cookie/cookie.ts';
import { asBrowserShows, REPLACEMENT } from '../../cookie/octets.ts';
import { keyOf } from '../../cookie/verdict.ts';
import type { JarHistory } from './jar-history.ts';
import { surplusOf } from './judge-response.ts';
import { hasMismatch, type JarCheck, type ReceivedLine } from './received-line.ts';

/** The moment of a response is known only to its duration, which is added to this; browsers store whole seconds of a date. */
const EXPIRY_TOLERANCE_MS = 5_000;

interface Evidence {
  /** The cookies that are stored now, by cookieKey. */
  jar: ReadonlyMap<string, Cookie>;
  record: JarHistory;
  /** The last line that was received about each cookie, by cookieKey. */
  lastLines: ReadonlyMap<string, ReceivedLine>;
  now: number;
}

/** What lines are compared with, prepared once for all of them: there may be thousands. `lines` are in order. */
export function evidenceOf(
  jar: readonly Cookie[],
  lines: readonly ReceivedLine[],
  rest: Pick<Evidence, 'record' | 'now'>,
): Evidence {
  const lastLines = new Map<string, ReceivedLine>();
  for (const line of lines) if (line.cookieKey !== null) lastLines.set(line.cookieKey, line);
  return { ...rest, jar: new Map(jar.map((cookie) => [cookieKey(cookie), cookie])), lastLines };
}

/** Compares a line that was judged with the jar. Only observed states count: a later change makes the line `superseded`. */
export function checkLine(received: ReceivedLine, evidence: Evidence): JarCheck {
  const check = compare(received, evidence);
  // A line that was not judged may have done it.
  return hasMismatch({ check }) && surplusOf(received.request) > 0 ? 'superseded' : check;
}

function compare(received: ReceivedLine, evidence: Evidence): JarCheck {
  const { verdict, request } = received;
  if (verdict.outcome === 'rejected') return checkRejected(verdict, request.startedAt, evidence);
  const key = keyOf(verdict);
  if (isHidden(key)) return 'unreadable';
  const stored = evidence.jar.get(key) ?? null;
  const hasLaterLine = evidence.lastLines.get(key)?.key !== received.key;
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
  if (!stored) return 'missing';
  return received.old && isSame(stored, received.old, 0) ? 'unchanged' : 'different';
}

/** Checks a deletion after which the cookie is stored: it agrees if the cookie was removed and set again. */
function checkDeleted(key: string, { request }: ReceivedLine, { record }: Evidence): JarCheck {
  return record.changesOf(key, request.startedAt).some(({ removed }) => removed) ? 'agrees' : 'remains';
}

/** A rejected line agrees with the jar unless exactly its cookie was added, and by no other line. */
function checkRejected(
  { name, value }: { name: string; value: string },
  since: number,
  { record, lastLines }: Evidence,
): JarCheck {
  const arrivals = record.arrivals(name, value, since);
  return arrivals.every((cookie) => lastLines.has(cookieKey(cookie))) ? 'agrees' : 'stored-anyway';
}

/** Whether browsers' APIs cannot show this identity, since it has octets that are not UTF-8. */
function isHidden(key: string): boolean {
  return asBrowserShows(key).includes(REPLACEMENT);
}

/** Whether a line stores what was stored before it, so that the jar does not show whether the browser stored it. */
export function isRepeat({ old, verdict }: ReceivedLine): boolean {
  return verdict.outcome === 'stored' && old !== null && isSame(old, verdict.cookie, 0);
}

function isSame(stored: Cookie, expected: Cookie, duration: number): boolean {
  return (
    stored.value === asBrowserShows(expected.value) &&
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
