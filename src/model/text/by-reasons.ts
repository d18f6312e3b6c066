import type { Reason, Withheld } from '../../cookie/verdict.ts';

/** Cookies that stay behind for the very same reasons. */
export interface ReasonGroup {
  key: string;
  reasons: readonly Reason[];
  cookies: Withheld['cookie'][];
}

/** Those that share their reasons together, in the order they come. */
export function byReasons(
  withheld: readonly Readonly<{ cookie: Withheld['cookie']; reasons: readonly Reason[] }>[],
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
