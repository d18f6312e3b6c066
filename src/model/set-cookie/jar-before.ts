import type { Cookie } from '../../cookie/cookie.ts';
import { jarAfter } from '../../cookie/set-cookie/jar-after.ts';
import type { JarHistory } from './jar-history.ts';
import type { ReceivedLine } from './received-line.ts';

interface Asked {
  site: string;
  /** Milliseconds since the epoch. */
  startedAt: number;
  /** Lines of answers that had ended by then count. */
  until: number;
}

/**
 * What the jar held when a request began: the last state seen before it, changed by the answers in between, since browsers
 * tell of a change some time after it. `isKnown`: cookies of that site were among what was seen.
 */
export function jarBefore(
  { site, startedAt, until }: Asked,
  record: JarHistory,
  lines: readonly ReceivedLine[],
): { jar: readonly Cookie[]; isKnown: boolean } {
  const before = record.before(startedAt);
  const jar = lines
    .filter(({ at }) => at > (before?.at ?? 0) && at <= until)
    .reduce((held, { verdict }) => jarAfter(verdict, held), before?.jar ?? []);
  return { jar, isKnown: before?.sites.has(site) ?? false };
}
