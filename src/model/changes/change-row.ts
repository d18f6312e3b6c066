import type { PredictedCookie } from '../../contract/steps.ts';
import { type Cookie, cookieKey } from '../../cookie/cookie.ts';
import { differences } from '../../cookie/jar/differences.ts';
import type { Exchange } from '../../cookie/jar/exchange.ts';

/** What storing or removing a cookie would do; text: message `effect_<effect>`. */
export const EFFECTS = ['new', 'changed', 'removed', 'same', 'rejected'] as const;
export type Effect = (typeof EFFECTS)[number];

/** A cookie that is to be stored, or a stored one that is to be removed. */
export type WantedCookie =
  | {
      cookie: Cookie;
      /** The stored cookie that it is made of: removed where it has another identity; null: none. */
      from: Cookie | null;
    }
  | { cookie: null; from: Cookie };

/** One of several cookies that are to be stored or removed, and what that would do. */
export interface ChangeRow {
  /** Its place among them. */
  index: number;
  effect: Effect;
  /** Of one that is to be removed: that cookie. */
  predicted: PredictedCookie;
  from: Cookie | null;
  /** The fields that would change of the cookie that it is made of, or else of the one with its identity. */
  fields: (keyof Cookie)[];
}

const IDENTITY = ['storeId', 'domain', 'hostOnly', 'path', 'name'] as const;

export function changeRow(predicted: PredictedCookie, wanted: WantedCookie, index: number): ChangeRow {
  const { cookie, now, problem } = predicted;
  const { from } = wanted;
  if (wanted.cookie === null) return { index, effect: 'removed', predicted, from, fields: [] };
  const before = from ?? now;
  const fields = before ? fieldsBetween(before, cookie) : [];
  const effect = problem ? 'rejected' : before === null ? 'new' : fields.length > 0 ? 'changed' : 'same';
  return { index, effect, predicted, from, fields };
}

function fieldsBetween(before: Cookie, after: Cookie): (keyof Cookie)[] {
  return [...IDENTITY.filter((field) => before[field] !== after[field]), ...differences(before, after)];
}

/** Whether this cookie can be stored or removed, and that would change anything. */
export function isMeant({ effect }: ChangeRow): boolean {
  return effect === 'new' || effect === 'changed' || effect === 'removed';
}

export function exchangeOf({ effect, predicted: { cookie, now }, from }: ChangeRow): Exchange {
  if (effect === 'removed') return { before: [cookie], after: [] };
  const isMoved = from !== null && cookieKey(from) !== cookieKey(cookie);
  return { before: [...(isMoved ? [from] : []), ...(now ? [now] : [])], after: [cookie] };
}
