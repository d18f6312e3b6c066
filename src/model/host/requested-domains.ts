import type { Bridge } from '../../contract/bridge.ts';
import { domainMatches } from '../../cookie/address/domain-matches.ts';

/** The most hosts that are stored: they come from pages, and a panel may stay open for long. */
const MAX_HOSTS = 4000;

interface RequestedDomains {
  /** The registrable domain that was learnt; for an unknown host the known domain that contains it, else null. */
  registrableDomain(host: string): string | null;
  /** Asks the background about new hosts; if it is disconnected, they stay unknown. */
  learn(hosts: readonly string[]): Promise<void>;
}

/** Registrable domains for a surface without the publicSuffix API: a DevTools panel in Firefox. */
export function requestedDomains(bridge: Bridge): RequestedDomains {
  const domains = new Map<string, string | null>();
  return {
    registrableDomain: (host) => {
      const learnt = domains.get(host);
      if (learnt !== undefined) return learnt;
      for (const domain of domains.values()) if (domain !== null && domainMatches(host, domain)) return domain;
      return null;
    },
    learn: async (hosts) => {
      const newHosts = [...new Set(hosts)].filter((host) => !domains.has(host));
      if (newHosts.length === 0) return;
      const reply = await bridge.request.registrableDomains(newHosts);
      if ('problem' in reply) return;
      if (domains.size + newHosts.length > MAX_HOSTS) domains.clear();
      for (const [host, domain] of Object.entries(reply.value)) domains.set(host, domain);
    },
  };
}
