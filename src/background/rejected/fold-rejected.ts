import type { RefusedLine } from '../../cookie/set-cookie/rejected.ts';

/** Different lines that are kept for one page; more are counted. */
const MAX_LINES = 100;

/** What is kept of the page of one tab. */
export interface Kept {
  lines: RefusedLine[];
  /** How many were refused that are not among `lines`. */
  more: number;
}

/** The same refusal again is counted; of more different ones than are kept only their number is. */
export function fold(before: Kept, fresh: readonly RefusedLine[]): Kept {
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

function nameOf({ name, host, reasons }: RefusedLine): string {
  return JSON.stringify([host, name, reasons.map(({ code }) => code)]);
}
