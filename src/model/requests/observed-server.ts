import type { Agent } from '../../cookie/cookie.ts';
import { type Acceptance, acceptance } from '../../cookie/limits/acceptance.ts';
import { BUDGETS, type BudgetKey } from '../../cookie/limits/budgets.ts';
import { HTTP2_BUDGETS } from '../../cookie/limits/http2-budgets.ts';
import { assumedServer, budgetOf, type PageServer } from '../../cookie/limits/page-server.ts';
import { protocolToServer } from '../../cookie/limits/protocol-to-server.ts';
import { responseLinesOf } from '../network/field-of.ts';
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
  const { protocol } = document;
  const proxyProtocol: PageServer['proxyProtocol'] = (chosen) => {
    const own = serverProtocol(document, selectedServer(chosen, key));
    return own === protocol ? null : own;
  };
  return { key, protocol, proxyProtocol, isObserved: true, accepts };
}

/** The latest request of each host that has a response. */
export function respondedByHost(requests: readonly NetworkRequest[]): ReadonlyMap<string, NetworkRequest> {
  return new Map(requests.filter(({ protocol }) => protocol !== '').map((request) => [request.host, request]));
}

/** The protocol in which this server was requested, perhaps by a proxy. `last`: one of its host with a response. */
export function serverProtocol(request: NetworkRequest, key: BudgetKey, last = request): string {
  // The record of a request without a response has no fields of one, and perhaps no protocol.
  const responded = request.status === 0 ? last : request;
  return protocolToServer(key, responseLinesOf(responded, 'via'), request.protocol || last.protocol);
}

/** The server whose limits apply: the chosen one, else that of the guessed server, else nginx. */
export function selectedServer(chosen: string, guessed: BudgetKey | null): BudgetKey {
  return BUDGETS.has(chosen) ? (chosen as BudgetKey) : (guessed ?? 'nginx');
}

/**
 * How large a Cookie header a server accepts beside the other fields of this request. `chosen`, `guessed`: see PageServer;
 * `last`: the host's latest request with a response.
 */
export function accepted(
  request: NetworkRequest,
  chosen: string,
  guessed: BudgetKey | null,
  cookieCount: number,
  last?: NetworkRequest,
): Acceptance {
  const key = selectedServer(chosen, guessed);
  const http2 = HTTP2_BUDGETS[key];
  if (!http2 || !/^h[23]$/.test(serverProtocol(request, key, last)))
    return acceptance(budgetOf(key, null), otherFields(request));
  return acceptance(http2, otherHttp2Fields(request), http2.joinsCookies ? 1 : cookieCount);
}
