import type { Blocking } from '../../contract/access.ts';
import type { ThirdParty } from '../../cookie/verdict.ts';

/** What the browser does with cookies of a host of another site than the page's; undefined: not known. */
export function thirdPartyOf(host: string, blocking: Blocking | null): ThirdParty | undefined {
  const known = blocking?.thirdParty;
  if (!known || known.mode === 'unknown') return undefined;
  // In Chromium the setting is known for each host by itself.
  return known.mode === 'blocked' && !known.hosts.includes(host) ? undefined : known.mode;
}
