import type { JarHistory } from '../../cookie/jar/jar-history.ts';
import { asBrowserShows } from '../../cookie/octets.ts';
import { KeyedJar } from '../../cookie/set-cookie/keyed-jar.ts';
import { parseSetCookieLine } from '../../cookie/set-cookie/parse-set-cookie-line.ts';
import { keyOf } from '../../cookie/verdict.ts';
import { earliestStart, LONGEST_LAG_MS } from '../network/earliest-start.ts';
import type { NetworkRequest } from '../network/network-request.ts';
import type { ReceivedLine } from './received-line.ts';

interface RequestTime extends Pick<NetworkRequest, 'id' | 'startedAt'> {
  /** Milliseconds since the epoch: lines count if their responses had arrived by then. */
  until: number;
}

/**
 * The cookies of its site that were stored when a request began: those of the history, changed by lines of other responses
 * whose changes were not reported by then. `lines` are those of the site, in the order in which their responses arrived.
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
    // A browser may record that a response arrived when its request began.
    if (line.request.id === id) continue;
    if (!history || !isReported(line, startedAt, history)) jar.take(line.verdict);
  }
  return { jar, isKnown: history?.isKnownAt(startedAt) ?? false };
}

/** When a request began, in milliseconds since the epoch: before the cookies that its own response stored. */
export function startBeforeOwnLines(request: NetworkRequest, history: JarHistory | undefined): number {
  const { startedAt, setCookieLines } = request;
  const earliest = earliestStart(request);
  if (!history || earliest === startedAt) return startedAt;
  const own = setCookieLines.flatMap((line) => {
    const { name, value } = parseSetCookieLine(line);
    const last = history.arrivals(asBrowserShows(name), asBrowserShows(value), earliest).at(-1);
    return last ? [(last.id - 1) / 1_000] : [];
  });
  return Math.min(startedAt, ...own);
}

/** Whether the browser had reported at that moment what the line does, or a later change of the same cookie. */
function isReported({ verdict, request, at }: ReceivedLine, moment: number, history: JarHistory): boolean {
  const key = keyOf(verdict);
  if (key === null) return true;
  const value = verdict.outcome === 'stored' ? asBrowserShows(verdict.cookie.value) : null;
  return history
    .changesOf(key, earliestStart(request))
    .some(({ id, cookie }) => id / 1_000 <= moment && (id / 1_000 > at || (cookie?.value ?? null) === value));
}

/** The index of the first line after a moment. */
function firstAfter(lines: readonly ReceivedLine[], moment: number): number {
  let index = lines.length;
  while (index > 0 && (lines[index - 1]?.at ?? 0) > moment) index--;
  return index;
}
