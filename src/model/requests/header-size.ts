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

/** Why a response probably means that the header was too large. */
export interface TooLarge {
  /** The servers that respond so, by default, to a Cookie header of that size. */
  servers: BudgetKey[];
}

/**
 * Whether the cause of the response is probably the size of the Cookie header; null: it is not. 431 and 494 mean the header,
 * of which cookies must be the larger part. 400 and 413 also mean other things, so they count only if the Cookie header is
 * over the chosen budget, or over the default of a server that responds so.
 */
export function tooLarge(request: NetworkRequest, budget: number): TooLarge | null {
  const { status, cookieHeader } = request;
  if (!TOO_LARGE.has(status)) return null;
  const octets = cookieHeader?.length ?? 0;
  const servers = BUDGET_LIST.flatMap(([key, limit]) =>
    limit.status === status && octets > limit.octets ? [key] : [],
  );
  const isExplicit = (status === 431 || status === 494) && cookieShare(request) > 0.5;
  return isExplicit || servers.length > 0 || octets > budget ? { servers } : null;
}
