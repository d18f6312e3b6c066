import type { NetworkRequest } from './network-request.ts';

/** `find` with a cache: the log is the same array until a request is added, so each array is searched once. */
export function oncePerLog<Found>(
  find: (requests: readonly NetworkRequest[]) => Found,
): (requests: readonly NetworkRequest[]) => Found {
  const cache = new WeakMap<readonly NetworkRequest[], { found: Found }>();
  return (requests) => {
    let cached = cache.get(requests);
    if (!cached) {
      cached = { found: find(requests) };
      cache.set(requests, cached);
    }
    return cached.found;
  };
}
