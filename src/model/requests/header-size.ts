import { BUDGET_LIST, type BudgetKey } from '../../cookie/limits/budgets.ts';
import { NEAR } from '../../cookie/limits/limits.ts';
import type { NetworkRequest } from '../network/network-request.ts';
import { sentPairs } from '../network/sent-pair.ts';
import { cookieShare } from './cookie-share.ts';
import { accepted } from './observed-server.ts';

/** Whether a Cookie header is over or near the chosen budget; null: neither. */
export type HeaderSizeLevel = 'over' | 'near' | null;

export function headerSizeLevel(octets: number, budget: number): HeaderSizeLevel {
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
/**
 * Whether the cause of the response is probably the size of the Cookie header; null: it is not. 431 and 494 mean the header,
 * of which cookies must be the larger part. 400 and 413 also mean other things, so they count only if the Cookie header is
 * over the chosen budget, or over the default of a server that responds so. Without a response it must be at least near the
 * budget, and larger than those that the host accepted.
 */
export function tooLarge(
  request: NetworkRequest,
  budget: number,
  acceptedBefore = 0,
  last?: NetworkRequest,
): TooLarge | null {
  const { status, cookieHeader } = request;
  if (status !== 0 && !TOO_LARGE.has(status)) return null;
  const octets = cookieHeader?.length ?? 0;
  const cookieCount = sentPairs(cookieHeader).length;
  const limits = BUDGET_LIST.map(([key]) => ({ key, ...accepted(request, key, null, cookieCount, last) }));
  const servers = limits
    .filter((limit) => limit.beyond === (status || 'closed') && octets > limit.octets)
    .map(({ key }) => key);
  if (status === 0) {
    // No server is known to accept less by default.
    const always = Math.min(...limits.map((limit) => limit.octets));
    const isLarge = octets > Math.max(always, acceptedBefore) && headerSizeLevel(octets, budget) !== null;
    return isLarge && CLOSED.test(request.error) ? { servers, isClosed: true } : null;
  }
  const isExplicit = (status === 431 || status === 494) && cookieShare(request) > 0.5;
  return isExplicit || servers.length > 0 || octets > budget ? { servers, isClosed: false } : null;
}

/** The largest Cookie header that each host accepted, in octets. */
export function acceptedByHost(requests: readonly NetworkRequest[]): ReadonlyMap<string, number> {
  const most = new Map<string, number>();
  for (const { host, status, source, cookieHeader } of requests) {
    if (status === 0 || TOO_LARGE.has(status) || source !== 'server' || cookieHeader === null) continue;
    most.set(host, Math.max(cookieHeader.length, most.get(host) ?? 0));
  }
  return most;
}
