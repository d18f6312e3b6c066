import { type Cookie, cookieKey } from '../../cookie/cookie.ts';
import { asBrowserShows } from '../../cookie/octets.ts';
import { nextTask } from '../host/next-task.ts';
import type { NetworkRequest } from '../network/network-request.ts';
import { sentPairs } from '../network/sent-pair.ts';
import type { SentCookie } from './request-cookies.ts';

/** How many requests are judged in one task: each takes about a millisecond. */
const JUDGED_AT_ONCE = 25;

/** Both in milliseconds since the epoch. */
export interface Span {
  from: number;
  to: number;
}

interface Source extends Span {
  requests: readonly NetworkRequest[];
  /** The cookies of a request: a pair of its Cookie header alone does not tell which of several cookies it is. */
  cookiesOf(request: NetworkRequest): { sent: readonly SentCookie[] };
}

/** The requests of a span that sent each of these cookies with its value, by `cookieKey`, in the order of `requests`. */
export async function requestsThatSent(
  cookies: readonly Cookie[],
  { requests, cookiesOf, from, to }: Source,
): Promise<Map<string, NetworkRequest[]>> {
  const wanted = new Map(cookies.map((cookie) => [cookieKey(cookie), cookie]));
  const names = new Set(cookies.map(({ name }) => name));
  const found = new Map<string, NetworkRequest[]>();
  let judged = 0;
  for (const request of requests) {
    if (request.startedAt < from || request.startedAt > to) continue;
    if (!sentPairs(request.cookieHeader).some(({ name }) => names.has(asBrowserShows(name)))) continue;
    if (++judged % JUDGED_AT_ONCE === 0) await nextTask();
    for (const { cookie, isChanged } of cookiesOf(request).sent) {
      const key = cookie && !isChanged ? cookieKey(cookie) : null;
      if (key !== null && wanted.get(key)?.value === cookie?.value)
        found.set(key, [...(found.get(key) ?? []), request]);
    }
  }
  return found;
}
