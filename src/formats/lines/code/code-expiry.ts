import type { CodeItem } from './code-groups.ts';

/** When a cookie expires that code sets: a moment, so many seconds after it is set, or that it is computed; null: with the session. */
export type CodeExpiry = { moment: string | number } | { seconds: number } | 'unread' | null;

/** The first second of 2001 or so: a smaller number is a lifetime. */
const FIRST_MOMENT = 1e9;
/** A number or a product, after the moment to which code adds it: `Date.now() + 1000` and `time() + 60 * 60`. */
const FROM_NOW = /^(?:(Date\.now\(|(?:time|Math\.floor)\(|Date\.now\(\/1000)\+)?([\d.]{1,15}(?:\*\d{1,9}){0,5})$/;
/** Express and Koa count a lifetime in milliseconds, others in seconds. */
const MILLISECONDS = /^res(?:ponse)?\.cookie$/;
/** `callee`: the function that sets the cookie. */
export function codeExpiry(
  { key, value, source }: Pick<CodeItem, 'key' | 'value' | 'source'>,
  callee: string,
): CodeExpiry {
  const isLifetime = /^max/i.test(key ?? '');
  if (value === null) return null;
  if (typeof value === 'string') return isLifetime ? 'unread' : { moment: value };
  if (typeof value === 'object') {
    const [first] = value.items;
    // `new Date(Date.now() + 1000)`
    const isDate = value.callee.endsWith('.date') && first?.value === undefined && !isLifetime;
    return first && isDate ? codeExpiry({ ...first, key }, '') : 'unread';
  }
  if (typeof value === 'number' && value <= 0) return null;
  const [, now, given] = FROM_NOW.exec(source) ?? [];
  if (given === undefined || (now !== undefined && isLifetime)) return 'unread';
  const number = given.split('*').reduce((product, factor) => product * Number(factor), 1);
  if (now !== undefined) return { seconds: now === 'Date.now(' ? number / 1000 : number };
  if (isLifetime) return { seconds: MILLISECONDS.test(callee) ? number / 1000 : number };
  if (number >= FIRST_MOMENT) return { moment: number };
  // Numbers of js-cookie are days.
  return callee === 'cookies.set' ? { seconds: number * 86_400 } : 'unread';
}
