import type { NetworkRequest } from '../network/network-request.ts';

/** A request of the moment, and what it had to do with it in time. */
export interface NearestRequest {
  request: NetworkRequest;
  /** Milliseconds from its beginning to the moment. */
  after: number;
}

/** The last request that began before a moment, and the last navigation; null where none is recorded. Requests by their beginning. */
export function nearestRequest(
  requests: readonly NetworkRequest[],
  at: number,
): Record<'request' | 'navigation', NearestRequest | null> {
  let end = requests.length;
  let start = 0;
  while (start < end) {
    const middle = (start + end) >> 1;
    if (Math.floor(requests[middle]?.startedAt ?? 0) <= at) start = middle + 1;
    else end = middle;
  }
  const earlier = requests.slice(0, start);
  const nearby = (request: NetworkRequest | undefined): NearestRequest | null =>
    request ? { request, after: Math.max(0, at - request.startedAt) } : null;
  return {
    request: nearby(earlier.at(-1)),
    navigation: nearby(earlier.findLast(({ type }) => type === 'document')),
  };
}
