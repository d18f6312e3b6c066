import type { Link, Reading } from './link.ts';

export interface Sibling {
  readonly name: string;
  readonly value: string;
}

/** A cookie's value, with the cookies beside it, which may have its signature or other parts of its value. */
export interface KnownValue extends Sibling {
  readonly siblings: readonly Sibling[];
}

/** Octets within a value, and the known facts about the cookie. */
export interface Value {
  /** One character is one octet. */
  octets: string;
  /** The cookie's name without `__Secure-` and `__Host-`. */
  name: string;
  /** The cookie's whole name. */
  fullName: string;
  siblings: readonly Sibling[];
  /** Keys a person entered: secrets, PEM or JWK. */
  keys: readonly string[];
  /** A salt of the application's own, in octets, which a person entered; empty: none. */
  salt: string;
  /** The layers around these octets, from the outside in. */
  outer: readonly Link[];
}

/** Reads octets as one format; null: they are in another format. A format that must inflate or verify returns a promise. */
export type ReadFormat = (value: Value) => Reading | null | Promise<Reading | null>;
