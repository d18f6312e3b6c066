/** Octets of a value that are shown whole beside another one. */
const LONGEST = 96;
/** Octets kept before and after a difference, so that its place is found again. */
const AROUND = 16;

/** A piece of a byte string; `cutBefore` and `cutAfter` tell where more of it stands. */
export interface Part {
  octets: string;
  cutBefore: boolean;
  cutAfter: boolean;
}

/** As much of a value as shows in what it differs from another: all of a short one, never cut within a character of UTF-8. */
export function differingPart(value: string, other: string): Part {
  if (value.length <= LONGEST) return { octets: value, cutBefore: false, cutAfter: false };
  const shorter = Math.min(value.length, other.length);
  let same = 0;
  while (same < shorter && value[same] === other[same]) same++;
  let sameEnd = 0;
  while (sameEnd < shorter - same && value.at(-1 - sameEnd) === other.at(-1 - sameEnd)) sameEnd++;
  const start = wholeFrom(value, Math.max(0, same - AROUND));
  const end = wholeFrom(value, Math.min(value.length, value.length - sameEnd + AROUND, start + LONGEST));
  return { octets: value.slice(start, end), cutBefore: start > 0, cutAfter: end < value.length };
}

/** The beginning of the character of UTF-8 that stands at or around this octet. */
function wholeFrom(octets: string, at: number): number {
  let start = at;
  while (start > 0 && start > at - 4 && start < octets.length && (octets.charCodeAt(start) & 0xc0) === 0x80) start--;
  return start;
}
