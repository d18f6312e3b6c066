import type { Agent } from '../../cookie/cookie.ts';
import type { Assumption } from '../../cookie/http2/assumptions.ts';
import { createLoadEstimate } from '../../cookie/http2/load-estimate.ts';
import type { NetworkRequest, RequestType } from '../network/network-request.ts';
import { sentPairs } from '../network/sent-pair.ts';

/** The cost of some cookies together: those of one name, to one host, or of one type of request. */
export interface CostShare {
  /** Name of the cookie as octets, host, or type. */
  key: string;
  /** Octets of Cookie headers: each cookie with the "; " before it. */
  octets: number;
  /** How many requests sent them. */
  requests: number;
  /** Of the octets, those sent with requests for files that rarely use cookies: images, fonts, style sheets, scripts, media. */
  toFiles: number;
  /** The octets over HTTP/2, an estimate. */
  http2: number;
}

/** By what the cost is divided. */
export const COST_KINDS = ['cookie', 'host', 'type'] as const;
export type CostKind = (typeof COST_KINDS)[number];

/** How many octets the cookies of a page load take in its requests. */
export interface LoadCost extends Omit<CostShare, 'key'> {
  /** How many requests there are, also those without a cookie. */
  all: number;
  /** How many of them used HTTP/2 or HTTP/3, which compress the header. */
  packed: number;
  /** The shares of each kind together are the whole; the largest first. */
  shares: Record<CostKind, readonly CostShare[]>;
  assumptions: readonly Assumption[];
}

const FILES: ReadonlySet<RequestType> = new Set(['image', 'font', 'style', 'script', 'media']);

/** Sums the cost of requests, which are added one by one. */
export class LoadTally {
  readonly #estimate;
  readonly #seen = new Set<NetworkRequest>();
  readonly #shares: Record<CostKind, Map<string, CostShare>> = { cookie: new Map(), host: new Map(), type: new Map() };
  readonly #whole = newShare('');
  #packed = 0;

  constructor(agent: Agent) {
    this.#estimate = createLoadEstimate(agent);
  }

  has(request: NetworkRequest): boolean {
    return this.#seen.has(request);
  }

  get size(): number {
    return this.#seen.size;
  }

  add(request: NetworkRequest): void {
    this.#seen.add(request);
    if (request.protocol === 'h2' || request.protocol === 'h3') this.#packed += 1;
    const { method, url, requestFields: headers } = request;
    const http2 = this.#estimate.add({ method, url, headers });
    const isFile = FILES.has(request.type);
    const counted = new Set<CostShare>();
    for (const [index, { name, octets }] of sentPairs(request.cookieHeader).entries()) {
      const shares = [
        this.#whole,
        shareOf(this.#shares.cookie, name),
        shareOf(this.#shares.host, request.host),
        shareOf(this.#shares.type, request.type),
      ];
      const inHeader = octets + (index === 0 ? 0 : '; '.length);
      for (const share of shares) {
        share.octets += inHeader;
        share.http2 += http2[index] ?? 0;
        if (isFile) share.toFiles += inHeader;
        if (!counted.has(share)) share.requests += 1;
        counted.add(share);
      }
    }
  }

  cost(): LoadCost {
    const { octets, requests, toFiles, http2 } = this.#whole;
    const sorted = (kind: CostKind) =>
      [...this.#shares[kind].values()].map((share) => ({ ...share })).sort((a, b) => b.octets - a.octets);
    return {
      octets,
      requests,
      toFiles,
      http2,
      all: this.#seen.size,
      packed: this.#packed,
      shares: { cookie: sorted('cookie'), host: sorted('host'), type: sorted('type') },
      assumptions: this.#estimate.assumptions,
    };
  }
}

function newShare(key: string): CostShare {
  return { key, octets: 0, requests: 0, toFiles: 0, http2: 0 };
}

function shareOf(shares: Map<string, CostShare>, key: string): CostShare {
  let share = shares.get(key);
  if (!share) {
    share = newShare(key);
    shares.set(key, share);
  }
  return share;
}
