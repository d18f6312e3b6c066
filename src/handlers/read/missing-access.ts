import { hasOrigins } from '../../browser/origins.ts';
import { siteOrigins } from './access.ts';

/**
 * The patterns to request before a cookie of this host may be written, null when nothing is missing. Half an access will
 * not do: what cannot be read back cannot be judged, and a hidden namesake cannot be spared.
 */
export async function missingAccess(host: string): Promise<string[] | null> {
  const origins = siteOrigins(host);
  return (await hasOrigins(origins)) ? null : origins;
}
