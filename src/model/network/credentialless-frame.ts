import { fieldOf } from './field-of.ts';
import type { NetworkRequest } from './network-request.ts';
import { oncePerLog } from './once-per-log.ts';
import { isOriginOf, isSameDocument } from './same-document.ts';

/**
 * Whether a request without cookies is that of a frame with the attribute `credentialless`, which only Chromium has, or comes
 * from one. No record names the attribute, but a frame's document is requested with credentials otherwise. Proven where the
 * frame has no access to third-party cookies and others of the page have; null: nothing suggests it.
 */
export function credentiallessFrame(
  request: NetworkRequest,
  requests: readonly NetworkRequest[],
): { isCertain: boolean } | null {
  const frame = request.type === 'iframe' ? request : frameAround(request, requests);
  if (frame === null || frame.cookieHeader !== null || frame.source !== 'server') return null;
  if (fieldOf(frame, 'sec-fetch-storage-access') === 'none') return { isCertain: hasActiveOthers(requests) };
  const relation = fieldOf(frame, 'sec-fetch-site');
  const isOwn = relation === 'same-origin' || relation === 'same-site';
  return isOwn && hostsWithCookies(requests).has(frame.host) ? { isCertain: false } : null;
}

/** The latest frame whose URL is the Referer of the request, or of that origin where the browser reports no more. */
function frameAround(request: NetworkRequest, requests: readonly NetworkRequest[]): NetworkRequest | null {
  const referrer = fieldOf(request, 'referer');
  if (referrer === null || request.type === 'document') return null;
  const around = requests.findLast(
    ({ type, startedAt, url }) =>
      (type === 'iframe' || type === 'document') &&
      startedAt < request.startedAt &&
      (isSameDocument(url, referrer) || isOriginOf(referrer, url)),
  );
  return around?.type === 'iframe' ? around : null;
}

const hasActiveOthers = oncePerLog((requests) =>
  requests.some((request) => fieldOf(request, 'sec-fetch-storage-access') === 'active'),
);

/** The hosts that some request sent cookies to. */
export const hostsWithCookies = oncePerLog(
  (requests) => new Set(requests.filter(({ cookieHeader }) => cookieHeader !== null).map(({ host }) => host)),
);
