import { cookieKey } from '../../cookie/cookie.ts';
import type { Reason, ReasonCode, Retrieval, Withheld } from '../../cookie/verdict.ts';

/** Cookies that stay behind for the very same reasons. */
export interface WithheldGroup {
  key: string;
  cookies: Withheld['cookie'][];
  reasons: readonly Reason[];
  /** They may be sent all the same: it hangs on what the browser does not tell. */
  isUncertain: boolean;
}

/** Reasons of cookies that are about another host or partition altogether: many, and seldom what is looked for. */
const APART: ReadonlySet<ReasonCode> = new Set(['DomainMismatch', 'PartitionMismatch']);

/** What a request does not carry, by its reasons: `near` could be sent to this host, `apart` is for others. */
export function withheldGroups({ withheld, uncertain }: Retrieval): { near: WithheldGroup[]; apart: WithheldGroup[] } {
  const open = new Set(uncertain.map(({ cookie }) => cookieKey(cookie)));
  const groups = new Map<string, WithheldGroup>();
  for (const { cookie, reasons } of withheld) {
    const isUncertain = open.has(cookieKey(cookie));
    const key = JSON.stringify([isUncertain, reasons.map(({ code, data }) => [code, data])]);
    const group = groups.get(key);
    if (group) group.cookies.push(cookie);
    else groups.set(key, { key, cookies: [cookie], reasons, isUncertain });
  }
  const isApart = ({ reasons }: WithheldGroup): boolean => reasons.some(({ code }) => APART.has(code));
  const all = [...groups.values()];
  return { near: all.filter((group) => !isApart(group)), apart: all.filter(isApart) };
}
