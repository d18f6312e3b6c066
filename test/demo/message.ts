/** A request as the demo site received it. Header fields are byte strings: one character an octet. */
export interface DemoRequest {
  /** The host without the port, in lower case. */
  host: string;
  port: number;
  method: string;
  /** The path alone, as sent. */
  path: string;
  query: URLSearchParams;
  /** Every Cookie line as it was received. */
  cookieLines: string[];
  /** The Cookie lines joined with "; "; null when there was none. */
  cookieHeader: string | null;
  headers: [name: string, value: string][];
  /** Octets of the whole request head, which most servers limit. */
  headOctets: number;
  body: string;
  /** Milliseconds since the epoch. */
  at: number;
}

/** A response; status 101 accepts a WebSocket. Header fields are byte strings and are sent octet by octet, control characters too. */
export interface DemoResponse {
  /** 200 unless given. */
  status?: number;
  headers?: [name: string, value: string][];
  /** One Set-Cookie line each. */
  setCookie?: string[];
  /** text/html unless given. */
  type?: string;
  body?: string | Buffer;
  /** Closes the connection instead. */
  closes?: boolean;
}

export type Handler = (request: DemoRequest) => DemoResponse | Promise<DemoResponse>;

/** The URL of a path on one of the demo's hosts. */
export function addressOn(request: Pick<DemoRequest, 'port'>, host: string, path: string): string {
  return `http://${host}:${request.port}${path}`;
}

/** Redirects the browser to another URL, which it requests with GET. */
export function redirect(location: string, setCookie: string[] = []): DemoResponse {
  return { status: 303, headers: [['Location', location]], setCookie };
}

/** The cookie-pairs of a request in the order received; a pair without "=" has no name. */
export function receivedCookies(request: Pick<DemoRequest, 'cookieHeader'>): { name: string; value: string }[] {
  if (request.cookieHeader === null) return [];
  return request.cookieHeader.split('; ').map((pair) => {
    const equals = pair.indexOf('=');
    return equals < 0 ? { name: '', value: pair } : { name: pair.slice(0, equals), value: pair.slice(equals + 1) };
  });
}

/** The value of the first cookie of this name, as servers read it; null when there is none. */
export function receivedValue(request: Pick<DemoRequest, 'cookieHeader'>, name: string): string | null {
  return receivedCookies(request).find((cookie) => cookie.name === name)?.value ?? null;
}
