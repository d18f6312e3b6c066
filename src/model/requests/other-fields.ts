import { parseUrl } from '../../cookie/address/parse-url.ts';
import type { OtherFields } from '../../cookie/limits/acceptance.ts';
import type { NetworkRequest } from '../network/network-request.ts';

/** Fields that the record may list of a request over HTTP/2, where they are pseudo-header fields or not allowed (RFC 9113 §8.2.2). */
const NOT_OVER_HTTP2: ReadonlySet<string> = new Set([
  'host',
  'connection',
  'keep-alive',
  'transfer-encoding',
  'upgrade',
]);

/** What a request has beside its Cookie header, as HTTP/1.1 writes it. */
export const otherFields = onceForEach(({ url, requestFields }): OtherFields => {
  const { host, target } = partsOf(url);
  const fields = requestFields.filter(({ name }) => name !== 'cookie' && name !== 'host');
  return {
    count: fields.length + 1,
    octets: target.length + 'host'.length + host.length + octetsOf(fields),
  };
});

/** The same as HTTP/2 and HTTP/3 write it: the request line and the host are fields too (RFC 9113 §8.3.1). */
export const otherHttp2Fields = onceForEach(({ method, url, requestFields }): OtherFields => {
  const { host, target, scheme } = partsOf(url);
  const fields = requestFields.filter(({ name }) => name !== 'cookie' && !NOT_OVER_HTTP2.has(name));
  const own = [':method', method, ':scheme', scheme, ':authority', host, ':path', target];
  // Firefox sends it to every server that speaks HTTP/2, and its record does not list it.
  const isFirefox = fields.some(({ name, value }) => name === 'user-agent' && value.includes(' Firefox/'));
  if (isFirefox && !fields.some(({ name }) => name === 'te')) own.push('te', 'trailers');
  return { count: fields.length + own.length / 2, octets: own.join('').length + octetsOf(fields) };
});

/** Requests never change, and every filter and row reads this of each. */
function onceForEach(make: (request: NetworkRequest) => OtherFields): (request: NetworkRequest) => OtherFields {
  const made = new WeakMap<NetworkRequest, OtherFields>();
  return (request) => {
    const cached = made.get(request) ?? make(request);
    made.set(request, cached);
    return cached;
  };
}

function partsOf(url: string): { host: string; target: string; scheme: string } {
  const parsed = parseUrl(url);
  if (!parsed) return { host: '', target: '/', scheme: '' };
  return { host: parsed.host, target: parsed.pathname + parsed.search, scheme: parsed.protocol.slice(0, -1) };
}

function octetsOf(fields: NetworkRequest['requestFields']): number {
  return fields.reduce((sum, { name, value }) => sum + name.length + value.length, 0);
}
