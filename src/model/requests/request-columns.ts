import { type Comparers, compareText } from '../list/sort.ts';
import type { NetworkRequest } from '../network/network-request.ts';
import { sentPairs } from '../network/sent-pair.ts';
import type { ColumnSpec } from '../table/column-spec.ts';
import { cookieShare } from './cookie-share.ts';

/** The columns of the list of requests, in their order. */
export const REQUEST_COLUMNS = [
  { name: 'method', width: 52, least: 36 },
  { name: 'url', width: 160, least: 132, grow: 1 },
  { name: 'type', width: 76, least: 52 },
  { name: 'protocol', width: 64, least: 52 },
  { name: 'status', width: 48, least: 40 },
  { name: 'octets', width: 104, least: 72, largestFirst: true },
  { name: 'share', width: 46, least: 40, largestFirst: true },
  { name: 'cookies', width: 158, least: 90, largestFirst: true },
] as const satisfies readonly ColumnSpec[];
export type RequestColumn = (typeof REQUEST_COLUMNS)[number]['name'];

/** How requests are compared. `rejectedOf` returns how many of a request's cookies were rejected. */
export function requestComparers(rejectedOf: (request: NetworkRequest) => number): Comparers<NetworkRequest> {
  const octetsOf = ({ cookieHeader }: NetworkRequest): number => cookieHeader?.length ?? -1;
  const sentOf = ({ cookieHeader }: NetworkRequest): number => sentPairs(cookieHeader).length;
  return {
    method: (a, b) => compareText(a.method, b.method),
    url: (a, b) => compareText(a.url, b.url),
    type: (a, b) => compareText(a.type, b.type),
    protocol: (a, b) => compareText(a.source + a.protocol, b.source + b.protocol),
    status: (a, b) => a.status - b.status,
    octets: (a, b) => octetsOf(a) - octetsOf(b),
    share: (a, b) => cookieShare(a) - cookieShare(b),
    cookies: (a, b) => sentOf(a) - sentOf(b) || rejectedOf(a) - rejectedOf(b),
  };
}
