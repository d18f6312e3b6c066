import type { BudgetKey } from '../../cookie/limits/budgets.ts';
import { guessServer } from '../../cookie/limits/guess-server.ts';
import { responseLinesOf } from '../network/field-of.ts';
import type { NetworkRequest } from '../network/network-request.ts';

/** The server of a host, by its latest response that names one; null: none does. */
export function guessedServer(requests: readonly NetworkRequest[], host: string): BudgetKey | null {
  for (const request of requests.toReversed()) {
    if (request.host !== host || request.source !== 'server' || request.status === 0) continue;
    const field = (name: string) => responseLinesOf(request, name);
    const key = guessServer({
      status: request.status,
      server: field('server'),
      via: field('via'),
      poweredBy: field('x-powered-by'),
      host: field('host'),
    });
    if (key) return key;
  }
  return null;
}
