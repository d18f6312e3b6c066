import type { NotSent, Reason } from '../../cookie/verdict.ts';

/** Cookies that are not sent for the same reasons. */
export interface ReasonGroup {
  key: string;
  reasons: readonly Reason[];
  cookies: NotSent['cookie'][];
}

/** Groups cookies that have the same reasons, in the order of the first cookie of each group. */
export function groupByReasons(
  cookies: readonly Readonly<{ cookie: NotSent['cookie']; reasons: readonly Reason[] }>[],
): ReasonGroup[] {
  const groups = new Map<string, ReasonGroup>();
  for (const { cookie, reasons } of cookies) {
    const key = JSON.stringify(reasons.map(({ code, data }) => [code, data]));
    const group = groups.get(key);
    if (group) group.cookies.push(cookie);
    else groups.set(key, { key, reasons, cookies: [cookie] });
  }
  return [...groups.values()];
}
