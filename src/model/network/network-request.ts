/** What a request was made for. `unknown` where the browser does not say. */
export const REQUEST_TYPES = [
  'document',
  'iframe',
  'script',
  'style',
  'image',
  'font',
  'media',
  'fetch',
  'websocket',
  'other',
  'unknown',
] as const;
export type RequestType = (typeof REQUEST_TYPES)[number];

/** A header field; name in lower case, value as octets. */
export interface Field {
  name: string;
  value: string;
}

/** One request that DevTools recorded, as it went over the wire. All strings but `url` are octets. */
export interface NetworkRequest {
  /** Grows with each request that arrives in the panel. */
  id: number;
  method: string;
  url: string;
  /** Host name of the address, without port. */
  host: string;
  /** Milliseconds since the epoch. */
  startedAt: number;
  endedAt: number;
  /** 0: there was no answer. */
  status: number;
  type: RequestType;
  /** As the browser names it, in lower case: `http/1.1`, `h2`, `h3`; '' where it is not known. */
  protocol: string;
  requestFields: readonly Field[];
  responseFields: readonly Field[];
  /** What was sent after the header, as octets; null: nothing, or more than is kept. */
  body: string | null;
  /** The value of the Cookie header, as sent; null: none was sent. */
  cookieHeader: string | null;
  /** One for each Set-Cookie line of the answer, in order, also those that the browser rejected. */
  setCookieLines: readonly string[];
  /** Where an answer sent the browser on to; null: nowhere. */
  redirectedTo: string | null;
  /** Nothing went over the network: what stands here is what a cache remembers. */
  fromCache: boolean;
}
