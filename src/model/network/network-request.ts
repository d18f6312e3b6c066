/** What a request loads. `unknown`: the browser does not say. */
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

/**
 * Where a response came from. `server`: the request was sent over the network, also if nothing came back.
 * `withinBrowser`: from the HTTP cache or a service worker; Firefox does not report which. `prefetched`: Chromium requested
 * the page earlier, and lists that request too. `ownRedirect`: the browser redirected the request itself, such as to https.
 * `notSent`: it failed before it was sent. `perhapsSent`: there was no response, and Firefox does not report whether it was sent.
 */
export const RESPONSE_SOURCES = [
  'server',
  'memoryCache',
  'diskCache',
  'serviceWorker',
  'withinBrowser',
  'prefetched',
  'ownRedirect',
  'notSent',
  'perhapsSent',
] as const;
export type ResponseSource = (typeof RESPONSE_SOURCES)[number];

/** A header field; name in lower case, value as octets. */
export interface Field {
  name: string;
  value: string;
}

/** One request that DevTools recorded, as it was sent. All strings but `url` are octets. */
export interface NetworkRequest {
  /** Increases with each request that the panel receives. */
  id: number;
  method: string;
  url: string;
  /** Host of the URL, without port. */
  host: string;
  /** Milliseconds since the epoch. */
  startedAt: number;
  endedAt: number;
  /** When the head of the response had arrived. */
  respondedAt: number;
  /** 0: there was no response. */
  status: number;
  /** Chromium's name of the error that ended it, `net::ERR_...`; '' if none, and always in Firefox. */
  error: string;
  type: RequestType;
  /** The browser's name for it, in lower case: `http/1.1`, `h2`, `h3`; '' if not known. */
  protocol: string;
  requestFields: readonly Field[];
  responseFields: readonly Field[];
  /** The content after the header, as octets; null: none, or more than Crumb stores. */
  body: string | null;
  /** The value of the Cookie header that was sent, or perhaps sent; null: none was sent. */
  cookieHeader: string | null;
  /** The Set-Cookie lines of the response, in order, also those that the browser rejected. */
  setCookieLines: readonly string[];
  /** The URL to which the response redirected; null: no redirect. */
  redirectedTo: string | null;
  /** Unless it is `server`, nothing is known to be sent: the request and its cookies count in no total. */
  source: ResponseSource;
  /** Chromium does not tell DevTools which cookies were sent and set, if any: the message `cookiesHidden` names the cases. */
  hidesCookies: boolean;
}
