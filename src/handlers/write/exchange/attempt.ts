import type { Problem } from '../../../contract/problem.ts';
import { type Cookie, type CookieId, cookieKey } from '../../../cookie/cookie.ts';
import {
  type CookiesByKey,
  type Exchange,
  identitiesOf,
  otherSide,
  type Position,
  positionOf,
  type Side,
} from '../../../cookie/jar/exchange.ts';
import { type Deadline, TIMED_OUT } from '../../deadline.ts';
import type { LateCalls } from './late-calls.ts';
import type { OwnWrites } from './own-writes.ts';
import { missingBySite, originsOf, readSeen } from './read-seen.ts';

/** One exchange on its way to a side. */
export interface Attempt {
  /** The target side has what the browser stored, once that was read back. */
  exchange: Exchange;
  to: Side;
  /** The jar at its identities when it was last read. */
  inJar: CookiesByKey;
  /** Keys that were written over or removed: Crumb itself made what is missing or different there. */
  touched: Set<string>;
  /** The browser's message when it rejected a call. */
  rejection: string | null;
  /** The host permissions that were missing when the jar was last read: an identity that seems empty may not be. */
  missingAccess: string[] | null;
  /** A call that Crumb no longer waits for. After a removal nothing may be undone, because the call may still be carried out. */
  givenUp: 'write' | 'removal' | null;
  /** Why it is not carried on towards its side. */
  problem: Problem | null;
  isDone: boolean;
  ownWrites: OwnWrites;
  lateCalls: LateCalls;
}

/** The result of an attempt. */
export interface Outcome {
  exchange: Exchange;
  side: Position | 'unreadable';
  problem: Problem | null;
  /** Not final: a call has not returned, or the jar could not be read. */
  isOpen: boolean;
}

export function fromSide({ exchange, to }: Attempt): Cookie[] {
  return exchange[otherSide(to)];
}

export function isUnderway({ isDone, problem, givenUp }: Attempt): boolean {
  return !isDone && problem === null && givenUp === null;
}

export function whereNow({ exchange, inJar }: Attempt): Position {
  return positionOf(exchange, inJar);
}

/** Looks at the jar for all of them; false when the browser did not respond. */
export async function readPosition(attempts: readonly Attempt[], deadline: Deadline): Promise<boolean> {
  if (attempts.length === 0) return true;
  const looking = readSeen(
    attempts.flatMap(({ exchange }) => identitiesOf(exchange)),
    'before',
  );
  const seen = await deadline.ask(looking.catch(() => null));
  if (seen === TIMED_OUT || seen === null) return false;
  for (const attempt of attempts) {
    const own = identitiesOf(attempt.exchange).map(cookieKey);
    attempt.inJar = new Map(
      own.flatMap((key) => {
        const cookie = seen.cookies.get(key);
        return cookie ? [[key, cookie] as const] : [];
      }),
    );
    lacks(attempt, seen.missingFor(identitiesOf(attempt.exchange)));
  }
  return true;
}

/**
 * Whether there still is access where an identity looked empty; false when the browser did not respond. This is not checked
 * between a reading and the write that follows it, for a page may write in that time.
 */
export async function confirmEmpty(attempts: readonly Attempt[], deadline: Deadline): Promise<boolean> {
  const empty = (attempt: Attempt) => identitiesOf(attempt.exchange).filter((id) => !attempt.inJar.has(cookieKey(id)));
  const asking = missingBySite(attempts.flatMap(empty));
  const missing = await deadline.ask(asking.catch(() => null));
  if (missing === TIMED_OUT || missing === null) return false;
  for (const attempt of attempts) {
    if (!attempt.missingAccess) lacks(attempt, originsOf(empty(attempt), missing));
  }
  return true;
}

function lacks(attempt: Attempt, origins: string[] | null): void {
  attempt.missingAccess = origins;
  if (!origins) return;
  attempt.problem ??= { code: 'no-host-permission', origins };
  attempt.isDone = false;
}

/** Waits for a write or removal and records its result; `made` is the cookie that it leaves at the identity. */
export async function change(
  attempt: Attempt,
  id: CookieId,
  made: Cookie | null,
  call: Promise<string | null>,
  deadline: Deadline,
): Promise<void> {
  attempt.touched.add(cookieKey(id));
  attempt.ownWrites.noteOwnWrite(id, made, call);
  const rejection = await deadline.ask(call);
  if (rejection === TIMED_OUT) {
    attempt.lateCalls.noteLateCall(id, made, call);
    attempt.givenUp = made && attempt.givenUp !== 'removal' ? 'write' : 'removal';
  } else attempt.rejection ??= rejection;
}
