import type { BeyondBudget, BudgetKey } from './budgets.ts';

/** How many header fields of a request a server accepts over HTTP/2 by default. */
export interface FieldLimit {
  fields: number;
  /** The four fields of the request line (RFC 9113 §8.3.1) do not count. */
  isWithoutRequestLine?: true;
  beyond: BeyondBudget;
}

/**
 * Servers that count each cookie as a field of its own, because they count before they join the fields. RFC 9113 §8.2.3:
 * "the Cookie header field MAY be split into separate header fields, each with one or more cookie-pairs", and both browsers
 * split it. Measured, see docs/browser-facts.md.
 */
export const HTTP2_FIELD_LIMITS: Partial<Record<BudgetKey, FieldLimit>> = {
  apache: { fields: 100, isWithoutRequestLine: true, beyond: 431 },
  varnish: { fields: 61, beyond: 'closed' },
  haproxy: { fields: 201, beyond: 'closed' },
  node: { fields: 128, beyond: 'closed' },
};
