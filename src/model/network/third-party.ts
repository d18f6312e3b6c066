import type { Blocking } from '../../contract/access.ts';
import type { Agent } from '../../cookie/cookie.ts';
import type { ThirdParty } from '../../cookie/verdict.ts';
import { fieldOf } from './field-of.ts';
import type { NetworkRequest } from './network-request.ts';

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
}

/**
 * What the browser did with third-party cookies of a recorded request; undefined: not known. In Chromium the field
 * Sec-Fetch-Storage-Access says it for the moment of the request; otherwise the setting of now counts, or what the field
 * says of other requests to the host.
 */
export function thirdPartyOfRequest(
  request: NetworkRequest,
  { requests, blocking, agent }: Known,
): ThirdParty | undefined {
  const reported = agent === 'chrome' ? reportedBy(request) : undefined;
  const setting = reported ?? thirdPartyOf(request.host, blocking);
  if (setting !== undefined || agent === 'firefox') return setting;
  const { host } = request;
  const other = requests.findLast((one) => one.host === host && reportedBy(one) !== undefined);
  return other && reportedBy(other);
}

/** Storage Access Headers: "active" if unpartitioned cookies are accessible, otherwise "inactive" or "none". */
function reportedBy(request: NetworkRequest): ThirdParty | undefined {
  const access = fieldOf(request, 'sec-fetch-storage-access');
  if (access === null) return undefined;
  return access === 'active' ? 'allowed' : 'blocked';
}
