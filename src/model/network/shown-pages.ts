import { isShownAsPage } from '../../cookie/is-shown-as-page.ts';
import { fieldOf, responseFieldOf } from './field-of.ts';
import type { NetworkRequest } from './network-request.ts';
import { isSameDocument } from './same-document.ts';

/** A URL that the tab showed. */
export interface ShownPage {
  url: string;
  /** Since when, in milliseconds since the epoch. */
  from: number;
  /** The request for its document; null: not recorded, or there was none (`pushState`, or back to a page in memory). */
  request: NetworkRequest | null;
}

/** A navigation that DevTools reported. */
export interface Navigation {
  url: string;
  /** When it was reported, in milliseconds since the epoch: some time after the tab showed the page. */
  at: number;
}

/**
 * The pages that the tab showed, in order. Many a document in the log is none of them: a response without content, a
 * download, a navigation that was stopped or prefetched, or a frame. Those that DevTools reported are certain; before the
 * first report a document counts if a tab would show it. `requests` and `navigations` are sorted by time.
 */
export function shownPages(
  requests: readonly NetworkRequest[],
  navigations: readonly Navigation[],
): readonly ShownPage[] {
  const documents = requests.filter((request) => request.type === 'document' && isShowable(request));
  const reportedSince = navigations[0]?.at ?? Number.POSITIVE_INFINITY;
  const pages = documents
    .filter((request) => request.respondedAt < reportedSince && isProbablyShown(request))
    .map((request): ShownPage => ({ url: request.url, from: Math.floor(request.respondedAt), request }));
  for (const { url, at } of navigations) {
    const previous = pages.at(-1);
    const request = documents.findLast(
      (one) =>
        isSameDocument(one.url, url) &&
        one.startedAt <= at &&
        (!previous || one.startedAt > previous.from || one === previous.request),
    );
    const isStill = previous !== undefined && isSameDocument(previous.url, url);
    // DevTools report a page twice, and in Firefox also one that stays after a navigation without content.
    if (isStill && (!request || request === previous.request)) continue;
    const from = request && !isPrefetched(request) ? Math.min(Math.floor(request.respondedAt), at) : at;
    pages.push({ url, from, request: request ?? null });
  }
  return pages;
}

/** The page that the tab showed at a moment; null: not known. */
export function pageAt(pages: readonly ShownPage[], moment: number): ShownPage | null {
  return pages.findLast(({ from }) => from <= moment) ?? null;
}

/** Whether the browser made the request before it was needed: its document is shown later or never. */
function isPrefetched(request: NetworkRequest): boolean {
  const purpose = fieldOf(request, 'sec-purpose') ?? fieldOf(request, 'purpose') ?? fieldOf(request, 'x-moz');
  return purpose?.startsWith('prefetch') ?? false;
}

/** Without Fetch Metadata the document may be that of a frame. Chromium calls a navigation aborted that became a download. */
function isProbablyShown(request: NetworkRequest): boolean {
  return fieldOf(request, 'sec-fetch-dest') !== null && request.error !== 'net::ERR_ABORTED' && !isPrefetched(request);
}

/** Whether a tab shows the response to a navigation as a page. */
function isShowable(request: NetworkRequest): boolean {
  const { status, source, redirectedTo } = request;
  // A prerendered page has the document that was prefetched for it.
  if (redirectedTo !== null || (source !== 'server' && isPrefetched(request))) return false;
  const field = (name: string): string => responseFieldOf(request, name) ?? '';
  return isShownAsPage({ status, disposition: field('content-disposition'), type: field('content-type') });
}
