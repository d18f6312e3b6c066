import type { JarHistory } from '../../cookie/jar/jar-history.ts';
import { asBrowserShows } from '../../cookie/octets.ts';
import { KeyedJar } from '../../cookie/set-cookie/keyed-jar.ts';
import { keyOf } from '../../cookie/verdict.ts';
import type { NetworkRequest } from '../network/network-request.ts';
import type { ReceivedLine } from './received-line.ts';

/** The longest delay until a browser reports a change of the jar, on a busy machine. */
export const LONGEST_LAG_MS = 2_000;

interface RequestTime extends Pick<NetworkRequest, 'id' | 'startedAt'> {
  /** Milliseconds since the epoch: lines count if their responses had ended by then. */
  until: number;
}

/**
 * The cookies of its site that were stored when a request began: those of the history, changed by lines of other responses
 * whose changes were not reported by then. `lines` are those of the site, sorted by the end of their responses.
 */
export function jarBefore(
  { id, startedAt, until }: RequestTime,
  history: JarHistory | undefined,
  lines: readonly ReceivedLine[],
): { jar: KeyedJar; isKnown: boolean } {
  const jar = new KeyedJar(history?.at(startedAt) ?? []);
  for (let index = firstAfter(lines, startedAt - LONGEST_LAG_MS); index < lines.length; index++) {
    const line = lines[index];
    if (!line || line.at > until) break;
    // A browser may record that a response ended when its request began.
    if (line.request.id === id) continue;
    if (!history || !isReported(line, startedAt, history)) jar.take(line.verdict);
  }
  return { jar, isKnown: history?.isKnownAt(startedAt) ?? false };
}

/** Whether the browser had reported at that moment what the line does, or a later change of the same cookie. */
function isReported({ verdict, request, at }: ReceivedLine, moment: number, history: JarHistory): boolean {
  const key = keyOf(verdict);
  if (key === null) return true;
  const value = verdict.outcome === 'stored' ? asBrowserShows(verdict.cookie.value) : null;
  return history
    .changesOf(key, request.startedAt)
    .some(({ id, cookie }) => id / 1_000 <= moment && (id / 1_000 > at || (cookie?.value ?? null) === value));
}

/** The index of the first line after a moment. */
function firstAfter(lines: readonly ReceivedLine[], moment: number): number {
  let index = lines.length;
  while (index > 0 && (lines[index - 1]?.at ?? 0) > moment) index--;
  return index;
}
