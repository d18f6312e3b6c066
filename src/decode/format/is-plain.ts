import type { Link } from './link.ts';

const TRANSPORT: ReadonlySet<string> = new Set(['percent-encoding', 'plus-encoding', 'chunks']);

/**
 * Whether octets have nothing around them but what cookies need to be sent. In quotes or a signature a program stored a text: there
 * "42" and "a,b" are what they are, and a guess would change them.
 */
export function isPlain(outer: readonly Link[]): boolean {
  return outer.every(({ code }) => TRANSPORT.has(code));
}
