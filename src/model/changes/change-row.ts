import type { Problem } from '../../contract/problem.ts';
import type { PredictedCookie } from '../../contract/steps.ts';
import { type Cookie, cookieKey } from '../../cookie/cookie.ts';
import { differences } from '../../cookie/jar/differences.ts';
import type { Exchange } from '../../cookie/jar/exchange.ts';
import { isSamePartition } from '../../cookie/request/third-party.ts';

/** What storing a cookie would do; text: message `effect_<effect>`. */
export const EFFECTS = ['new', 'changed', 'same', 'rejected'] as const;
export type Effect = (typeof EFFECTS)[number];

/** A cookie that is to be stored. */
export interface WantedCookie {
  cookie: Cookie;
  /** The stored cookie that it is made of: removed where it has another identity; null: none. */
  from: Cookie | null;
}

/** One of several cookies that are to be stored, and what that would do. */
export interface ChangeRow {
  /** Its place among them. */
  index: number;
  effect: Effect;
  predicted: PredictedCookie;
  from: Cookie | null;
  /** The fields that would change of the cookie that it is made of, or else of the one with its identity. */
  fields: (keyof Cookie)[];
}

const IDENTITY = ['storeId', 'domain', 'hostOnly', 'path', 'name'] as const;

/** `objection`: why it would not be stored, besides what was predicted. */
export function changeRow(
  predicted: PredictedCookie,
  from: Cookie | null,
  index: number,
  objection: Problem | null,
): ChangeRow {
  const { cookie, now } = predicted;
  const problem = predicted.problem ?? objection;
  const before = from ?? now;
  const fields = before ? fieldsBetween(before, cookie) : [];
  const effect = problem ? 'rejected' : before === null ? 'new' : fields.length > 0 ? 'changed' : 'same';
  return { index, effect, predicted: { cookie, now, problem }, from, fields };
}

function fieldsBetween(before: Cookie, after: Cookie): (keyof Cookie)[] {
  const isMoved = !isSamePartition(before.partitionKey, after.partitionKey);
  return [
    ...IDENTITY.filter((field) => before[field] !== after[field]),
    ...(isMoved ? (['partitionKey'] as const) : []),
    ...differences(before, after),
  ];
}

/** Whether this cookie can be stored, and storing it would change anything. */
export function isMeant({ effect }: ChangeRow): boolean {
  return effect === 'new' || effect === 'changed';
}

/** Whether a cookie would leave its identity for that of the other one. */
export function isMove(from: Cookie | null, cookie: Cookie): from is Cookie {
  return from !== null && cookieKey(from) !== cookieKey(cookie);
}

export function exchangeOf({ predicted: { cookie, now }, from }: ChangeRow): Exchange {
  return { before: [...(isMove(from, cookie) ? [from] : []), ...(now ? [now] : [])], after: [cookie] };
}
