import type { Agent } from '../cookie.ts';
import type { Reason, ReasonCode } from '../verdict.ts';

/**
 * Rules that bind a server and that Firefox's cookies API does not enforce: there such a cookie can be stored for testing.
 * Chromium's API is as strict as a Set-Cookie line.
 */
const UNENFORCED_IN_FIREFOX: ReadonlySet<ReasonCode> = new Set(['InvalidPrefix', 'PartitionedInsecure', 'InvalidPath']);

/** Whether a person may have a cookie stored although this reason speaks against it. */
export function isStorableAnyway({ code, data }: Reason, agent: Agent): boolean {
  if (agent !== 'firefox' || !UNENFORCED_IN_FIREFOX.has(code)) return false;
  // A path that is too long is rejected by the API as well.
  return code !== 'InvalidPath' || Number(data.octets) <= Number(data.limit);
}
