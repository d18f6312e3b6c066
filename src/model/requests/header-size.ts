import { BUDGET_LIST, type BudgetKey } from '../../cookie/limits/budgets.ts';
import { NEAR } from '../../cookie/limits/limits.ts';
import type { NetworkRequest } from '../network/network-request.ts';
import { cookieShare } from './cookie-share.ts';

/** How a Cookie header stands to the budget that was chosen; null: well within. */
export function headerSizeLevel(octets: number, budget: number): 'over' | 'near' | null {
  if (octets > budget) return 'over';
  return octets >= budget * NEAR.budgetShare ? 'near' : null;
}

/** Answers that servers give to a request whose header is too large (RFC 6585 §5 for 431; 494 is nginx's own). */
const TOO_LARGE: ReadonlySet<number> = new Set([400, 413, 431, 494]);

/** Why an answer is taken for one to a header that was too large. */
export interface TooLarge {
  /** What answers so, by default, to a Cookie header of that size. */
  servers: BudgetKey[];
}

/**
 * Whether the answer is likely to be about the size of the header. 431 and 494 say so themselves, where cookies are the
 * larger part of it; 400 and 413 mean other things too, so they count only after a header that is over the chosen budget,
 * or over the default of a server that answers so.
 */
export function tooLarge(request: NetworkRequest, budget: number): TooLarge | null {
  const { status, cookieHeader } = request;
  if (!TOO_LARGE.has(status)) return null;
  const octets = cookieHeader?.length ?? 0;
  const servers = BUDGET_LIST.flatMap(([key, known]) =>
    known.status === status && octets > known.octets ? [key] : [],
  );
  const saysSo = (status === 431 || status === 494) && cookieShare(request) > 0.5;
  return saysSo || servers.length > 0 || octets > budget ? { servers } : null;
}
