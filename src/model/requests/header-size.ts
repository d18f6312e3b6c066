import { BUDGET_LIST, type BudgetKey } from '../../cookie/limits/budgets.ts';
import { NEAR } from '../../cookie/limits/limits.ts';
import type { NetworkRequest } from '../network/network-request.ts';
import { cookieShare } from './cookie-share.ts';

/** Whether a Cookie header is over or near the chosen budget; null: neither. */
export function headerSizeLevel(octets: number, budget: number): 'over' | 'near' | null {
  if (octets > budget) return 'over';
  return octets >= budget * NEAR.budgetShare ? 'near' : null;
}

/** Status codes of responses to a request whose header is too large (RFC 6585 §5 for 431; 494 is nginx's own). */
const TOO_LARGE: ReadonlySet<number> = new Set([400, 413, 431, 494]);

/** Why the end of a request probably means that the header was too large. */
export interface TooLarge {
  /** The servers that respond so, by default, to a Cookie header of that size. */
  servers: BudgetKey[];
  /** There was no response: the connection was closed. */
  isClosed: boolean;
}

/** Chromium's names of connections that the server closed; Firefox gives none. */
const CLOSED = /^(|net::ERR_(EMPTY_RESPONSE|CONNECTION_(CLOSED|RESET|ABORTED)|HTTP2_.*|QUIC_.*))$/;
/** No server is known to accept less by default. */
const ALWAYS_ACCEPTED = Math.min(...BUDGET_LIST.map(([, { octets }]) => octets));

/**
 * Whether the cause of the response is probably the size of the Cookie header; null: it is not. 431 and 494 mean the header,
 * of which cookies must be the larger part. 400 and 413 also mean other things, so they count only if the Cookie header is
 * over the chosen budget, or over the default of a server that responds so. Without a response it must be at least near the
 * budget, and larger than those that the host accepted.
 */
export function tooLarge(request: NetworkRequest, budget: number, accepted = 0): TooLarge | null {
  const { status, cookieHeader } = request;
  const octets = cookieHeader?.length ?? 0;
  if (status === 0) {
    const isLarge = octets > Math.max(ALWAYS_ACCEPTED, accepted) && headerSizeLevel(octets, budget) !== null;
    return isLarge && CLOSED.test(request.error) ? { servers: [], isClosed: true } : null;
  }
  if (!TOO_LARGE.has(status)) return null;
  const servers = BUDGET_LIST.flatMap(([key, limit]) =>
    limit.status === status && octets > limit.octets ? [key] : [],
  );
  const isExplicit = (status === 431 || status === 494) && cookieShare(request) > 0.5;
  return isExplicit || servers.length > 0 || octets > budget ? { servers, isClosed: false } : null;
}

/** The largest Cookie header that each host accepted, in octets. */
export function acceptedByHost(requests: readonly NetworkRequest[]): ReadonlyMap<string, number> {
  const accepted = new Map<string, number>();
  for (const { host, status, source, cookieHeader } of requests) {
    if (status === 0 || TOO_LARGE.has(status) || source !== 'server' || cookieHeader === null) continue;
    accepted.set(host, Math.max(cookieHeader.length, accepted.get(host) ?? 0));
  }
  return accepted;
}
