import type { NetworkRequest } from './network-request.ts';

/**
 * `find` with a cache: the log is the same array until a request is added, so each array is searched once. `given` is what
 * does not change as long as the browser runs.
 */
export function oncePerLog<Found, Given extends unknown[]>(
  find: (requests: readonly NetworkRequest[], ...given: Given) => Found,
): (requests: readonly NetworkRequest[], ...given: Given) => Found {
  const cache = new WeakMap<readonly NetworkRequest[], { found: Found }>();
  return (requests, ...given) => {
    let cached = cache.get(requests);
    if (!cached) {
      cached = { found: find(requests, ...given) };
      cache.set(requests, cached);
    }
    return cached.found;
  };
}
