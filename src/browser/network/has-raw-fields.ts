/** The part of a HAR entry that shows whether it is complete. */
interface Entry {
  _fromCache?: unknown;
  request?: { headers?: unknown };
  response?: {
    status?: unknown;
    _error?: unknown;
    httpVersion?: unknown;
    headersSize?: unknown;
    _fetchedViaServiceWorker?: unknown;
  };
}

/**
 * Whether Chromium's entry has the fields as they were sent: without them the Cookie and Set-Cookie lines are missing. They
 * come some milliseconds after the rest, and never for a response that no server sent. `perhaps`: from HTTP/2 on the entry does not
 * show whether those of the response have come.
 */
export function hasRawFields({ _fromCache, request, response }: Entry): boolean | 'perhaps' {
  if (_fromCache || response?._fetchedViaServiceWorker === true) return true;
  if (response?.status === 0 && !ENDED_LATE.test(String(response._error))) return true;
  if (!isSentRequest(request?.headers)) return false;
  if (response?.status === 0) return true;
  if (response?.headersSize !== -1) return true;
  return /^http\/1/i.test(String(response.httpVersion)) ? false : 'perhaps';
}

/** Errors of a connection that was open, so that the request was probably sent. */
const ENDED_LATE = /^net::ERR_(EMPTY_RESPONSE|CONNECTION_(CLOSED|RESET|ABORTED)|HTTP2_|QUIC_)/;

/** Each request names its host (RFC 9110 §7.2, RFC 9113 §8.3.1), which the network adds. */
function isSentRequest(headers: unknown): boolean {
  if (!Array.isArray(headers)) return true;
  return headers.some((header: { name?: unknown } | null) => /^(host|:authority)$/i.test(String(header?.name)));
}
