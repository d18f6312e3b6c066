import type { NetworkRequest } from './network-request.ts';
import { redirectsBefore } from './redirects.ts';
import { isSameDocument } from './same-document.ts';
import type { ShownPage } from './shown-pages.ts';

/**
 * The requests of the page's latest load, which begins with the first request of the navigation that led to `url`. Null if
 * the navigation was not recorded: the page is older than the recording, or came from the browser's memory.
 */
export function latestPageLoad(
  requests: readonly NetworkRequest[],
  pages: readonly ShownPage[],
  url: string,
): readonly NetworkRequest[] | null {
  const [first] = navigationTo(requests, pages, url);
  return first ? requests.filter(({ startedAt }) => startedAt >= first.startedAt) : null;
}

/** The latest navigation to the page, with the redirects before it; the first one first. */
export function navigationTo(
  requests: readonly NetworkRequest[],
  pages: readonly ShownPage[],
  url: string,
): readonly NetworkRequest[] {
  const request = pages.findLast((page) => page.request && isSameDocument(page.url, url))?.request;
  return request ? [...redirectsBefore(requests, request), request] : [];
}
