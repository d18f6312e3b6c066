import { toOctets } from '../../cookie/octets.ts';
import type { Sibling, Value } from './value.ts';

/** What is known of the cookie beside its value. */
export interface About {
  name: string;
  /** Cookies beside it, which may have its signature or other parts of its value. */
  siblings?: readonly Sibling[];
  /** Keys that a person entered, to check signatures with: secrets, PEM or JWK. They are used here and stored nowhere. */
  keys?: readonly string[];
  /** The salt of the application's own that a person entered beside the key. */
  salt?: string;
}

const PREFIX = /^__(?:Secure|Host|Http|Host-Http)-/;

/** The octets of a cookie's value, with what is known of the cookie. */
export function toValue(octets: string, { name, siblings = [], keys = [], salt = '' }: About): Omit<Value, 'outer'> {
  return { octets, name: name.replace(PREFIX, ''), fullName: name, siblings, keys, salt: toOctets(salt) };
}
