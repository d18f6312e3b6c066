import { asOctets, type Octets } from '../../cookie/octets.ts';

/** The most octets of a value that is shown whole. */
const LONGEST = 96;
/** Octets that are shown before and after a difference, so that a person finds its place. */
const CONTEXT = 16;

/** A piece of a byte string; `cutBefore` and `cutAfter`: there is more of it before or after. */
export interface Part {
  octets: Octets;
  cutBefore: boolean;
  cutAfter: boolean;
}

/** The part of a value that differs from another; all of a short one. Never cut within a UTF-8 character. */
export function differingPart(value: Octets, other: Octets): Part {
  if (value.length <= LONGEST) return { octets: value, cutBefore: false, cutAfter: false };
  const shorter = Math.min(value.length, other.length);
  let same = 0;
  while (same < shorter && value[same] === other[same]) same++;
  let sameEnd = 0;
  while (sameEnd < shorter - same && value.at(-1 - sameEnd) === other.at(-1 - sameEnd)) sameEnd++;
  const start = characterStart(value, Math.max(0, same - CONTEXT));
  const end = characterStart(value, Math.min(value.length, value.length - sameEnd + CONTEXT, start + LONGEST));
  return { octets: asOctets(value.slice(start, end)), cutBefore: start > 0, cutAfter: end < value.length };
}

/** The index at which the UTF-8 character begins that includes the octet at `at`. */
function characterStart(octets: string, at: number): number {
  let start = at;
  while (start > 0 && start > at - 4 && start < octets.length && (octets.charCodeAt(start) & 0xc0) === 0x80) start--;
  return start;
}
