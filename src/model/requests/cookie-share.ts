import { parseUrl } from '../../cookie/address/parse-url.ts';
import type { NetworkRequest } from '../network/network-request.ts';

const heads = new WeakMap<NetworkRequest, number>();

/**
 * Octets of a request's line and fields as HTTP/1.1 writes them, with all line ends. HTTP/2 and HTTP/3 compress fields; they
 * are counted uncompressed, and the pseudo-header fields as the request line.
 */
function headOctets(request: NetworkRequest): number {
  let octets = heads.get(request);
  if (octets === undefined) {
    const url = parseUrl(request.url);
    const target = url ? url.pathname + url.search : '/';
    octets = `${request.method} ${target} HTTP/1.1\r\n`.length + '\r\n'.length;
    for (const { name, value } of request.requestFields)
      octets += name.length + ': '.length + value.length + '\r\n'.length;
    heads.set(request, octets);
  }
  return octets;
}

/** The share of the Cookie line in the size of a request's head, 0 to 1. */
export function cookieShare(request: NetworkRequest): number {
  const { cookieHeader } = request;
  return cookieHeader === null ? 0 : `Cookie: ${cookieHeader}\r\n`.length / headOctets(request);
}
