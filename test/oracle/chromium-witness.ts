import type { CDPSession, Protocol } from 'puppeteer-core';
import { toOctets } from '../../src/cookie/octets.ts';

/** Chromium's report of one request and its response. Texts are octets. */
export interface Testimony {
  /** Every cookie of the requested site; without reasons: sent. */
  cookies: { name: string; domain: string; path: string; partitioned: boolean; reasons: string[] }[];
  /** The rejected lines, in the order of the response; null: no response was understood. */
  rejected: { line: string; reasons: string[] }[] | null;
}

interface Hop {
  url: string;
  sent: Protocol.Network.RequestWillBeSentExtraInfoEvent | null;
  received: Protocol.Network.ResponseReceivedExtraInfoEvent | null;
}

const PATIENCE_MS = 10_000;

/** Reads through the DevTools protocol, from a page's session, what happened to cookies, and why. */
export class ChromiumWitness {
  /** The hops of each request, in turn. */
  readonly #requests = new Map<string, { hops: Hop[]; sent: number; received: number; failed: boolean }>();

  readonly #looking = new Set<() => void>();

  private constructor() {}

  static async of(session: CDPSession): Promise<ChromiumWitness> {
    const witness = new ChromiumWitness();
    session.on('Network.requestWillBeSent', ({ requestId, request }) => {
      const { hops } = witness.#request(requestId);
      const next = hops.find(({ url }) => url === '');
      if (next) next.url = request.url;
      else hops.push({ url: request.url, sent: null, received: null });
      witness.#look();
    });
    session.on('Network.requestWillBeSentExtraInfo', (event) => {
      const request = witness.#request(event.requestId);
      witness.#hop(event.requestId, request.sent++).sent = event;
      witness.#look();
    });
    session.on('Network.responseReceivedExtraInfo', (event) => {
      const request = witness.#request(event.requestId);
      witness.#hop(event.requestId, request.received++).received = event;
      witness.#look();
    });
    session.on('Network.loadingFailed', ({ requestId }) => {
      witness.#request(requestId).failed = true;
      witness.#look();
    });
    await session.send('Network.enable');
    return witness;
  }

  /** Waits until Chromium has reported everything of the request to this URL. */
  async testimony(address: string): Promise<Testimony> {
    const report = await this.#told(address);
    return {
      cookies: (report.sent?.associatedCookies ?? []).map(({ cookie, blockedReasons }) => ({
        name: toOctets(cookie.name),
        domain: cookie.domain,
        path: cookie.path,
        partitioned: cookie.partitionKey !== undefined,
        reasons: blockedReasons,
      })),
      rejected:
        report.received?.blockedCookies.map(({ cookieLine, blockedReasons }) => ({
          line: cookieLine,
          reasons: blockedReasons,
        })) ?? null,
    };
  }

  #told(address: string): Promise<Hop> {
    return new Promise((resolve, reject) => {
      const late = setTimeout(() => reject(new Error(`Chromium has not told of ${address}`)), PATIENCE_MS);
      const look = () => {
        for (const { hops, failed } of this.#requests.values()) {
          const hop = hops.find(({ url }) => url === address);
          if (!hop?.sent || !(hop.received || failed)) continue;
          clearTimeout(late);
          this.#looking.delete(look);
          resolve(hop);
          return;
        }
      };
      this.#looking.add(look);
      look();
    });
  }

  clear(): void {
    this.#requests.clear();
  }

  #look(): void {
    for (const look of this.#looking) look();
  }

  #request(id: string) {
    let request = this.#requests.get(id);
    if (!request) {
      request = { hops: [], sent: 0, received: 0, failed: false };
      this.#requests.set(id, request);
    }
    return request;
  }

  /** Reports about a hop may come before the hop itself. */
  #hop(id: string, nth: number): Hop {
    const { hops } = this.#request(id);
    while (hops.length <= nth) hops.push({ url: '', sent: null, received: null });
    return hops[nth] as Hop;
  }
}
