import type { BudgetKey } from '../../cookie/limits/budgets.ts';
import { HTTP2_FIELD_LIMITS } from '../../cookie/limits/http2-field-limits.ts';
import { NEAR } from '../../cookie/limits/limits.ts';
import type { NetworkRequest } from '../network/network-request.ts';
import { sentPairs } from '../network/sent-pair.ts';
import { otherHttp2Fields } from './other-fields.ts';

/** The header fields of a request over HTTP/2, where the server limits their number and the request is near or over that. */
export interface FieldCount {
  server: BudgetKey;
  /** As the server counts them: each cookie is one. */
  fields: number;
  cookies: number;
  limit: number;
  level: 'over' | 'near';
  /** The request ended as this server ends one with too many fields. */
  isRejected: boolean;
}

const REQUEST_LINE_FIELDS = 4;

/** Null: the server does not limit them, is another, or the request is not near its limit. `protocol`: as DevTools writes it. */
export function fieldCount(request: NetworkRequest, server: BudgetKey, protocol: string): FieldCount | null {
  const limits = /^h[23]$/.test(protocol) ? HTTP2_FIELD_LIMITS[server] : undefined;
  const cookies = sentPairs(request.cookieHeader).length;
  if (!limits || cookies === 0) return null;
  const { fields: limit, isWithoutRequestLine, beyond } = limits;
  const fields = otherHttp2Fields(request).count - (isWithoutRequestLine ? REQUEST_LINE_FIELDS : 0) + cookies;
  if (fields < limit * NEAR.budgetShare) return null;
  const isOver = fields > limit;
  const isRejected = isOver && (request.status || 'closed') === beyond;
  return { server, fields, cookies, limit, level: isOver ? 'over' : 'near', isRejected };
}
