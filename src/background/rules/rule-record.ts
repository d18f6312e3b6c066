import {
  hasFields,
  isCount,
  isFlag,
  isListOf,
  isMoment,
  isOctets,
  isOneOf,
  isText,
  orNull,
} from '../../browser/storage/check.ts';
import { recordKind } from '../../browser/storage/record-kind.ts';
import type { ListedRule, NewRule } from '../../contract/rules.ts';
import type { Cookie } from '../../cookie/cookie.ts';
import { RULE_KINDS } from '../../cookie/guards/guard-wish.ts';
import { type Effort, FIRST_EFFORT, isPaused } from '../../cookie/guards/pause-after.ts';
import { isCookie } from '../../handlers/stored/is-cookie.ts';

/** The most cookies that a rule remembers: more than a site has, whose limit is 180. */
export const MOST_COOKIES = 200;

/** A rule as it is stored. */
export interface RuleRecord extends Omit<NewRule, 'cookie'>, Effort {
  at: number;
  isOn: boolean;
  count: number;
  lastAt: number | null;
  /** What it remembers at each identity: see guardWish. */
  remembered: Cookie[];
}

const isRule = hasFields({
  id: isText,
  kind: isOneOf(...RULE_KINDS),
  pattern: hasFields({ name: isOctets, domain: isText, path: isOctets, storeId: orNull(isText) }),
  at: isMoment,
  isOn: isFlag,
  count: isCount,
  lastAt: orNull(isMoment),
  remembered: isListOf(isCookie, { max: MOST_COOKIES }),
  recent: isListOf(isMoment),
  pausedUntil: orNull(isMoment),
  pauses: isCount,
});

/** A rule, stored under its id. */
export const ruleKind = recordKind<RuleRecord>((value, key) => isRule(value) && (value as RuleRecord).id === key);

export function newRecord({ cookie, ...rule }: NewRule, at: number): RuleRecord {
  return { ...rule, ...FIRST_EFFORT, at, isOn: true, count: 0, lastAt: null, remembered: cookie ? [cookie] : [] };
}

export function listedRule(record: RuleRecord, now: number): ListedRule {
  const { id, kind, pattern, at, isOn, count, lastAt, pausedUntil, remembered } = record;
  const until = isOn && isPaused(record, now) ? pausedUntil : null;
  return { id, kind, pattern, at, isOn, count, lastAt, pausedUntil: until, cookies: remembered.length };
}
