import type { Budget } from './budgets.ts';

/** What a request has beside its Cookie header. */
export interface OtherFields {
  /** How many header fields. */
  count: number;
  /** Octets of their names and values, and of the path and query. */
  octets: number;
}

/** "GET /", "Host: localhost" and "Connection: close": servers were first measured with these. */
export const SHORT_FIELDS: OtherFields = { count: 2, octets: 29 };

/** How large a Cookie header a server accepts beside the other fields of a request. */
export interface Acceptance extends Pick<Budget, 'beyond' | 'confidence'> {
  /** Octets of the Cookie header's value. */
  octets: number;
  /** Octets that the rest of the request takes from a limit of all header fields; 0: only the Cookie header is limited. */
  rest: number;
}

/** `cookieFields`: how many Cookie fields the request has; over HTTP/2 each cookie is one (RFC 9113 §8.2.3). */
export function acceptance(budget: Budget, other: OtherFields, cookieFields = 1): Acceptance {
  const { octets, perField, beyond, confidence } = budget;
  if (perField === undefined) return { octets, rest: 0, beyond, confidence };
  // The value of one field for all cookies would have "; " between them.
  const cookieNames = cookieFields * ('cookie'.length + perField) - 2 * (cookieFields - 1);
  const rest = other.octets + other.count * perField + cookieNames;
  return { octets: Math.max(1, octets - rest), rest, beyond, confidence };
}
