import { expect, test } from 'vitest';
import type { BudgetKey } from '../../../../src/cookie/limits/budgets.ts';
import { protocolToServer } from '../../../../src/cookie/limits/protocol-to-server.ts';

test.each<[BudgetKey, via: string, expected: string]>([
  ['nginx', '', 'h2'],
  ['nginx', '1.1 google', 'http/1.1'],
  ['nginx', '1.1 9d3f.cloudfront.net (CloudFront)', 'http/1.1'],
  ['apache', '1.1 varnish\n1.1 varnish', 'http/1.1'],
  ['apache', 'HTTP/1.1 proxy.example', 'http/1.1'],
  ['apache', '1.0 old', 'http/1.0'],
  ['apache', '2 proxy', 'h2'],
  ['apache', '2.0 proxy', 'h2'],
  ['varnish', '1.1 varnish (Varnish/6.0)', 'h2'],
  ['varnish', '1.1 varnish (Varnish/6.0), 1.1 9d3f.cloudfront.net (CloudFront)', 'http/1.1'],
  ['caddy', '1.1 Caddy', 'h2'],
  ['nginx', '1.1 Caddy', 'http/1.1'],
  ['nginx', 'unreadable', 'h2'],
])('%s was requested, with Via "%s" and h2 from the browser, over %s', (key, via, expected) => {
  expect(protocolToServer(key, via, 'h2')).toBe(expected);
});
