import type { NotSent, Reason } from '../../cookie/verdict.ts';

/** Cookies that stay behind for the very same reasons. */
export interface ReasonGroup {
  key: string;
  reasons: readonly Reason[];
  cookies: NotSent['cookie'][];
}

/** Those that share their reasons together, in the order they come. */
export function groupByReasons(
  withheld: readonly Readonly<{ cookie: NotSent['cookie']; reasons: readonly Reason[] }>[],
): ReasonGroup[] {
  const groups = new Map<string, ReasonGroup>();
  for (const { cookie, reasons } of withheld) {
    const key = JSON.stringify(reasons.map(({ code, data }) => [code, data]));
    const group = groups.get(key);
    if (group) group.cookies.push(cookie);
    else groups.set(key, { key, reasons, cookies: [cookie] });
  }
  return [...groups.values()];
}
