import type { BudgetKey } from './budgets.ts';
import { namesServer } from './guess-server.ts';

/**
 * The protocol in which a server was requested: by the browser, or by the proxy that wrote the next entry of Via into the response,
 * which begins with that protocol (RFC 9110 §7.6.3). `protocol`: the browser's, as DevTools writes it.
 */
export function protocolToServer(key: BudgetKey, via: string, protocol: string): string {
  const entries = via.slice(0, 2000).split(/[,\n]/);
  const own = entries.findLastIndex((entry) => namesServer(entry.trim(), key));
  // A server that is not in Via is the one behind the first proxy.
  const version = /^\s*(?:http\/)?(\d(?:\.\d)?)\s/i.exec(entries[own + 1] ?? '')?.[1];
  if (version === undefined) return protocol;
  return /^1(?:\.|$)/.test(version) ? `http/${version}` : `h${version.slice(0, 1)}`;
}
