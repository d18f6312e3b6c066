import { isHostName } from '../cookie/address/host-name.ts';
import { browser } from './browser.ts';

interface PublicSuffix {
  getDomain(host: string, options?: { allowUnknownSuffix?: boolean; allowIPAddress?: boolean }): string | null;
}

/** May outlive a background, because the public suffix list of the browser that it answers by does not change meanwhile. */
const domains = new Map<string, string | null>();
/** Hosts come from pages: an upper bound so that a long-lived background stays small. */
const CACHE_LIMIT = 2000;

/**
 * The registrable domain of a host (without a leading dot), null for an IP address, a single label, a public suffix and
 * what is no host.
 * Throws where the surface has no publicSuffix API (a Firefox DevTools panel): use the background there.
 */
export function registrableDomain(host: string): string | null {
  const before = domains.get(host);
  if (before !== undefined) return before;
  const domain = askBrowser(host);
  if (domains.size >= CACHE_LIMIT) domains.clear();
  domains.set(host, domain);
  return domain;
}

function askBrowser(host: string): string | null {
  const dot = host.indexOf('.');
  // Chromium calls `localhost` and `localhost.` registrable domains, Firefox says null: a single label has none.
  if (dot < 0 || dot === host.length - 1 || !isHostName(host)) return null;
  const { publicSuffix } = browser as unknown as { publicSuffix: PublicSuffix };
  try {
    return publicSuffix.getDomain(host, { allowUnknownSuffix: true });
  } catch {
    // A page may name a host with "$" or "+", which only Firefox opens: Chromium throws.
    return null;
  }
}
