import type { Agent } from '../../cookie/cookie.ts';
import { type Acceptance, acceptance } from '../../cookie/limits/acceptance.ts';
import { BUDGETS, type BudgetKey } from '../../cookie/limits/budgets.ts';
import { HTTP2_BUDGETS } from '../../cookie/limits/http2-budgets.ts';
import { assumedServer, budgetOf, type PageServer } from '../../cookie/limits/page-server.ts';
import type { NetworkRequest } from '../network/network-request.ts';
import { guessedServer } from './guessed-server.ts';
import { otherFields, otherHttp2Fields } from './other-fields.ts';

/** The server of a page on this host, by its requests. Without its document only the server's name is known. */
export function observedServer(requests: readonly NetworkRequest[], host: string, agent: Agent): PageServer {
  const key = guessedServer(requests, host);
  const documents = requests.filter(
    (request) => request.host === host && request.type === 'document' && request.source === 'server',
  );
  // Without a response the record has no protocol.
  const document = documents.findLast(({ protocol }) => protocol !== '') ?? documents.at(-1);
  if (!document) return assumedServer(agent, key);
  const accepts: PageServer['accepts'] = (chosen, cookieCount) => accepted(document, chosen, key, cookieCount);
  return { key, protocol: document.protocol, isObserved: true, accepts };
}

/** The protocol of each host's latest response: the record of a request without one has none. */
export function protocolByHost(requests: readonly NetworkRequest[]): ReadonlyMap<string, string> {
  return new Map(requests.filter(({ protocol }) => protocol !== '').map(({ host, protocol }) => [host, protocol]));
}

/** The server whose limits apply: the chosen one, else that of the guessed server, else nginx. */
export function selectedServer(chosen: string, guessed: BudgetKey | null): BudgetKey {
  return BUDGETS.has(chosen) ? (chosen as BudgetKey) : (guessed ?? 'nginx');
}

/**
 * How large a Cookie header a server accepts beside the other fields of this request. `chosen`, `guessed`: see PageServer;
 * `lastProtocol`: that of the host's latest response, for a request without one.
 */
export function accepted(
  request: NetworkRequest,
  chosen: string,
  guessed: BudgetKey | null,
  cookieCount: number,
  lastProtocol = '',
): Acceptance {
  const key = selectedServer(chosen, guessed);
  const http2 = /^h[23]$/.test(request.protocol || lastProtocol) && HTTP2_BUDGETS[key];
  if (!http2) return acceptance(budgetOf(key, null), otherFields(request));
  return acceptance(http2, otherHttp2Fields(request), http2.joinsCookies ? 1 : cookieCount);
}
