const strict = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
const BEYOND_ASCII = /[\x80-\uffff]/;
const BEYOND_OCTETS = /[\u0100-\uffff]/;
/** Controls that texts do not have; TAB, LF and CR they have. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what the expression looks for
const CONTROLS = /[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]/;

/** Engines limit the number of arguments of a call. */
const MOST_ARGUMENTS = 8192;

/** The octets as an array, as the platform's functions want them. */
export function bytesOf(octets: string): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(octets.length);
  for (let at = 0; at < octets.length; at++) bytes[at] = octets.charCodeAt(at);
  return bytes;
}

/** The octets of an array as a string, one character each. */
export function octetsOf(bytes: Uint8Array): string {
  let octets = '';
  for (let at = 0; at < bytes.length; at += MOST_ARGUMENTS) {
    // `...` would go through the items of the array one by one, which takes twenty times as long.
    octets += Reflect.apply(String.fromCharCode, null, bytes.subarray(at, at + MOST_ARGUMENTS));
  }
  return octets;
}

/** The text of octets in UTF-8, or null if they are not UTF-8. */
export function textOfOctets(octets: string): string | null {
  if (!BEYOND_ASCII.test(octets)) return octets;
  if (BEYOND_OCTETS.test(octets)) return null;
  try {
    return strict.decode(bytesOf(octets));
  } catch {
    // The platform throws a TypeError if octets are not UTF-8.
    return null;
  }
}

/** Whether octets are UTF-8 text without control characters. */
export function isText(octets: string): boolean {
  return !CONTROLS.test(octets) && textOfOctets(octets) !== null;
}
