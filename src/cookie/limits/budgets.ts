import { FIRST_BUDGET } from './first-budget.ts';
import type { Confidence } from './limits.ts';

/** The largest Cookie header a server takes by default, and its response to a larger one; sources: SERVER_LIMITS. */
export interface Budget {
  /** Octets of the Cookie header's value; a server that limits the whole head leaves a little less beside long other fields. */
  octets: number;
  /** HTTP status code. */
  status: number;
  confidence: Confidence;
  /** The server limits all header fields together: a browser's other fields take their part of `octets`. */
  isWholeHead?: true;
}

/** Default configurations; measured ones took a request with few other fields over HTTP/1.1. The texts are the messages `budget_<key>`. */
const DEFAULTS = {
  nginx: { octets: FIRST_BUDGET, status: 400, confidence: 'measured' },
  apache: { octets: 8183, status: 400, confidence: 'measured' },
  tomcat: { octets: 8128, status: 400, confidence: 'measured', isWholeHead: true },
  gunicorn: { octets: 8180, status: 400, confidence: 'measured' },
  jetty: { octets: 8168, status: 431, confidence: 'measured', isWholeHead: true },
  lighttpd: { octets: 8128, status: 431, confidence: 'measured', isWholeHead: true },
  varnish: { octets: 8184, status: 400, confidence: 'measured' },
  caddy: { octets: 14_272, status: 431, confidence: 'measured', isWholeHead: true },
  haproxy: { octets: 15_228, status: 400, confidence: 'measured', isWholeHead: true },
  node: { octets: 16_348, status: 431, confidence: 'measured', isWholeHead: true },
  iis: { octets: 16_384, status: 400, confidence: 'documented' },
  alb: { octets: 16_384, status: 400, confidence: 'documented' },
  vercel: { octets: 16_384, status: 494, confidence: 'documented' },
  kestrel: { octets: 32_768, status: 431, confidence: 'documented', isWholeHead: true },
  envoy: { octets: 61_440, status: 431, confidence: 'documented', isWholeHead: true },
  werkzeug: { octets: 65_526, status: 431, confidence: 'measured' },
  uvicorn: { octets: 65_536, status: 400, confidence: 'measured' },
} satisfies Record<string, Budget>;
export type BudgetKey = keyof typeof DEFAULTS;

/** By any text: a key that was stored by another version may be missing. */
export const BUDGETS: Readonly<Record<string, Budget>> = DEFAULTS;
export const BUDGET_LIST = Object.entries(DEFAULTS) as [BudgetKey, Budget][];
