import type { Blocking } from '../../contract/access.ts';
import type { Agent, RegistrableDomain } from '../../cookie/cookie.ts';
import { isSameSite } from '../../cookie/request/same-site-context.ts';
import type { ThirdParty } from '../../cookie/verdict.ts';
import { credentiallessFrame } from './credentialless-frame.ts';
import { fieldOf, responseFieldOf } from './field-of.ts';
import type { NetworkRequest } from './network-request.ts';
import { oncePerLog } from './once-per-log.ts';
import { redirectsBefore } from './redirects.ts';
import { hasStorageAccess, mayBeSameOriginMode, reportsStorageAccess } from './storage-access.ts';

/** What the browser does with third-party cookies of a host; undefined: not known. */
export function thirdPartyOf(host: string, blocking: Blocking | null): ThirdParty | undefined {
  const setting = blocking?.thirdParty;
  if (!setting || setting.mode === 'unknown') return undefined;
  // Chromium has the setting for each host.
  return setting.mode === 'blocked' && !setting.hosts.includes(host) ? undefined : setting.mode;
}

interface Known {
  requests: readonly NetworkRequest[];
  blocking: Blocking | null;
  agent: Agent;
  registrableDomain: RegistrableDomain;
}

/**
 * What the browser did with third-party cookies of a recorded request; undefined: not known. In Chromium the field
 * Sec-Fetch-Storage-Access says it for the moment of the request; otherwise the setting of now counts, or what the field
 * says of other requests to the host. In Firefox it says whether the document had storage access, and the lack of it in all
 * requests that all are allowed.
 */
export function thirdPartyOfRequest(request: NetworkRequest, known: Known): ThirdParty | undefined {
  const { requests, blocking, agent, registrableDomain } = known;
  const reported = agent === 'chrome' ? reportedOutside(request, known) : grantedTo(request, requests);
  const setting = reported ?? thirdPartyOf(request.host, blocking);
  if (setting !== undefined) return setting;
  if (agent === 'firefox') return reportsNoStorageAccess(requests, registrableDomain) ? 'allowed' : undefined;
  return reportedOfHosts(requests).get(request.host);
}

/** A credentialless frame has no access to third-party cookies, whatever the setting: then that or others of the page count. */
function reportedOutside(request: NetworkRequest, { requests, blocking }: Known): ThirdParty | undefined {
  const frame = request.cookieHeader === null ? credentiallessFrame(request, requests) : null;
  const isAllowed = frame?.isCertain || (frame && thirdPartyOf(request.host, blocking) === 'allowed');
  return isAllowed ? 'allowed' : reportedFor(request, requests);
}

/** Whether a document of Firefox had storage access; "none" and "inactive" do not tell blocked from partitioned cookies. */
function grantedTo(request: NetworkRequest, requests: readonly NetworkRequest[]): ThirdParty | undefined {
  return reportedFor(request, requests) === 'allowed' ? 'allowed' : undefined;
}

/**
 * Whether a request may have had storage access of which the record does not tell: its document called
 * `requestStorageAccess()` and then made only requests that never have the field; or the server let Chromium retry it
 * (Storage Access Headers: "retry"), which lists it once, with the fields of the first try and the last response.
 */
export function mayHaveAccess(request: NetworkRequest): boolean {
  const access = fieldOf(request, 'sec-fetch-storage-access');
  return access === 'inactive' || (access === null && mayBeSameOriginMode(request));
}

/** A request that never has the field is like the last one before it that the same document made to the host. */
function reportedFor(request: NetworkRequest, requests: readonly NetworkRequest[]): ThirdParty | undefined {
  const isAlike = (other: NetworkRequest): boolean =>
    other.host === request.host &&
    other.startedAt <= request.startedAt &&
    hasStorageAccess(other) &&
    fieldOf(other, 'referer') === fieldOf(request, 'referer');
  const reporting = hasStorageAccess(request) || !mayBeSameOriginMode(request) ? request : requests.findLast(isAlike);
  return reporting && reportedBy(reporting);
}

/**
 * The same for the cookies that the response sets. Storage Access Headers: "load" gives the document access; Firefox then
 * stores the cookies of that response unpartitioned, and Chromium does not.
 */
export function thirdPartyOfResponse(request: NetworkRequest, known: Known): ThirdParty | undefined {
  const isInactive = fieldOf(request, 'sec-fetch-storage-access') === 'inactive';
  const isLoad = /^\s*load\s*($|;)/.test(responseFieldOf(request, 'activate-storage-access') ?? '');
  const isGranted = known.agent === 'firefox' && request.type === 'iframe' && isInactive && isLoad;
  return isGranted ? 'allowed' : thirdPartyOfRequest(request, known);
}

/** What the field last said of each host. */
const reportedOfHosts = oncePerLog((requests) => {
  const reported = new Map<string, ThirdParty>();
  for (const request of requests) {
    const mode = reportedBy(request);
    if (mode) reported.set(request.host, mode);
  }
  return reported;
});

/**
 * Whether Firefox left that field out where it belongs, which it does if it is set to allow all third-party cookies, or to
 * block them: at an element or frame of another site than the page's, which is requested with credentials.
 */
export const reportsNoStorageAccess = oncePerLog(
  (requests, registrableDomain: RegistrableDomain): boolean =>
    !reportsStorageAccess(requests) && elementsOfOtherSites(requests, registrableDomain).length > 0,
);

/** Whether none of these sent a cookie either, as where they are blocked. */
export const sendsNoThirdPartyCookies = oncePerLog(
  (requests, registrableDomain: RegistrableDomain): boolean =>
    reportsNoStorageAccess(requests, registrableDomain) &&
    elementsOfOtherSites(requests, registrableDomain).every(({ cookieHeader }) => cookieHeader === null),
);

function elementsOfOtherSites(requests: readonly NetworkRequest[], domain: RegistrableDomain): NetworkRequest[] {
  const elements: NetworkRequest[] = [];
  let page: NetworkRequest | null = null;
  for (const request of requests) {
    if (request.type === 'document') page = request;
    else if (page && isElementOfOtherSite(request, page, domain))
      if (redirectsBefore(requests, request).length === 0) elements.push(request);
  }
  return elements;
}

function isElementOfOtherSite(request: NetworkRequest, page: NetworkRequest, domain: RegistrableDomain): boolean {
  const { type, source, url } = request;
  const hasCredentials = ['iframe', 'image', 'script', 'style', 'media'].includes(type) && source === 'server';
  if (!hasCredentials || fieldOf(request, 'sec-fetch-mode') === 'cors') return false;
  return fieldOf(request, 'sec-fetch-site') === 'cross-site' && !isSameSite(url, page.url, 'firefox', domain);
}

/** Storage Access Headers: "active" if unpartitioned cookies are accessible, otherwise "inactive" or "none". */
function reportedBy(request: NetworkRequest): ThirdParty | undefined {
  const access = fieldOf(request, 'sec-fetch-storage-access');
  if (access === null) return undefined;
  return access === 'active' ? 'allowed' : 'blocked';
}
