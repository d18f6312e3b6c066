import type { NetworkRequest } from '../network/network-request.ts';

/** A request, and how long before a moment it began. */
export interface NearestRequest {
  request: NetworkRequest;
  /** Milliseconds from its start to the moment. */
  after: number;
}

/** The last request and navigation that began before a moment; null: none is recorded. `requests` are sorted by start. */
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
  const toNearest = (request: NetworkRequest | undefined): NearestRequest | null =>
    request ? { request, after: Math.max(0, at - request.startedAt) } : null;
  return {
    request: toNearest(earlier.at(-1)),
    navigation: toNearest(earlier.findLast(({ type }) => type === 'document')),
  };
}
