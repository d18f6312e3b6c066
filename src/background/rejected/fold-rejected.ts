import type { RejectedLine } from '../../cookie/set-cookie/rejected-cookies.ts';

/** Different lines that are kept for one page; more are counted. */
export const MAX_LINES = 100;

/** What is kept of the page of one tab. */
export interface Kept {
  lines: RejectedLine[];
  /** How many were rejected that are not among `lines`. */
  more: number;
}

/** The same rejection again is counted; of more different ones than are kept only their number is. */
export function foldRejected(before: Kept, fresh: readonly RejectedLine[]): Kept {
  let { more } = before;
  const lines = [...before.lines];
  for (const line of fresh) {
    const at = lines.findIndex((other) => nameOf(other) === nameOf(line));
    const same = lines[at];
    if (same) lines[at] = { ...line, count: same.count + line.count };
    else if (lines.length < MAX_LINES) lines.push(line);
    else more += line.count;
  }
  return { lines, more };
}

function nameOf({ name, host, reasons }: RejectedLine): string {
  return JSON.stringify([host, name, reasons.map(({ code }) => code)]);
}
