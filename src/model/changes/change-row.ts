import type { Problem } from '../../contract/problem.ts';
import type { PlannedCookie, PredictedCookie } from '../../contract/steps.ts';
import { type Cookie, cookieKey } from '../../cookie/cookie.ts';
import { differences } from '../../cookie/jar/differences.ts';
import type { Exchange } from '../../cookie/jar/exchange.ts';
import { isSamePartition } from '../../cookie/request/third-party.ts';

/** What storing or removing a cookie would do; text: message `effect_<effect>`. */
export const EFFECTS = ['new', 'changed', 'removed', 'same', 'rejected'] as const;
export type Effect = (typeof EFFECTS)[number];

/** A cookie that is to be stored, or a stored one that is to be removed. */
export type WantedCookie = PlannedCookie | { cookie: null; from: Cookie };

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

/** `objection`: why it would not be stored or removed, besides what was predicted. */
export function changeRow(
  predicted: PredictedCookie,
  wanted: WantedCookie,
  index: number,
  objection: Problem | null,
): ChangeRow {
  const { cookie, now } = predicted;
  const { from } = wanted;
  const problem = predicted.problem ?? objection;
  if (wanted.cookie === null) {
    return { index, effect: problem ? 'rejected' : 'removed', predicted: { cookie, now, problem }, from, fields: [] };
  }
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

/** Whether this cookie can be stored or removed, and that would change anything. */
export function isMeant({ effect }: ChangeRow): boolean {
  return effect === 'new' || effect === 'changed' || effect === 'removed';
}

/** Whether a cookie would leave its identity for that of the other one. */
export function isMove(from: Cookie | null, cookie: Cookie): from is Cookie {
  return from !== null && cookieKey(from) !== cookieKey(cookie);
}

export function exchangeOf({ effect, predicted: { cookie, now }, from }: ChangeRow): Exchange {
  if (effect === 'removed') return { before: [cookie], after: [] };
  return { before: [...(isMove(from, cookie) ? [from] : []), ...(now ? [now] : [])], after: [cookie] };
}
