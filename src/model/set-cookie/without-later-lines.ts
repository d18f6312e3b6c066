import { type Cookie, cookieKey } from '../../cookie/cookie.ts';
import { asBrowserShows } from '../../cookie/octets.ts';
import { earliestStart } from '../network/earliest-start.ts';
import type { NetworkRequest } from '../network/network-request.ts';
import { sentPairs } from '../network/sent-pair.ts';
import type { ReceivedLine } from './received-line.ts';

/**
 * The cookies of a jar that was read after a request, without those that responses set since the request began, its own among
 * them. A cookie whose name it sent was there before, with whichever value. `lines` are those of the request's site.
 */
export function withoutLaterLines(
  jar: readonly Cookie[],
  request: NetworkRequest,
  lines: readonly ReceivedLine[],
): readonly Cookie[] {
  const sent = new Set(sentPairs(request.cookieHeader).map(({ name }) => asBrowserShows(name)));
  const start = earliestStart(request);
  const later = new Map<string, Cookie>();
  for (const { at, verdict } of lines)
    if (at >= start && verdict.outcome === 'stored') later.set(cookieKey(verdict.cookie), verdict.cookie);
  const isLater = (cookie: Cookie): boolean => {
    const set = later.get(cookieKey(cookie));
    return set !== undefined && asBrowserShows(set.value) === cookie.value && !sent.has(cookie.name);
  };
  return jar.some(isLater) ? jar.filter((cookie) => !isLater(cookie)) : jar;
}
