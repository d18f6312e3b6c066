import { toText } from './octets.ts';

/** As many octets of a server's text as a reason or a note says: names and attributes of lines can be as long as a header. */
const LONGEST = 200;

/** The text of octets for a reason or a note. A long one is cut, never within a UTF-8 character, and ends with "…". */
export function excerpt(octets: string): string {
  if (octets.length <= LONGEST) return toText(octets);
  let end = LONGEST;
  while (end > LONGEST - 4 && (octets.charCodeAt(end) & 0xc0) === 0x80) end--;
  return `${toText(octets.slice(0, end))}…`;
}
