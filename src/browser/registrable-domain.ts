import { browser } from './browser.ts';

interface PublicSuffix {
  getDomain(host: string, options?: { allowUnknownSuffix?: boolean; allowIPAddress?: boolean }): string | null;
}

const known = new Map<string, string | null>();
/** Hosts come from pages: an upper bound so that a long-lived background stays small. */
const KNOWN_LIMIT = 2000;

/**
 * The registrable domain of a host (without a leading dot), null for an IP address, a single label and a public suffix.
 * Throws where the surface has no publicSuffix API (a Firefox DevTools panel): ask the background there.
 */
export function registrableDomain(host: string): string | null {
  const before = known.get(host);
  if (before !== undefined) return before;
  const { publicSuffix } = browser as unknown as { publicSuffix: PublicSuffix };
  // Chromium calls `localhost` its own registrable domain, Firefox says null: a single label has none.
  const domain = host.includes('.') ? publicSuffix.getDomain(host, { allowUnknownSuffix: true }) : null;
  if (known.size >= KNOWN_LIMIT) known.clear();
  known.set(host, domain);
  return domain;
}
