import type { BudgetKey } from '../../cookie/limits/budgets.ts';
import { isDenial, type PageRequest, requestKey } from '../../cookie/page-request.ts';
import type { RejectedLine } from '../../cookie/set-cookie/rejected-cookies.ts';

/** Different lines that are kept for one page; more are counted. */
export const MAX_LINES = 100;
/** Denied requests that are kept for one page. */
export const MAX_DENIED = 20;
/** Characters of their JSON: a page makes its names and reasons as long as it likes. */
const MAX_LENGTH = 64 * 1024;

/** What is stored about the page of one tab. */
export interface Kept {
  lines: RejectedLine[];
  /** How many were rejected that are not among `lines`. */
  more: number;
  /** The server that the page's response names; missing: none. */
  server?: BudgetKey;
  /** The latest requests that servers denied; missing: none. */
  denied?: PageRequest[];
  /** How many sessions such requests lack; missing: none. */
  unsent?: number;
}

/** The same rejection again is counted; of more different ones than are kept only their number is. */
export function foldRejected(before: Kept, fresh: readonly RejectedLine[]): Kept {
  let { more } = before;
  const lines = new Map(before.lines.map((line) => [nameOf(line), line]));
  let length = JSON.stringify(before.lines).length;
  for (const line of fresh) {
    const name = nameOf(line);
    const same = lines.get(name);
    if (same) {
      lines.set(name, { ...line, count: same.count + line.count });
      continue;
    }
    const added = lines.size < MAX_LINES ? JSON.stringify(line).length : 0;
    if (added === 0 || length + added > MAX_LENGTH) more += line.count;
    else {
      lines.set(name, line);
      length += added;
    }
  }
  return { ...before, lines: [...lines.values()], more };
}

/** The number on Crumb's button. */
export function countOf({ lines, more, unsent = 0 }: Kept): number {
  return lines.length + more + unsent;
}

/** The request with its latest status: those that were not denied are forgotten. */
export function foldDenied(before: Kept, request: PageRequest): Kept {
  const others = (before.denied ?? []).filter((other) => requestKey(other) !== requestKey(request));
  const denied = isDenial(request.status) ? [...others, request].slice(-MAX_DENIED) : others;
  return { ...before, denied };
}

/** Lines for which there is no room are only counted. */
export function countRejected(before: Kept, fresh: readonly RejectedLine[]): Kept {
  return { ...before, more: fresh.reduce((sum, { count }) => sum + count, before.more) };
}

function nameOf({ name, host, reasons }: RejectedLine): string {
  return JSON.stringify([host, name, reasons.map(({ code }) => code)]);
}
