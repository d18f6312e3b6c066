import { KeyedJar } from '../../cookie/set-cookie/keyed-jar.ts';
import type { JarHistory } from './jar-history.ts';
import type { ReceivedLine } from './received-line.ts';

interface RequestTime {
  site: string;
  /** Milliseconds since the epoch. */
  startedAt: number;
  /** Milliseconds since the epoch: lines count if their responses had ended by then. */
  until: number;
}

/**
 * The cookies that were stored when a request began: the last state that was recorded before, changed by the responses in
 * between, since browsers report a change some time after it. `isKnown`: that state included cookies of the site.
 */
export function jarBefore(
  { site, startedAt, until }: RequestTime,
  record: JarHistory,
  lines: readonly ReceivedLine[],
): { jar: KeyedJar; isKnown: boolean } {
  const before = record.before(startedAt);
  const jar = new KeyedJar(before?.jar ?? []);
  for (const { at, verdict } of lines) if (at > (before?.at ?? 0) && at <= until) jar.take(verdict);
  return { jar, isKnown: before?.sites.has(site) ?? false };
}
