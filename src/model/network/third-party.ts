import type { Blocking } from '../../contract/access.ts';
import type { ThirdParty } from '../../cookie/verdict.ts';

/** What the browser does with third-party cookies of a host; undefined: not known. */
export function thirdPartyOf(host: string, blocking: Blocking | null): ThirdParty | undefined {
  const setting = blocking?.thirdParty;
  if (!setting || setting.mode === 'unknown') return undefined;
  // Chromium has the setting for each host.
  return setting.mode === 'blocked' && !setting.hosts.includes(host) ? undefined : setting.mode;
}
