import type { Problem } from '../../contract/problem.ts';
import type { PredictedCookie } from '../../contract/steps.ts';
import { type Agent, type Cookie, cookieKey } from '../../cookie/cookie.ts';
import { whyUnreachable } from '../../cookie/rules/why-unreachable.ts';
import { type ChangeRow, changeRow, isMeant, isMove, type WantedCookie } from './change-row.ts';

interface Wanted {
  wanted: ReadonlyMap<number, WantedCookie>;
  /** By the place of the cookie. */
  predicted: ReadonlyMap<number, PredictedCookie>;
  /** Places of cookies that will not be stored. */
  excluded: ReadonlySet<number>;
  agent: Agent;
}

/** What storing each of these cookies would do if all of them but the excluded ones are stored. */
export function changeRows({ wanted, predicted, excluded, agent }: Wanted): ChangeRow[] {
  const taken = new Map<string, Cookie>();
  const replaced = keysOfStored({ wanted, predicted, excluded });
  return [...wanted].flatMap(([index, one]) => {
    const prediction = predicted.get(index);
    if (!prediction) return [];
    const key = cookieKey(prediction.cookie);
    // To remove it first would be to lose it, where the other one is not stored after all.
    if (one.cookie === null && replaced.has(key)) return [];
    const row = changeRow(prediction, one, index, objectionTo(prediction, one, taken.get(key) ?? null, agent));
    if (isMeant(row) && row.effect !== 'removed' && !excluded.has(index)) taken.set(key, prediction.cookie);
    return [row];
  });
}

/**
 * The identities at which cookies will be stored: the browser can change them, as the path of one. A cookie that is there is replaced,
 * whatever is planned for it.
 */
function keysOfStored({ wanted, predicted, excluded }: Omit<Wanted, 'agent'>): ReadonlySet<string> {
  return new Set(
    [...predicted].flatMap(([index, { cookie, problem }]) =>
      wanted.get(index)?.cookie && !problem && !excluded.has(index) ? [cookieKey(cookie)] : [],
    ),
  );
}

/** Nothing is ever lost: a cookie that moves replaces no other one, and two of the cookies never become one. */
function objectionTo(
  { cookie, now }: PredictedCookie,
  { from, cookie: after }: WantedCookie,
  taken: Cookie | null,
  agent: Agent,
): Problem | null {
  const reasons = from ? whyUnreachable(from, agent) : [];
  if (reasons.length > 0) return { code: 'rejected', reasons };
  if (after === null) return null;
  const occupant = taken ?? (isMove(from, cookie) ? now : null);
  return occupant && { code: 'exists', cookie: occupant };
}
