/** Bits of octets as deflate numbers them: the lowest of each octet first. */
function bitAt(octets: string, at: number): number {
  return (octets.charCodeAt(at >> 3) >> (at & 7)) & 1;
}

function lowFirst(octets: string, at: number, width: number): number {
  let number = 0;
  for (let index = 0; index < width; index++) number |= bitAt(octets, at + index) << index;
  return number;
}

/**
 * Whether octets can be the begin of deflate (RFC 1951) with text in it. Deflate has no mark of its own, and to try it costs more
 * than all other formats together; of random octets nearly none pass these rules of the first block.
 */
export function mayBeDeflate(octets: string): boolean {
  const type = lowFirst(octets, 1, 2);
  if (type === 0) return isStored(octets);
  if (type === 1) return beginsWithText(octets);
  return type === 2 && hasCompleteLengths(octets);
}

/** Section 3.2.4: the length of a stored block is followed by its complement. */
function isStored(octets: string): boolean {
  return (
    (octets.charCodeAt(1) ^ octets.charCodeAt(3)) === 0xff && (octets.charCodeAt(2) ^ octets.charCodeAt(4)) === 0xff
  );
}

/** Section 3.2.6: with fixed codes, 00110000 to 10111111 are the literals 0 to 143, the highest bit first. */
function beginsWithText(octets: string): boolean {
  let code = 0;
  for (let index = 0; index < 8; index++) code = code * 2 + bitAt(octets, 3 + index);
  const literal = code - 0x30;
  return (literal >= 0x20 && literal < 0x7f) || (code >= 0xc8 && code < 0xff);
}

/** Section 3.2.7: how many lengths the code length code has at most. */
const CODE_LENGTHS = 19;

/** Section 3.2.7: at most 286 literals and 30 distances, and a code for their lengths in which no code is left over. */
function hasCompleteLengths(octets: string): boolean {
  if (lowFirst(octets, 3, 5) > 29 || lowFirst(octets, 8, 5) > 29) return false;
  const count = Math.min(lowFirst(octets, 13, 4) + 4, CODE_LENGTHS);
  let used = 0;
  for (let index = 0; index < count; index++) {
    const length = lowFirst(octets, 17 + index * 3, 3);
    if (length > 0) used += 2 ** (7 - length);
  }
  return used === 2 ** 7;
}
