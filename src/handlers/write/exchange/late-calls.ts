/**
 * Calls that were given up: the browser may still carry them out. For each cookie such a call was about, this remembers
 * what is to be there; when the call returns and has changed that place, the place is corrected. A cookie that
 * is neither ours nor the call's is left alone.
 *
 *   given up --comes back--> looked at --as it shall be, or someone else's--> forgotten
 *                               +--------what the call makes-------------> corrected --> forgotten
 *
 * A stopped background forgets this. Its calls have reached the browser, which takes them in order: before the questions
 * of the next background.
 */
import { expireCookie, writeCookie } from '../../../browser/cookies/cookie-writes.ts';
import { readCookie } from '../../../browser/cookies/read-identities.ts';
import { type Cookie, type CookieId, cookieKey } from '../../../cookie/cookie.ts';
import { isSameCookie } from '../../../cookie/jar/differences.ts';
import { type Exchange, identitiesOf, type Side } from '../../../cookie/jar/exchange.ts';
import { TIMED_OUT, withDeadline } from '../../deadline.ts';
import type { InTurn } from '../../turns.ts';

interface Late {
  calls: number;
  /** undefined: not decided yet. */
  wanted: Cookie | null | undefined;
}

interface Deps {
  /** The queue of everything that changes the jar. */
  inTurn: InTurn;
  /** A call that Crumb no longer waited for has returned. */
  whenBack(): Promise<void>;
}

export type LateCalls = ReturnType<typeof createLateCalls>;

export function createLateCalls({ inTurn, whenBack }: Deps) {
  const late = new Map<string, Late>();

  /**
   * A call was given up that makes this cookie, or none, of an identity. When it comes back, what it did is corrected, and then
   * `whenBack` runs, in turn with everything else.
   */
  function noteLateCall(id: CookieId, made: Cookie | null, call: Promise<unknown>): void {
    const key = cookieKey(id);
    const entry = late.get(key) ?? { calls: 0, wanted: undefined };
    entry.calls += 1;
    late.set(key, entry);
    const comesBack = async () => {
      entry.calls -= 1;
      if (entry.calls === 0) late.delete(key);
      if (entry.wanted !== undefined) await mend(id, made, entry.wanted);
      await whenBack();
    };
    const answered = () => inTurn(comesBack);
    void call.then(answered, answered);
  }

  /** From now on this side of an exchange is to be in the jar. */
  function expectSide(exchange: Exchange, side: Side): void {
    if (late.size === 0) return;
    const cookies = new Map(exchange[side].map((cookie) => [cookieKey(cookie), cookie]));
    for (const id of identitiesOf(exchange)) {
      const entry = late.get(cookieKey(id));
      if (entry) entry.wanted = cookies.get(cookieKey(id)) ?? null;
    }
  }

  return { noteLateCall, expectSide };
}

function mend(id: CookieId, made: Cookie | null, wanted: Cookie | null): Promise<void> {
  return withDeadline(async (deadline) => {
    const there = await deadline.ask(readCookie(id).catch(() => undefined));
    if (there === TIMED_OUT || there === undefined || isSameCookie(there, wanted) || !isSameCookie(there, made)) return;
    await deadline.ask(wanted ? writeCookie(wanted) : expireCookie(id));
  });
}
