import type { Agent, Cookie } from '../cookie.ts';
import type { HeaderField } from './hpack-encoder.ts';

/** A request whose cookies are weighed. */
export interface Http2Request {
  agent: Agent;
  /** As in ALPN. */
  protocol: 'h2' | 'h3';
  url: string;
  /** In header order. */
  sent: readonly Cookie[];
  /** All fields but cookies, as `requestFields` gives them; null: not known, those of a page are taken. */
  otherFields: readonly HeaderField[] | null;
  /** Octets of the table of fields that the server announced; null: not known, the default of 4096 is taken. */
  tableSize: number | null;
}

/** Octets of HTTP/2; what TLS adds is not counted. */
export interface Octets {
  /** The first request of a connection. */
  first: number;
  second: number;
  /** Each one after that. */
  repeat: number;
}

export interface CookieCost extends Octets {
  cookie: Cookie;
  /** Why the browser never keeps it in the table, so that each request costs the whole cookie; null: it does. */
  neverKept: 'short' | 'large' | null;
}
