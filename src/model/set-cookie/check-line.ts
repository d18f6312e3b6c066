import { type Cookie, cookieKey } from '../../cookie/cookie.ts';
import type { JarHistory } from '../../cookie/jar/jar-history.ts';
import { asBrowserShows, REPLACEMENT } from '../../cookie/octets.ts';
import { keyOf } from '../../cookie/verdict.ts';
import { earliestStart } from '../network/earliest-start.ts';
import { clearsCookies } from './clears-cookies.ts';
import { surplusOf } from './judge-response.ts';
import { hasMismatch, type JarCheck, type ReceivedLine } from './received-line.ts';

/** The moment of a response is known only to its duration, which is added to this; browsers store whole seconds of a date. */
const EXPIRY_TOLERANCE_MS = 5_000;

interface Evidence {
  /** The history of the jar of the line's site. */
  history: JarHistory;
  /** The last line that was received about each cookie, by its cookieKey. */
  lastLines: ReadonlyMap<string, ReceivedLine>;
  now: number;
}

/** The last of these lines about each cookie, by its cookieKey. */
export function lastLines(lines: readonly ReceivedLine[]): Map<string, ReceivedLine> {
  const last = new Map<string, ReceivedLine>();
  for (const line of lines) {
    if (line.cookieKey !== null) last.set(line.cookieKey, line);
  }
  return last;
}

/** Compares a line that was judged with the jar. Only observed states count: a later change makes the line `superseded`. */
export function checkLine(received: ReceivedLine, evidence: Evidence): JarCheck {
  const check = compare(received, evidence);
  // A line that was not judged may have done it, or the response itself: Firefox stores its cookies before it clears them.
  const { request } = received;
  return hasMismatch({ check }) && (surplusOf(request) > 0 || clearsCookies(request)) ? 'superseded' : check;
}

function compare(received: ReceivedLine, evidence: Evidence): JarCheck {
  const { verdict, request } = received;
  const { history, now } = evidence;
  if (verdict.outcome === 'rejected') return checkRejected(verdict, earliestStart(request), evidence);
  const key = keyOf(verdict);
  if (isHidden(key)) return 'unreadable';
  const stored = history.get(key) ?? null;
  const hasLaterLine = evidence.lastLines.get(key)?.key !== received.key;
  if (verdict.outcome === 'deleted')
    return stored === null ? 'agrees' : hasLaterLine ? 'superseded' : checkDeleted(key, received, history);
  const { cookie } = verdict;
  const duration = request.endedAt - request.startedAt;
  if (stored && isSame(stored, cookie, duration)) return 'agrees';
  const changes = history.changesOf(key, earliestStart(request));
  if (changes.some((change) => change.cookie && isSame(change.cookie, cookie, duration))) return 'agrees';
  const isExpired = cookie.expiryTime !== null && cookie.expiryTime <= now;
  if (hasLaterLine || isExpired || changes.some(({ how }) => how === 'evicted')) return 'superseded';
  if (!stored) return 'missing';
  return received.old && isSame(stored, received.old, 0) ? 'unchanged' : 'different';
}

/** Checks a deletion after which the cookie is stored: it agrees if the cookie was removed and set again. */
function checkDeleted(key: string, { request }: ReceivedLine, history: JarHistory): JarCheck {
  return history.changesOf(key, earliestStart(request)).some(({ cookie }) => cookie === null) ? 'agrees' : 'remains';
}

/** A rejected line agrees with the jar unless exactly its cookie was added, and by no other line. */
function checkRejected(
  { name, value }: { name: string; value: string },
  since: number,
  { history, lastLines: lines }: Evidence,
): JarCheck {
  const arrivals = history.arrivals(name, value, since);
  return arrivals.every(({ cookie }) => lines.has(cookieKey(cookie))) ? 'agrees' : 'stored-anyway';
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
