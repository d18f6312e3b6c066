import type { Cookie } from '../../cookie/cookie.ts';
import type { Octets } from '../../cookie/octets.ts';
import type { Verdict } from '../../cookie/verdict.ts';
import type { ReceivedLine } from './received-line.ts';

type Named = Pick<Cookie, 'name' | 'value'>;

/** Name and value of the cookie that a line sets, or would have set; null: it deletes one. */
export function cookieOfLine(verdict: Verdict): Named | null {
  if (verdict.outcome === 'deleted') return null;
  return verdict.outcome === 'stored' ? verdict.cookie : verdict;
}

/**
 * The cookies beside the one of a line: those that all lines of its response set, where the last of a name counts, and those of its
 * domain that none of them names.
 */
export function cookiesBesideLine(
  { request, verdict }: Pick<ReceivedLine, 'request' | 'verdict'>,
  lines: readonly Pick<ReceivedLine, 'request' | 'verdict'>[],
  jar: Iterable<Cookie>,
): Named[] {
  const byName = new Map<Octets, Named | null>();
  for (const line of lines) {
    if (line.request !== request) continue;
    if (line.verdict.outcome === 'deleted') byName.set(line.verdict.id.name, null);
    const named = cookieOfLine(line.verdict);
    if (named) byName.set(named.name, named);
  }
  const domain = verdict.outcome === 'stored' ? verdict.cookie.domain : null;
  for (const cookie of jar) if (cookie.domain === domain && !byName.has(cookie.name)) byName.set(cookie.name, cookie);
  return [...byName.values()].flatMap((named) => named ?? []);
}
