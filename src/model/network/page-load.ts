import type { NetworkRequest } from './network-request.ts';

/**
 * The requests of the page's latest load, which begins with the first request of the navigation that led to `url`. Null if
 * the navigation was not recorded: the page is older than the recording, or came from the browser's memory.
 */
export function latestPageLoad(requests: readonly NetworkRequest[], url: string): readonly NetworkRequest[] | null {
  const navigation = navigationTo(requests, url);
  const [first] = navigation;
  if (!first) return null;
  return requests.filter(({ startedAt }) => startedAt >= first.startedAt);
}

/** The latest navigation to the page, with the redirects before it; the first one first. */
export function navigationTo(requests: readonly NetworkRequest[], url: string): readonly NetworkRequest[] {
  const page = withoutFragment(url);
  const last = requests.findLast((request) => request.type === 'document' && withoutFragment(request.url) === page);
  return last ? [...redirectsBefore(requests, last), last] : [];
}

/** The requests whose responses redirected to this one, the first one first. */
export function redirectsBefore(
  requests: readonly NetworkRequest[],
  request: NetworkRequest,
): readonly NetworkRequest[] {
  const chain: NetworkRequest[] = [];
  let next = request;
  for (;;) {
    const before = requests.findLast(
      (other) =>
        other.redirectedTo === next.url &&
        other.startedAt <= next.startedAt &&
        other !== next &&
        !chain.includes(other),
    );
    if (!before) return chain;
    chain.unshift(before);
    next = before;
  }
}

function withoutFragment(url: string): string {
  return url.replace(/#.*$/, '');
}
