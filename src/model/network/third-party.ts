import type { Blocking } from '../../contract/access.ts';
import type { Agent, RegistrableDomain } from '../../cookie/cookie.ts';
import { isSameSite } from '../../cookie/request/same-site-context.ts';
import type { ThirdParty } from '../../cookie/verdict.ts';
import { fieldOf } from './field-of.ts';
import type { NetworkRequest } from './network-request.ts';
import { oncePerLog } from './once-per-log.ts';
import { redirectsBefore } from './redirects.ts';
import { reportsStorageAccess } from './storage-access.ts';

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
 * says of other requests to the host. In Firefox the lack of that field says that all are allowed.
 */
export function thirdPartyOfRequest(
  request: NetworkRequest,
  { requests, blocking, agent, registrableDomain }: Known,
): ThirdParty | undefined {
  const reported = agent === 'chrome' ? reportedBy(request) : undefined;
  const setting = reported ?? thirdPartyOf(request.host, blocking);
  if (setting !== undefined) return setting;
  if (agent === 'firefox') return reportsNoStorageAccess(requests, registrableDomain) ? 'allowed' : undefined;
  return reportedOfHosts(requests).get(request.host);
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
 * Whether Firefox left that field out where it belongs, which it does if it is set to allow all third-party cookies: at an
 * element or frame of another site than the page's, which is requested with credentials.
 */
export const reportsNoStorageAccess = oncePerLog((requests, registrableDomain: RegistrableDomain): boolean => {
  if (reportsStorageAccess(requests)) return false;
  let page: NetworkRequest | null = null;
  for (const request of requests) {
    if (request.type === 'document') page = request;
    else if (page && isElementOfOtherSite(request, page, registrableDomain))
      if (redirectsBefore(requests, request).length === 0) return true;
  }
  return false;
});

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
