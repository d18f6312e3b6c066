import type { Agent } from '../cookie.ts';
import { type Acceptance, acceptance, type OtherFields } from './acceptance.ts';
import { BUDGETS, type Budget, type BudgetKey } from './budgets.ts';

/** What is known of the server of a page. */
export interface PageServer {
  /** The server that the page's responses name; null: none. */
  key: BudgetKey | null;
  /** In which the page was requested: `http/1.1`, `h2` or `h3`; '': not known, HTTP/1.1 is assumed. */
  protocol: string;
  /** That in which a proxy requested the page from the server; null: none is known. */
  proxyProtocol(key: string): string | null;
  /** Whether the other fields are those of the page's own request; else they are what this browser usually sends. */
  isObserved: boolean;
  /** What a server accepts; with a text that is no key of BUDGETS: the one that the responses name, else nginx. */
  accepts(key: string, cookieCount: number): Acceptance;
}

/**
 * Measured: the document of a page with a short path on a host of 20 octets, opened by its URL, with the headless browser in
 * English on Linux. Other systems and languages differ by some octets, a Referer adds its length.
 */
const USUAL_FIELDS: Record<Agent, OtherFields> = {
  chrome: { count: 14, octets: 577 },
  firefox: { count: 11, octets: 363 },
};

/** The server of a page whose requests are not known, or only which server responds. */
export function assumedServer(agent: Agent, key: BudgetKey | null): PageServer {
  const accepts: PageServer['accepts'] = (chosen) => acceptance(budgetOf(chosen, key), USUAL_FIELDS[agent]);
  return { key, protocol: '', proxyProtocol: () => null, isObserved: false, accepts };
}

/** The budget that applies: the chosen one, else that of the guessed server, else that of nginx. */
export function budgetOf(chosen: string, guessed: BudgetKey | null): Budget {
  const budget = BUDGETS.get(chosen) ?? BUDGETS.get(guessed ?? 'nginx');
  if (!budget) throw new Error(`no budget of ${guessed}`);
  return budget;
}
