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
  /** The identities at which cookies will be stored: the browser can change them, as the path of one. */
  const stored = new Set<string>();
  for (const [index, { cookie, problem }] of predicted)
    if (wanted.get(index)?.cookie && !problem && !excluded.has(index)) stored.add(cookieKey(cookie));
  return [...wanted].flatMap(([index, one]) => {
    const prediction = predicted.get(index);
    if (!prediction) return [];
    const key = cookieKey(prediction.cookie);
    // What is there is replaced. To remove it first would be to lose it where the other one is the same, or is not stored after all.
    if (one.cookie === null && stored.has(key)) return [];
    const row = changeRow(prediction, one, index, objectionTo(prediction, one, taken.get(key) ?? null, agent));
    if (isMeant(row) && row.effect !== 'removed' && !excluded.has(index)) taken.set(key, prediction.cookie);
    return [row];
  });
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
