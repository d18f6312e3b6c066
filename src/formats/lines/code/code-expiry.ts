import type { CodeItem } from './code-groups.ts';

/** When a cookie expires that code sets: a moment, so many seconds after it is set, or that it is computed; null: with the session. */
export type CodeExpiry = { moment: string | number } | { seconds: number } | 'unread' | null;

/** The first second of 2001 or so: a smaller number is a lifetime. */
const FIRST_MOMENT = 1e9;
/** What `new Date` reads as the same moment everywhere. */
const IN_ZONE = /^\d{4}-\d\d-\d\d(?:T[\d:.]{5,12}Z)?$|^[A-Z][a-z]{2}, \d\d [A-Z][a-z]{2} \d{4} [\d:]{8} GMT$/;
/** `60 * 60` */
const PRODUCT = /^\d{1,15}(?:\.\d{1,9})?(?:\*\d{1,9}){0,5}$/;
/** `Date.now() + 1000` counts milliseconds; `time() + 60`, `Date.now() / 1000 + 60` and `Math.floor(Date.now() / 1000) + 60` seconds. */
const FROM_NOW = /^(Date\.now\(|time\(|Date\.now\(\/1000|Math\.floor\()\+([\d.*]{1,60})$/;
/** `TimeSpan.FromHours(1)`, `Duration.ofDays(7)` */
const DURATION = /\.(?:from|of)(day|hour|minute|second)s$/;
const SECONDS_OF: Readonly<Record<string, number>> = { day: 86_400, hour: 3600, minute: 60, second: 1 };
/** js-cookie, and the plugin of jQuery before it: numbers are days. */
const IN_DAYS = /^(?:\$|jquery)\.cookie$|^(?:js)?cookies\.set$/;

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
    const [first, ...others] = value.items;
    const unit = SECONDS_OF[DURATION.exec(value.callee)?.[1] ?? ''];
    if (!first || others.length > 0) return 'unread';
    if (unit !== undefined && typeof first.value === 'number') return { seconds: first.value * unit };
    if (!/(?:^|\.)date$/.test(value.callee) || isLifetime) return 'unread';
    if (typeof first.value === 'number') return { moment: first.value / 1000 };
    if (typeof first.value === 'string')
      return IN_ZONE.test(first.value) ? { moment: Date.parse(first.value) / 1000 } : 'unread';
    return codeExpiry({ key, value: first.value, source: first.source }, '', false);
  }
  const number = typeof value === 'number' ? value : productIn(source);
  // -1 and 0 are session cookies.
  if (number !== null && number <= 0) return null;
  if (number !== null && isLifetime) return { seconds: isMilliseconds ? number / 1000 : number };
  if (number !== null && number >= FIRST_MOMENT) return { moment: number };
  if (number !== null && IN_DAYS.test(callee)) return { seconds: number * 86_400 };
  const [, now = '', later = ''] = (!isLifetime && FROM_NOW.exec(source)) || [];
  const added = productIn(later);
  return added === null ? 'unread' : { seconds: now === 'Date.now(' ? added / 1000 : added };
}

function productIn(source: string): number | null {
  return PRODUCT.test(source) ? source.split('*').reduce((product, factor) => product * Number(factor), 1) : null;
}
