import { readIdentities } from '../../../browser/cookies/read-identities.ts';
import { registrableDomain } from '../../../browser/registrable-domain.ts';
import type { Problem } from '../../../contract/problem.ts';
import { siteOf } from '../../../cookie/address/site.ts';
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
import { isExpired } from '../../../cookie/jar/expiry.ts';
import { type Deadline, TIMED_OUT } from '../../deadline.ts';
import { missingAccess } from '../../read/missing-access.ts';
import { noteLateCall } from './late-calls.ts';
import { noteOwnWrite } from './own-writes.ts';

/** One exchange on its way to a side. */
export interface Attempt {
  /** The target side has what the browser stored, once that was read back. */
  exchange: Exchange;
  to: Side;
  /** The jar at its identities when it was last looked at. */
  inJar: CookiesByKey;
  /** Keys that were written over or removed: Crumb itself made what is missing or different there. */
  touched: Set<string>;
  /** What the browser said when it rejected a call. */
  rejection: string | null;
  /** The patterns that were missing when the jar was last looked at: an identity that looks empty may not be. */
  missingAccess: string[] | null;
  /** A call that was given up; after a removal nothing may be taken back, for it may still be carried out. */
  givenUp: 'write' | 'removal' | null;
  /** Why it goes no further towards its side. */
  problem: Problem | null;
  isDone: boolean;
  /** Told when a call that was given up comes back. */
  onLate: () => Promise<void>;
}

/** What became of an attempt. */
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

/** Has a write or removal done and takes down what came of it; `made` is what it leaves at the identity. */
export async function change(
  attempt: Attempt,
  id: CookieId,
  made: Cookie | null,
  call: Promise<string | null>,
  deadline: Deadline,
): Promise<void> {
  attempt.touched.add(cookieKey(id));
  noteOwnWrite(id, made, call);
  const rejection = await deadline.ask(call);
  if (rejection === TIMED_OUT) {
    noteLateCall(id, made, call, attempt.onLate);
    attempt.givenUp = made && attempt.givenUp !== 'removal' ? 'write' : 'removal';
  } else attempt.rejection ??= rejection;
}

/** What the jar contains, and what of it is not reliable. */
export interface Seen {
  cookies: CookiesByKey;
  /** The patterns whose absence may be why some of these identities look empty; null: they are empty. */
  missingFor(identities: readonly CookieId[]): string[] | null;
}

/**
 * The cookies in the jar at these identities now. Without access to a host the browser says that there are no cookies: an
 * empty identity is only believed where access was seen before and after.
 */
export async function readSeen(identities: readonly CookieId[], when: 'before' | 'both'): Promise<Seen> {
  const before = await missingBySite(identities);
  const cookies = await readNow(identities);
  const empty = identities.filter((id) => !cookies.has(cookieKey(id)));
  const after = when === 'both' ? await missingBySite(empty) : new Map<string, string[]>();
  return {
    cookies,
    missingFor: (asked) => {
      const unseen = asked.filter((id) => !cookies.has(cookieKey(id)));
      return originsOf(unseen, before) ?? originsOf(unseen, after);
    },
  };
}

function originsOf(identities: readonly CookieId[], missing: ReadonlyMap<string, string[]>): string[] | null {
  const origins = identities.flatMap(({ domain }) => missing.get(siteOf(domain, registrableDomain)) ?? []);
  return origins.length > 0 ? [...new Set(origins)] : null;
}

/** The patterns that are missing for the sites of these identities; null: none. */
export async function missingAt(identities: readonly CookieId[]): Promise<string[] | null> {
  return originsOf(identities, await missingBySite(identities));
}

/** By site: the patterns that are missing for it. */
async function missingBySite(identities: readonly CookieId[]): Promise<Map<string, string[]>> {
  const sites = new Set(identities.map(({ domain }) => siteOf(domain, registrableDomain)));
  const missing = await Promise.all([...sites].map(async (site) => [site, (await missingAccess(site)) ?? []] as const));
  return new Map(missing);
}

/** The cookies in the jar at these identities now. A cookie that has expired is not there, whatever the browser lists. */
async function readNow(identities: readonly CookieId[]): Promise<CookiesByKey> {
  const now = Date.now();
  const cookies = (await readIdentities(identities)).filter((cookie) => !isExpired(cookie, now));
  return new Map(cookies.map((cookie) => [cookieKey(cookie), cookie]));
}
