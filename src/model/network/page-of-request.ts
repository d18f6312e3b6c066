import { schemefulSite } from '../../cookie/address/site.ts';
import type { RegistrableDomain } from '../../cookie/cookie.ts';
import { LONGEST_LAG_MS } from './earliest-start.ts';
import { fieldOf } from './field-of.ts';
import type { NetworkRequest } from './network-request.ts';
import { isOriginOf, isSameDocument } from './same-document.ts';
import { pageAt, type ShownPage } from './shown-pages.ts';
import { isFirstParty } from './storage-access.ts';

interface Recording {
  requests: readonly NetworkRequest[];
  pages: readonly ShownPage[];
  registrableDomain: RegistrableDomain;
}

/**
 * The page that made a request, itself or in a frame; null: not known. That is the one shown when the request began, or one
 * just before or after it: a page makes requests while the next one has arrived (`sendBeacon` as it is left), and before its
 * own document is complete.
 */
export function pageOfRequest(request: NetworkRequest, recording: Recording): ShownPage | null {
  const { startedAt } = request;
  const { pages, requests, registrableDomain } = recording;
  const shown = pageAt(pages, startedAt) ?? pages[0] ?? null;
  if (!shown) return null;
  const index = pages.indexOf(shown);
  const isRecent = startedAt - shown.from <= LONGEST_LAG_MS;
  const next = pages[index + 1];
  const near = [shown, isRecent ? pages[index - 1] : undefined, isSoon(next, startedAt) ? next : undefined].filter(
    (page) => page !== undefined,
  );
  const relation = fieldOf(request, 'sec-fetch-site');
  if ((relation === 'same-origin' || relation === 'same-site') && isFirstParty(request, requests)) {
    const { url } = request;
    const site = schemefulSite(new URL(url), registrableDomain);
    const own = near.find((page) => schemefulSite(new URL(page.url), registrableDomain) === site);
    return own ?? { url, from: startedAt, request: null };
  }
  const referrer = fieldOf(request, 'referer');
  if (referrer === null || near.length === 1 || isFrame(referrer, shown, recording)) return shown;
  return (
    near.find(({ url }) => isSameDocument(url, referrer)) ?? near.find(({ url }) => isOriginOf(referrer, url)) ?? shown
  );
}

function isSoon(page: ShownPage | undefined, moment: number): boolean {
  return page !== undefined && page.from - moment <= LONGEST_LAG_MS;
}

/** Whether the page has a frame with that URL, or of that origin where it is all that the browser reports. */
function isFrame(referrer: string, { url, request }: ShownPage, { requests }: Recording): boolean {
  if (isSameDocument(referrer, url)) return false;
  const since = request?.startedAt ?? Number.NEGATIVE_INFINITY;
  return requests.some(
    (frame) =>
      frame.type === 'iframe' &&
      frame.startedAt >= since &&
      (isSameDocument(frame.url, referrer) || isOriginOf(referrer, frame.url)),
  );
}
