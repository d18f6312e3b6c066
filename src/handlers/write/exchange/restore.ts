/**
 * Restores the side from which exchanges that could not be finished began:
 *
 *   looking -> writing back what we wrote over or removed -> seen -> removing what we added -> seen: as it was
 *
 * A cookie is written back only where the place is empty or has exactly what we wrote, and removed only if it is what we wrote:
 * what somebody else put there meanwhile stays. Where the browser did not respond to a removal, nothing is
 * undone: it may still carry it out, and then the other side is the only one left.
 */
import { expireCookie, writeCookie } from '../../../browser/cookies/cookie-writes.ts';
import type { Problem } from '../../../contract/problem.ts';
import { type Cookie, cookieKey } from '../../../cookie/cookie.ts';
import { holds, identitiesOf, isHeldAs, leftovers, otherSide } from '../../../cookie/jar/exchange.ts';
import { type Deadline, TIMED_OUT } from '../../deadline.ts';
import { type Attempt, change, confirmEmpty, fromSide, type Outcome, readPosition, whereNow } from './attempt.ts';
import { missingAt } from './read-seen.ts';

const UNANSWERED: Problem = { code: 'timeout' };

/** One outcome for each attempt. `goBack` takes down which of them are about to lose again what was added. */
export async function restore(
  attempts: readonly Attempt[],
  goBack: (attempts: Attempt[]) => Promise<void>,
  deadline: Deadline,
): Promise<Outcome[]> {
  const locked = await deadline.ask(withoutAccess(attempts).catch((): typeof TIMED_OUT => TIMED_OUT));
  if (locked === TIMED_OUT || !(await readPosition(attempts, deadline))) return attempts.map(unknown);
  const back = attempts.filter(
    (attempt) =>
      !locked.has(attempt) &&
      !attempt.missingAccess &&
      attempt.givenUp !== 'removal' &&
      whereNow(attempt) !== attempt.to,
  );
  const writes = back.flatMap((attempt) => lost(attempt).map((cookie) => ({ attempt, cookie })));
  await Promise.all(
    writes.map(({ attempt, cookie }) => change(attempt, cookie, cookie, writeCookie(cookie), deadline)),
  );
  if (writes.length > 0 && !(await readPosition(back, deadline))) return attempts.map(unknown);
  const losing = back.filter((attempt) => !attempt.missingAccess && removable(attempt).length > 0);
  if (losing.length > 0) {
    await goBack(losing);
    // Taking that down took its time, in which a page may have written.
    if (!(await readPosition(back, deadline))) return attempts.map(unknown);
    const removals = losing.flatMap((attempt) =>
      (attempt.missingAccess ? [] : removable(attempt)).map((cookie) => ({ attempt, cookie })),
    );
    await Promise.all(
      removals.map(({ attempt, cookie }) => change(attempt, cookie, null, expireCookie(cookie), deadline)),
    );
    if (removals.length > 0 && !(await readPosition(back, deadline))) return attempts.map(unknown);
  }
  if (!(await confirmEmpty(attempts, deadline))) return attempts.map(unknown);
  return attempts.map((attempt) => locked.get(attempt) ?? outcomeOf(attempt));
}

/** A rejection may mean that access was taken away meanwhile: then an empty jar says nothing. */
async function withoutAccess(attempts: readonly Attempt[]): Promise<Map<Attempt, Outcome>> {
  const outcomes = new Map<Attempt, Outcome>();
  for (const attempt of attempts) {
    if (attempt.rejection === null) continue;
    const origins = await missingAt(identitiesOf(attempt.exchange));
    if (!origins) continue;
    const problem: Problem = { code: 'no-host-permission', origins };
    outcomes.set(attempt, { exchange: attempt.exchange, side: 'unreadable', problem, isOpen: false });
  }
  return outcomes;
}

/** Cookies of the side it came from whose place is empty, or contains what Crumb wrote there. */
function lost({ exchange, to, inJar, touched }: Attempt): Cookie[] {
  return exchange[otherSide(to)].filter((cookie) => {
    const key = cookieKey(cookie);
    if (!touched.has(key) || holds(inJar, cookie)) return false;
    return !inJar.has(key) || isHeldAs(exchange[to], cookie, inJar);
  });
}

/** Cookies that we brought to identities that were empty. */
function added({ exchange, to, inJar, touched }: Attempt): Cookie[] {
  return leftovers(exchange, otherSide(to), inJar).filter(
    (cookie) => touched.has(cookieKey(cookie)) && isHeldAs(exchange[to], cookie, inJar),
  );
}

/** What we added, once every place the old cookies had is taken: by them, or by something newer that is not ours. */
function removable(attempt: Attempt): Cookie[] {
  const isTaken = (cookie: Cookie) => attempt.inJar.has(cookieKey(cookie));
  const isSafe = attempt.givenUp !== 'removal' && lost(attempt).length === 0 && fromSide(attempt).every(isTaken);
  return isSafe ? added(attempt) : [];
}

function outcomeOf(attempt: Attempt): Outcome {
  const { exchange, to, givenUp, missingAccess: origins } = attempt;
  // The next request looks again, and does nothing before there is access.
  if (origins) {
    return { exchange, side: 'unreadable', problem: { code: 'no-host-permission', origins }, isOpen: givenUp !== null };
  }
  const now = whereNow(attempt);
  if (now === to) return { exchange, side: to, problem: null, isOpen: false };
  if (givenUp === 'removal') return { exchange, side: now, problem: UNANSWERED, isOpen: true };
  const isOpen = givenUp !== null;
  const from = otherSide(to);
  const missing = lost(attempt);
  if (missing.length > 0) return { exchange, side: now, problem: { code: 'not-restored', missing }, isOpen };
  const [left] = added(attempt);
  if (!left) return { exchange, side: from, problem: attempt.problem ?? UNANSWERED, isOpen };
  const [old] = fromSide(attempt);
  const problem: Problem = old ? { code: 'old-remains', cookie: left, old } : { code: 'not-removed', cookie: left };
  return { exchange, side: now, problem, isOpen };
}

function unknown({ exchange }: Attempt): Outcome {
  return { exchange, side: 'unreadable', problem: UNANSWERED, isOpen: true };
}
