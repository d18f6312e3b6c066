/**
 * Brings exchanges from one side to the other so that no cookie is ever lost:
 *
 *   looking -> writing at free identities -> seen -> writing over what is there -> seen -> removing the rest -> seen: done
 *      |                  |                             |                             |
 *      +-- not as said:   +-----------------------------+-----------------------------+--> restoring (restore.ts)
 *          nothing done
 *
 * Right before each of these writes all identities are read: where one has neither the old nor the new cookie,
 * somebody else wrote there, nothing more is written, and theirs stays. Nothing is removed before its replacement was seen
 * in the jar. The jar decides, never a call's result. A call that does not return in time ends all, and what the jar contains
 * then decides.
 */
import { expireCookie, writeCookie } from '../../../browser/cookies/cookie-writes.ts';
import type { Problem } from '../../../contract/problem.ts';
import { type Cookie, cookieKey } from '../../../cookie/cookie.ts';
import { isSameCookie } from '../../../cookie/jar/differences.ts';
import {
  type Exchange,
  holds,
  isHeldAs,
  leftovers,
  otherSide,
  type Side,
  without,
} from '../../../cookie/jar/exchange.ts';
import { type Deadline, withDeadline } from '../../deadline.ts';
import {
  type Attempt,
  change,
  confirmEmpty,
  fromSide,
  isUnderway,
  type Outcome,
  readPosition,
  whereNow,
} from './attempt.ts';
import type { LateCalls } from './late-calls.ts';
import type { OwnWrites } from './own-writes.ts';
import { restore } from './restore.ts';

export interface Direction {
  exchange: Exchange;
  to: Side;
}

interface Circumstances {
  ownWrites: OwnWrites;
  lateCalls: LateCalls;
  /** Before what was written is removed again: takes down that these moves go back. */
  turnBack(indices: number[]): Promise<void>;
}

/** One outcome for each move, in their order. The moves must not share an identity. */
export async function runExchanges(
  moves: readonly Direction[],
  { ownWrites, lateCalls, turnBack }: Circumstances,
): Promise<Outcome[]> {
  const attempts = moves.map(
    (move): Attempt => ({
      exchange: { ...move.exchange },
      to: move.to,
      inJar: new Map(),
      touched: new Set(),
      rejection: null,
      missingAccess: null,
      givenUp: null,
      problem: null,
      isDone: false,
      ownWrites,
      lateCalls,
    }),
  );
  await withDeadline(async (deadline) => {
    await goForward(attempts, deadline);
    const done = attempts.filter(({ isDone }) => isDone);
    if (!(await confirmEmpty(done, deadline))) for (const attempt of done) attempt.isDone = false;
  });
  const outcomes = new Map<Attempt, Outcome>();
  const rest = attempts.filter(({ isDone }) => !isDone);
  if (rest.length > 0) {
    const goBack = (some: Attempt[]) => turnBack(some.map((attempt) => attempts.indexOf(attempt)));
    const restored = await withDeadline((deadline) => restore(rest, goBack, deadline));
    for (const [index, attempt] of rest.entries()) outcomes.set(attempt, restored[index] as Outcome);
  }
  return attempts.map((attempt) => {
    const outcome = outcomes.get(attempt) ?? {
      exchange: attempt.exchange,
      side: attempt.to,
      problem: null,
      isOpen: false,
    };
    if (outcome.side === 'before' || outcome.side === 'after') lateCalls.expectSide(outcome.exchange, outcome.side);
    return outcome;
  });
}

async function goForward(attempts: Attempt[], deadline: Deadline): Promise<void> {
  if (!(await readPosition(attempts, deadline))) return;
  for (const attempt of attempts.filter(isUnderway)) attempt.isDone = whereNow(attempt) === attempt.to;
  if (!(await write(attempts, isFree, deadline))) return;
  if (!(await write(attempts, (attempt, cookie) => !isFree(attempt, cookie), deadline))) return;
  await remove(attempts, deadline);
}

/** Writes those cookies of the target that are not there yet; false when the browser did not respond. */
async function write(
  attempts: Attempt[],
  isMeant: (attempt: Attempt, cookie: Cookie) => boolean,
  deadline: Deadline,
): Promise<boolean> {
  const writes = stillAsSaid(attempts).flatMap((attempt) =>
    attempt.exchange[attempt.to]
      .filter((cookie) => !holds(attempt.inJar, cookie) && isMeant(attempt, cookie))
      .map((cookie) => ({ attempt, cookie, before: attempt.inJar.get(cookieKey(cookie)) })),
  );
  if (writes.length === 0) return true;
  await Promise.all(
    writes.map(({ attempt, cookie }) => change(attempt, cookie, cookie, writeCookie(cookie), deadline)),
  );
  if (!(await readPosition(attempts.filter(isUnderway), deadline))) return false;
  for (const { attempt, cookie, before } of writes) {
    if (!isUnderway(attempt)) continue;
    const seen = attempt.inJar.get(cookieKey(cookie));
    if (!seen || isSameCookie(seen, before ?? null)) attempt.problem = notStored(cookie, attempt);
    else if (isStored(cookie, seen, attempt.rejection)) takeAsStored(attempt, seen);
    else attempt.problem = changed(attempt);
  }
  return true;
}

async function remove(attempts: Attempt[], deadline: Deadline): Promise<void> {
  const removals = stillAsSaid(attempts).flatMap((attempt) =>
    leftovers(attempt.exchange, attempt.to, attempt.inJar).map((cookie) => ({ attempt, cookie })),
  );
  await Promise.all(
    removals.map(({ attempt, cookie }) => change(attempt, cookie, null, expireCookie(cookie), deadline)),
  );
  const underway = attempts.filter(isUnderway);
  if (!(await readPosition(underway, deadline))) return;
  for (const attempt of underway) {
    attempt.isDone = whereNow(attempt) === attempt.to && attempt.rejection === null;
    if (!attempt.isDone) attempt.problem = whyNotDone(attempt);
  }
}

/** Those in progress whose places have nothing but the old and the new; what somebody else wrote meanwhile ends the others. */
function stillAsSaid(attempts: Attempt[]): Attempt[] {
  for (const attempt of attempts.filter(isUnderway)) {
    if (whereNow(attempt) === 'neither') attempt.problem = changed(attempt);
  }
  return attempts.filter(isUnderway);
}

function whyNotDone(attempt: Attempt): Problem {
  const missing = attempt.exchange[attempt.to].find((cookie) => !holds(attempt.inJar, cookie));
  if (missing) return attempt.inJar.has(cookieKey(missing)) ? changed(attempt) : notStored(missing, attempt);
  const [left] = leftovers(attempt.exchange, attempt.to, attempt.inJar);
  const isOld = left && fromSide(attempt).some((one) => isSameCookie(one, left));
  return isOld ? { code: 'not-removed', cookie: left } : changed(attempt);
}

/** Whether this identity is empty on the side the exchange comes from. */
function isFree(attempt: Attempt, cookie: Cookie): boolean {
  return without([cookie], fromSide(attempt)).length > 0;
}

/** Exactly as requested, or changed by a browser that did not reject it; never another value. */
function isStored(asked: Cookie, seen: Cookie, rejection: string | null): boolean {
  return isSameCookie(seen, asked) || (rejection === null && seen.value === asked.value);
}

function takeAsStored(attempt: Attempt, seen: Cookie): void {
  const { exchange, to } = attempt;
  const key = cookieKey(seen);
  attempt.exchange = { ...exchange, [to]: exchange[to].map((one) => (cookieKey(one) === key ? seen : one)) };
}

function notStored(asked: Cookie, { rejection }: Attempt): Problem {
  // Firefox says so of a container that was deleted.
  if (rejection !== null && /cookie store id/i.test(rejection)) return { code: 'store-gone', storeId: asked.storeId };
  return { code: 'not-stored', asked, detail: rejection ?? '' };
}

/** Names the first cookie that differs from the old side and that Crumb did not change. */
function changed({ exchange, to, inJar, touched }: Attempt): Problem {
  const from = exchange[otherSide(to)];
  const isOurs = (cookie: Cookie) =>
    isHeldAs(exchange[to], cookie, inJar) || (touched.has(cookieKey(cookie)) && !inJar.has(cookieKey(cookie)));
  const was = from.find((cookie) => !holds(inJar, cookie) && !isOurs(cookie));
  if (was) return { code: 'changed', was, now: inJar.get(cookieKey(was)) ?? null };
  const occupants = without(exchange[to], from).flatMap((cookie) => inJar.get(cookieKey(cookie)) ?? []);
  const occupant = occupants.find((cookie) => !isOurs(cookie)) ?? occupants[0];
  return occupant ? { code: 'exists', cookie: occupant } : { code: 'gone' };
}
