import type { RegistrableDomain } from '../../cookie/cookie.ts';
import { isSameSite } from '../../cookie/request/same-site-context.ts';
import { fieldOf } from './field-of.ts';
import type { NetworkRequest } from './network-request.ts';
import { isSameDocument } from './same-document.ts';
import { hasStorageAccess, mayBeSameOriginMode, reportsStorageAccess } from './storage-access.ts';

/** A document of which only one thing is known: it is cross-site. */
export const ELSEWHERE = 'https://another-site.invalid/';

/** Deeper frames are ignored. */
const MAX_DEPTH = 10;

interface Surroundings {
  requests: readonly NetworkRequest[];
  /** The URL of the page. */
  page: string;
  registrableDomain: RegistrableDomain;
}

/**
 * The documents between a request and its page, as far as the log shows them. In a frame of the page's own site within one
 * of another site, all but the frame in between is same-site, and that frame makes the request cross-site.
 */
export function documentsAround(request: NetworkRequest, surroundings: Surroundings): readonly string[] {
  const { requests } = surroundings;
  if (hasStorageAccess(request)) return aroundThirdParty(request, surroundings);
  return reportsStorageAccess(requests) && !mayBeSameOriginMode(request) ? [] : framesInLog(request, surroundings);
}

/** Both browsers compare with schemes for that field. */
function aroundThirdParty(request: NetworkRequest, { page, registrableDomain }: Surroundings): string[] {
  return isSameSite(request.url, page, 'chrome', registrableDomain) ? [ELSEWHERE] : [];
}

/** Follows the Referer from frame to frame; where two frames have the same URL the latest counts. */
function framesInLog(request: NetworkRequest, surroundings: Surroundings): string[] {
  const { requests, page } = surroundings;
  const frames: string[] = [];
  let inner = request;
  while (frames.length < MAX_DEPTH) {
    const outer = fieldOf(inner, 'referer') ?? (fieldOf(inner, 'sec-fetch-site') === 'cross-site' ? ELSEWHERE : null);
    if (outer === null || isSameDocument(outer, page)) return frames;
    frames.push(outer);
    const { startedAt } = inner;
    const frame = requests.findLast(
      (other) =>
        (other.type === 'iframe' || other.type === 'document') &&
        other.startedAt < startedAt &&
        isSameDocument(other.url, outer),
    );
    if (!frame) return frames;
    if (hasStorageAccess(frame)) return [...frames, ...aroundThirdParty(frame, surroundings)];
    // A frame is always requested with credentials. Its Referer is the document that navigated it, not the one around it.
    if (reportsStorageAccess(requests)) return frames;
    inner = frame;
  }
  return frames;
}
