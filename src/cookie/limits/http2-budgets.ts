import type { Budget, BudgetKey } from './budgets.ts';

/**
 * What servers accept over HTTP/2, measured. Any other server that is named over HTTP/2 is behind a proxy that requests from
 * it over HTTP/1.1. With `perField` each cookie counts as a field of its own, unless the server joins them first.
 */
export const HTTP2_BUDGETS: Partial<Record<BudgetKey, Budget & { joinsCookies?: true }>> = {
  nginx: { octets: 32_768, perField: 0, beyond: 'closed', confidence: 'measured' },
  apache: { octets: 8182, beyond: 431, confidence: 'measured' },
  tomcat: { octets: 8192, perField: 3, beyond: 'closed', confidence: 'measured' },
  jetty: { octets: 8192, perField: 32, beyond: 'closed', confidence: 'measured' },
  lighttpd: { octets: 8192, perField: 4, beyond: 431, confidence: 'measured' },
  haproxy: { octets: 15_304, perField: 8, joinsCookies: true, beyond: 'closed', confidence: 'measured' },
  caddy: { octets: 1_048_896, perField: 32, beyond: 431, confidence: 'measured' },
};
