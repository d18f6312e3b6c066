import type { NetworkRequest } from '../network/network-request.ts';
import type { ShownPage } from '../network/shown-pages.ts';

/** A request, and how long before a moment it began. */
export interface NearestRequest {
  request: NetworkRequest;
  /** Milliseconds from its start to the moment. */
  after: number;
}

/** The last request, and the last one for a page, that began before a moment; null: none is recorded. All are sorted by start. */
export function nearestRequest(
  requests: readonly NetworkRequest[],
  pages: readonly ShownPage[],
  at: number,
): Record<'request' | 'navigation', NearestRequest | null> {
  let end = requests.length;
  let start = 0;
  while (start < end) {
    const middle = (start + end) >> 1;
    if (Math.floor(requests[middle]?.startedAt ?? 0) <= at) start = middle + 1;
    else end = middle;
  }
  const documents = pages.flatMap(({ request }) => request ?? []);
  const toNearest = (request: NetworkRequest | undefined): NearestRequest | null =>
    request ? { request, after: Math.max(0, at - request.startedAt) } : null;
  return {
    request: toNearest(requests[start - 1]),
    navigation: toNearest(documents.findLast(({ startedAt }) => Math.floor(startedAt) <= at)),
  };
}
