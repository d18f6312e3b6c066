import { fieldOf } from './field-of.ts';
import type { NetworkRequest } from './network-request.ts';
import { oncePerLog } from './once-per-log.ts';

/**
 * Whether the browser made the request with credentials and as one of a third party. Storage Access Headers §"The
 * Sec-Fetch-Storage-Access request header": it is added if the credentials mode is "include" and the cookies are those of
 * a third party, also where the request's own frame is same-origin and one around it is not.
 */
export function hasStorageAccess(request: NetworkRequest): boolean {
  return fieldOf(request, 'sec-fetch-storage-access') !== null;
}

/** Whether the browser reports it at all: Firefox does not where it is set to allow all third-party cookies. */
export const reportsStorageAccess = oncePerLog((requests) => requests.some(hasStorageAccess));

/**
 * Whether the credentials mode may be "same-origin", the default of fetch(), fonts and modules: a request to the own origin
 * then has credentials without that field, also within a third party.
 */
export function mayBeSameOriginMode(request: NetworkRequest): boolean {
  if (fieldOf(request, 'sec-fetch-site') !== 'same-origin') return false;
  return request.type === 'fetch' || fieldOf(request, 'sec-fetch-mode') === 'cors';
}

/** Whether the lack of the field proves that the request is not one of a third party, whoever started it. */
export function isFirstParty(request: NetworkRequest, requests: readonly NetworkRequest[]): boolean {
  if (request.cookieHeader === null || fieldOf(request, 'sec-fetch-site') === null) return false;
  return !hasStorageAccess(request) && !mayBeSameOriginMode(request) && reportsStorageAccess(requests);
}
