import { FIRST_BUDGET } from './first-budget.ts';
import type { Confidence } from './limits.ts';

/** What a server does with a larger header: the HTTP status code of its response. `closed`: it closes the connection without one. */
export type BeyondBudget = number | 'closed';

/** How large a Cookie header a server accepts by default; sources: SERVER_LIMITS. */
export interface Budget {
  /** Octets of the Cookie header's value; with `perField` those of all header fields (see acceptance.ts). */
  octets: number;
  /**
   * Only where the server limits all header fields together: what it counts for each beside its name and value, such as 4
   * octets for ": " and the end of the line. What it counts for the request line beside path and query is already deducted.
   */
  perField?: number;
  beyond: BeyondBudget;
  confidence: Exclude<Confidence, 'second-hand'>;
}

/** Default configurations, over HTTP/1.1. The texts are the messages `budget_<key>`. */
const DEFAULTS = {
  nginx: { octets: FIRST_BUDGET, beyond: 400, confidence: 'measured' },
  apache: { octets: 8183, beyond: 400, confidence: 'measured' },
  tomcat: { octets: 8175, perField: 4, beyond: 400, confidence: 'measured' },
  gunicorn: { octets: 8180, beyond: 400, confidence: 'measured' },
  jetty: { octets: 8203, perField: 0, beyond: 431, confidence: 'measured' },
  lighttpd: { octets: 8175, perField: 4, beyond: 431, confidence: 'measured' },
  varnish: { octets: 8184, beyond: 400, confidence: 'measured' },
  haproxy: { octets: 15_287, perField: 8, beyond: 400, confidence: 'measured' },
  node: { octets: 16_383, perField: 0, beyond: 431, confidence: 'measured' },
  iis: { octets: 16_384, beyond: 400, confidence: 'documented' },
  alb: { octets: 16_384, beyond: 400, confidence: 'documented' },
  vercel: { octets: 16_384, beyond: 494, confidence: 'documented' },
  kestrel: { octets: 32_768, perField: 4, beyond: 431, confidence: 'documented' },
  envoy: { octets: 61_440, perField: 4, beyond: 431, confidence: 'documented' },
  werkzeug: { octets: 65_526, beyond: 431, confidence: 'measured' },
  uvicorn: { octets: 65_519, perField: 4, beyond: 400, confidence: 'documented' },
  php: { octets: 81_903, perField: 4, beyond: 'closed', confidence: 'measured' },
  caddy: { octets: 1_052_655, perField: 4, beyond: 431, confidence: 'measured' },
} satisfies Record<string, Budget>;
export type BudgetKey = keyof typeof DEFAULTS;

export const BUDGET_LIST = Object.entries(DEFAULTS) as [BudgetKey, Budget][];
/** By any text: a key that was stored by another version may be missing. */
export const BUDGETS: ReadonlyMap<string, Budget> = new Map(BUDGET_LIST);
