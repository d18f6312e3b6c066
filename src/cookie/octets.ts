/**
 * Byte strings: one character is one octet. Limits, sizes and headers are counted in octets, never in characters.
 */
/** A byte string as a type of its own: `toOctets` makes one of a text, and what comes from the wire is named by `asOctets`. */
export type Octets = string & OctetsBrand;

const encoder = new TextEncoder();
const decoder = new TextDecoder('utf-8', { ignoreBOM: true });
const BEYOND_ASCII = /[\x80-\uffff]/;

/** What browsers' APIs show in place of octets that are not UTF-8: those of U+FFFD. */
export const REPLACEMENT = '\xef\xbf\xbd';

/** The byte string of a text: its UTF-8 octets, one character each. */
export function toOctets(text: string): Octets {
  if (!BEYOND_ASCII.test(text)) return asOctets(text);
  let octets = '';
  for (const octet of encoder.encode(text)) octets += String.fromCharCode(octet);
  return asOctets(octets);
}

/** What browsers' APIs show of a byte string, in octets: those that are not UTF-8 become U+FFFD. */
export function asBrowserShows(octets: string): Octets {
  return toOctets(toText(octets));
}

/** Names a byte string: what came from the wire, or a part of another one. */
export function asOctets(raw: string): Octets {
  return raw as Octets;
}

/** The text of a byte string read as UTF-8; octets that are not UTF-8 become U+FFFD. */
export function toText(octets: string): string {
  if (!BEYOND_ASCII.test(octets)) return octets;
  return decoder.decode(new Uint8Array(octets.length).map((_, at) => octets.charCodeAt(at)));
}
