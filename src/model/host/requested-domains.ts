import type { Bridge } from '../../contract/bridge.ts';
import { domainMatches } from '../../cookie/address/domain-matches.ts';

/** Hosts come from pages: an upper bound so that a panel that stays open stays small. */
const KNOWN_LIMIT = 4000;

interface RequestedDomains {
  /** Answers what was learnt; a host nobody asked about belongs to the known site it lies in, if there is one. */
  registrableDomain(host: string): string | null;
  /** Asks the background about hosts that are new; a background that is away leaves them unknown. */
  learn(hosts: readonly string[]): Promise<void>;
}

/** Registrable domains for a surface without the publicSuffix API: a DevTools panel in Firefox. */
export function requestedDomains(bridge: Bridge): RequestedDomains {
  const known = new Map<string, string | null>();
  return {
    registrableDomain: (host) => {
      const answer = known.get(host);
      if (answer !== undefined) return answer;
      for (const domain of known.values()) if (domain !== null && domainMatches(host, domain)) return domain;
      return null;
    },
    learn: async (hosts) => {
      const fresh = [...new Set(hosts)].filter((host) => !known.has(host));
      if (fresh.length === 0) return;
      const asked = await bridge.request.registrableDomains(fresh);
      if ('problem' in asked) return;
      if (known.size + fresh.length > KNOWN_LIMIT) known.clear();
      for (const [host, domain] of Object.entries(asked.value)) known.set(host, domain);
    },
  };
}
