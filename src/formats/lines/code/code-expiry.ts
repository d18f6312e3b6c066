import type { CodeItem } from './code-groups.ts';

/** When a cookie expires that code sets: a moment, so many seconds after it is set, or that it is computed; null: with the session. */
export type CodeExpiry = { moment: string | number } | { seconds: number } | 'unread' | null;

/** The first second of 2001 or so: a smaller number is a lifetime. */
const FIRST_MOMENT = 1e9;
/** A number or a product, after the moment to which code adds it: `Date.now() + 1000` and `time() + 60 * 60`. */
const FROM_NOW = /^(?:(Date\.now\(|(?:time|Math\.floor)\(|Date\.now\(\/1000)\+)?([\d.]{1,15}(?:\*\d{1,9}){0,5})$/;
/** `TimeSpan.FromHours(1)`, `Duration.ofDays(7)` */
const DURATION = /\.(?:from|of)(d|h|m|s)[a-z]{3,6}s$/;
const SECONDS_OF: Readonly<Record<string, number>> = { d: 86_400, h: 3600, m: 60, s: 1 };
/** js-cookie, and the plugin of jQuery before it: numbers are days. */
const IN_DAYS = /^\$\.cookie$|^cookies\.set$/;

/** `callee`: the function that sets the cookie. `isMilliseconds`: it counts lifetimes so, as Express and Koa do. */
export function codeExpiry(
  { key, value, source }: Pick<CodeItem, 'key' | 'value' | 'source'>,
  callee: string,
  isMilliseconds: boolean,
): CodeExpiry {
  const isLifetime = /^max/i.test(key ?? '');
  if (value === null) return null;
  if (typeof value === 'string') return isLifetime ? 'unread' : { moment: value };
  if (typeof value === 'object') {
    const [first] = value.items;
    const unit = SECONDS_OF[DURATION.exec(value.callee)?.[1] ?? ''];
    if (unit !== undefined && typeof first?.value === 'number') return { seconds: first.value * unit };
    // `new Date(Date.now() + 1000)`
    const isDate = value.callee.endsWith('.date') && first?.value === undefined && !isLifetime;
    return first && isDate ? codeExpiry({ ...first, key }, '', false) : 'unread';
  }
  if (typeof value === 'number' && value <= 0) return null;
  const [, now, given] = FROM_NOW.exec(source) ?? [];
  if (given === undefined || (now !== undefined && isLifetime)) return 'unread';
  const number = given.split('*').reduce((product, factor) => product * Number(factor), 1);
  if (now !== undefined) return { seconds: now === 'Date.now(' ? number / 1000 : number };
  if (isLifetime) return { seconds: isMilliseconds ? number / 1000 : number };
  if (number >= FIRST_MOMENT) return { moment: number };
  return IN_DAYS.test(callee) ? { seconds: number * 86_400 } : 'unread';
}
