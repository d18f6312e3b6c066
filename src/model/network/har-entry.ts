import { parseUrl } from '../../cookie/address/parse-url.ts';
import type { Agent } from '../../cookie/cookie.ts';
import { isRedirect } from '../../cookie/is-redirect.ts';
import { toOctets } from '../../cookie/octets.ts';
import type { Field, NetworkRequest, RequestType, ResponseSource } from './network-request.ts';

/**
 * Reads one entry of a HAR log (HTTP Archive 1.2, with the fields of Chromium that begin with "_"). Entries are hostile
 * input: what does not have the expected form is ignored. Null for what is no http request.
 */
export function readHarEntry(entry: unknown, id: number): NetworkRequest | null {
  const request = at(entry, 'request');
  const response = at(entry, 'response');
  const url = parseUrl(text(at(request, 'url')));
  const startedAt = Date.parse(text(at(entry, 'startedDateTime')));
  if (!url || Number.isNaN(startedAt)) return null;
  const requestFields = readFields(at(request, 'headers'));
  const responseFields = readFields(at(response, 'headers'));
  const source = sourceOf(entry, requestFields, responseFields);
  // Firefox also lists the fields of a request that it did not send. What was perhaps sent counts in no total.
  const cookies = source === 'server' || source === 'perhapsSent' ? valuesOf(requestFields, 'cookie') : [];
  // The record joins several fields into one value.
  const location = valuesOf(responseFields, 'location')[0] ?? (text(at(response, 'redirectURL')) || null);
  const status = number(at(response, 'status'));
  const endedAt = startedAt + Math.max(0, number(at(entry, 'time')));
  return {
    id,
    method: text(at(request, 'method')).toUpperCase(),
    url: url.href,
    host: url.hostname,
    startedAt,
    endedAt,
    respondedAt: Math.max(startedAt, endedAt - Math.max(0, number(at(at(entry, 'timings'), 'receive')))),
    status,
    error: text(at(response, '_error')).slice(0, LONGEST_ERROR),
    type: typeOf(url, requestFields, text(at(entry, '_resourceType'))),
    protocol: protocolOf(text(at(response, 'httpVersion')) || text(at(request, 'httpVersion'))),
    requestFields,
    responseFields,
    body: bodyOf(text(at(at(request, 'postData'), 'text'))),
    // Over HTTP/2 each cookie is a field of its own (RFC 9113 §8.2.3).
    cookieHeader: cookies.length > 0 ? cookies.join('; ') : null,
    // Firefox may join all lines into one value with line feeds between them; a line itself has none.
    setCookieLines: valuesOf(responseFields, 'set-cookie').flatMap((value) => value.split('\n')),
    redirectedTo: isRedirect(status, location, agentOf(entry)) ? (resolveUrl(location ?? '', url) ?? null) : null,
    source,
    hidesCookies: source === 'server' && status !== 0 && cookies.length === 0 && isHidden(entry, url, requestFields),
  };
}

/** Only Chromium's entries have a type. */
function agentOf(entry: unknown): Agent {
  return at(entry, '_resourceType') === undefined ? 'firefox' : 'chrome';
}

/**
 * Whether Chromium does not report the cookies: of a WebSocket to another origin, of what a worker or fetchLater() requests,
 * and of what it shows of an earlier response (a prefetched page, the PDF viewer).
 */
function isHidden(entry: unknown, url: Readonly<URL>, fields: readonly Field[]): boolean {
  if (text(at(entry, '_resourceType')) === 'websocket') return !isOwnOrigin(url, fields);
  return agentOf(entry) === 'chrome' && !isSentRequest(at(at(entry, 'request'), 'headers'));
}

/** Whether a WebSocket connects to the origin of the document that opened it. */
function isOwnOrigin({ protocol, host }: Readonly<URL>, fields: readonly Field[]): boolean {
  return valuesOf(fields, 'origin')[0] === `${protocol === 'wss:' ? 'https:' : 'http:'}//${host}`;
}

/** Chromium names the source. Firefox reports no server, connection or size of a response that did not come from the network. */
function sourceOf(entry: unknown, requestFields: readonly Field[], responseFields: readonly Field[]): ResponseSource {
  const response = at(entry, 'response');
  const status = number(at(response, 'status'));
  const cache = text(at(entry, '_fromCache'));
  if (cache !== '') return cache === 'disk' ? 'diskCache' : 'memoryCache';
  if (at(response, '_fetchedViaServiceWorker') === true) return 'serviceWorker';
  // A server may send that field with a response of its own.
  const isOwn = valuesOf(responseFields, 'non-authoritative-reason').length > 0;
  if (isOwn && status >= 300 && status < 400) return 'ownRedirect';
  const isSent = isSentRequest(at(at(entry, 'request'), 'headers'));
  if (status === 0 && !isSent && !ENDED_LATE.test(text(at(response, '_error')))) return 'notSent';
  if (status === 0 && at(response, 'headersSize') === 0) return sourceWithoutResponse(entry);
  // Chromium lists the document of a prerendered page again, without the fields of a request that was sent.
  if (valuesOf(requestFields, 'sec-purpose').length > 0 && !isSent) return 'prefetched';
  const hasServer = text(at(entry, 'serverIPAddress')) !== '' || text(at(entry, 'connection')) !== '';
  const isMade = !hasServer && at(response, 'headersSize') === 0 && status !== 0;
  // Firefox lists responses from its memory cache without any request field; each request on the network has one.
  return isMade || requestFields.length === 0 ? 'withinBrowser' : 'server';
}

/**
 * Firefox lists the fields of a request without a response as if it were sent, and names no error. It measures the head of
 * one that it gives to the network, and the time and the octets of what it sends.
 */
function sourceWithoutResponse(entry: unknown): ResponseSource {
  const { request, response, timings } = entry as Record<string, unknown>;
  const isGivenToNetwork = number(at(request, 'headersSize')) > 0;
  if (!isGivenToNetwork || at(entry, '_securityState') === 'broken') return 'notSent';
  const sent = [at(timings, 'send'), at(timings, 'wait'), at(response, 'bodySize')];
  return sent.some((measured) => number(measured) > 0) ? 'server' : 'perhapsSent';
}

/** Chromium's errors of a connection that was open: the request was sent, even if its raw fields are missing. */
const ENDED_LATE = /^net::ERR_(EMPTY_RESPONSE|CONNECTION_(CLOSED|RESET|ABORTED)|HTTP2_|QUIC_)/;

/** RFC 9110 §7.2 and RFC 9113 §8.3.1: each request that is sent names its host. The browser adds that and Cookie as it sends. */
function isSentRequest(headers: unknown): boolean {
  return (
    Array.isArray(headers) && headers.some((header) => /^(host|:authority|cookie)$/i.test(text(at(header, 'name'))))
  );
}

function at(value: unknown, key: string): unknown {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[key] : undefined;
}

function text(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

function number(value: unknown): number {
  return typeof value === 'number' && Number.isFinite(value) ? value : 0;
}

/** Pseudo-header fields of HTTP/2 are skipped: they are the request line. */
function readFields(headers: unknown): Field[] {
  if (!Array.isArray(headers)) return [];
  return headers
    .map((header) => ({ name: text(at(header, 'name')).toLowerCase(), value: octets(text(at(header, 'value'))) }))
    .filter(({ name }) => name !== '' && !name.startsWith(':'));
}

/** The characters of windows-1252 for the octets 80 to 9F. */
const WINDOWS_1252 = '€\x81‚ƒ„…†‡ˆ‰Š‹Œ\x8dŽ\x8f\x90‘’“”•–—˜™š›œ\x9džŸ';

/**
 * DevTools return one character for each octet: Firefox the one of the same number, Chromium that of windows-1252. With any
 * other character the value can only be text.
 */
function octets(value: string): string {
  if (!/[^\0-\xff]/.test(value)) return value;
  let result = '';
  for (const character of value) {
    const at = WINDOWS_1252.indexOf(character);
    if (at < 0 && character > '\xff') return toOctets(value);
    result += at < 0 ? character : String.fromCharCode(0x80 + at);
  }
  return result;
}

/** Chromium's names of network errors are shorter. */
const LONGEST_ERROR = 100;

/** Longer bodies are dropped. */
const LONGEST_BODY = 65_536;

/** The body as octets. HAR has it as text, but fields with one character for each octet. */
function bodyOf(body: string): string | null {
  return body === '' || body.length > LONGEST_BODY ? null : toOctets(body);
}

function valuesOf(fields: readonly Field[], name: string): string[] {
  return fields.filter((field) => field.name === name).map(({ value }) => value);
}

/** Browsers encode each octet of a Location that is not ASCII. */
function resolveUrl(location: string, base: URL): string | undefined {
  const encoded = octets(location).replace(/[\x80-\xff]/g, encodeOctet);
  return parseUrl(URL.canParse(encoded, base.href) ? new URL(encoded, base.href).href : encoded)?.href;
}

function encodeOctet(octet: string): string {
  return `%${octet.charCodeAt(0).toString(16).toUpperCase()}`;
}

function protocolOf(version: string): string {
  const lower = version.toLowerCase();
  if (lower === 'http/2' || lower === 'http/2.0') return 'h2';
  return lower === 'http/3' || lower === 'http/3.0' ? 'h3' : lower;
}

/**
 * Fetch Metadata (the Sec-Fetch-Dest field) is the most precise source; browsers send it to trustworthy origins only. The
 * destination of a WebSocket is "empty" (WebSockets §3.1).
 */
function typeOf({ protocol }: Readonly<URL>, fields: readonly Field[], resourceType: string): RequestType {
  const isSocket = protocol === 'ws:' || protocol === 'wss:' || valuesOf(fields, 'sec-fetch-mode')[0] === 'websocket';
  if (isSocket) return 'websocket';
  const [destination] = valuesOf(fields, 'sec-fetch-dest');
  return BY_DESTINATION[destination ?? ''] ?? BY_RESOURCE_TYPE[resourceType] ?? acceptedType(fields);
}

/** Accept identifies documents only: both browsers list HTML first for documents, also of frames, and for nothing else. */
function acceptedType(fields: readonly Field[]): RequestType {
  return valuesOf(fields, 'accept')[0]?.startsWith('text/html') ? 'document' : 'unknown';
}

const BY_DESTINATION: Record<string, RequestType> = {
  document: 'document',
  iframe: 'iframe',
  frame: 'iframe',
  fencedframe: 'iframe',
  embed: 'iframe',
  object: 'iframe',
  script: 'script',
  worker: 'script',
  serviceworker: 'script',
  sharedworker: 'script',
  audioworklet: 'script',
  paintworklet: 'script',
  style: 'style',
  xslt: 'style',
  image: 'image',
  font: 'font',
  audio: 'media',
  video: 'media',
  track: 'media',
  empty: 'fetch',
  json: 'fetch',
  websocket: 'websocket',
  manifest: 'other',
  report: 'other',
};

/** Chromium's own names. A frame's document is `document` too: only the URL of the page distinguishes them. */
const BY_RESOURCE_TYPE: Record<string, RequestType> = {
  document: 'document',
  script: 'script',
  stylesheet: 'style',
  image: 'image',
  font: 'font',
  media: 'media',
  texttrack: 'media',
  xhr: 'fetch',
  fetch: 'fetch',
  eventsource: 'fetch',
  websocket: 'websocket',
  manifest: 'other',
  ping: 'other',
  preflight: 'other',
  'csp-violation-report': 'other',
  other: 'other',
};
