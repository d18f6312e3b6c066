import { type Cookie, cookieKey } from '../../cookie/cookie.ts';
import { REPLACEMENT, toOctets, toText } from '../../cookie/octets.ts';
import { keyOf } from '../../cookie/verdict.ts';
import type { JarHistory } from './jar-history.ts';
import type { JarCheck, ReceivedLine } from './received-line.ts';

/** The clock of the answer is known to the length of the answer; and browsers store whole seconds of a date. */
const EXPIRY_TOLERANCE_MS = 5_000;

interface Seen {
  /** The jar as it is now. */
  jar: readonly Cookie[];
  record: JarHistory;
  /** Every line that was received, in order. */
  lines: readonly ReceivedLine[];
  now: number;
}

/** What the jar says of a line that was judged. Only what was really seen counts: where something came after, it is silent. */
export function checkLine(received: ReceivedLine, seen: Seen): JarCheck {
  const { verdict, request } = received;
  if (verdict.outcome === 'rejected') return checkRejected(verdict, request.startedAt, seen);
  const key = keyOf(verdict);
  if (isHidden(key)) return 'unreadable';
  const there = seen.jar.find((cookie) => cookieKey(cookie) === key) ?? null;
  const isLater = seen.lines.slice(seen.lines.indexOf(received) + 1).some(({ verdict: next }) => keyOf(next) === key);
  if (verdict.outcome === 'deleted')
    return there === null ? 'agrees' : isLater ? 'superseded' : checkGone(key, received, seen);
  const { cookie } = verdict;
  if (there && isSame(there, cookie, request.endedAt - request.startedAt)) return 'agrees';
  const changes = seen.record.changesOf(key, request.startedAt);
  const wasStored = changes.some(
    (change) => !change.removed && isSame(change.cookie, cookie, request.endedAt - request.startedAt),
  );
  if (wasStored) return 'agrees';
  const isOver = cookie.expiryTime !== null && cookie.expiryTime <= seen.now;
  if (isLater || isOver || changes.some(({ cause }) => cause === 'evicted')) return 'superseded';
  return there ? 'different' : 'missing';
}

/** What is there after a deletion came since, if it was seen to come. */
function checkGone(key: string, { request }: ReceivedLine, { record }: Seen): JarCheck {
  return record.changesOf(key, request.startedAt).some(({ removed }) => removed) ? 'agrees' : 'remains';
}

/** A rejected line agrees with the jar unless just what it asked for came into it, and from no other line. */
function checkRejected(
  { name, value }: { name: string; value: string },
  since: number,
  { record, lines }: Seen,
): JarCheck {
  const taken = new Set(lines.map(({ verdict }) => keyOf(verdict)));
  const arrived = record.arrivals(name, value, since);
  return arrived.every((cookie) => taken.has(cookieKey(cookie))) ? 'agrees' : 'stored-anyway';
}

/** An identity that browsers' APIs cannot show: octets that are not UTF-8. */
function isHidden(key: string): boolean {
  return shown(key).includes(REPLACEMENT);
}

function isSame(there: Cookie, asked: Cookie, duration: number): boolean {
  return (
    there.value === shown(asked.value) &&
    there.secure === asked.secure &&
    there.httpOnly === asked.httpOnly &&
    there.sameSite === asked.sameSite &&
    isSameMoment(there.expiryTime, asked.expiryTime, duration)
  );
}

function isSameMoment(one: number | null, other: number | null, duration: number): boolean {
  if (one === null || other === null) return one === other;
  return Math.abs(one - other) <= EXPIRY_TOLERANCE_MS + duration;
}

/** As the API shows it: octets that are not UTF-8 become those of U+FFFD. */
function shown(octets: string): string {
  return toOctets(toText(octets));
}
