import type { NetworkRequest } from '../network/network-request.ts';

/** The most lines, octets of lines, and requests that are judged in one task, which takes some dozens of milliseconds. */
const LINES_AT_ONCE = 500;
/** For each of them the jar before it is made. */
const REQUESTS_AT_ONCE = 50;
const OCTETS_AT_ONCE = 200_000;
/** More lines, or octets of them, are not judged in the task that adds their requests, which has other work. */
const LINES_BESIDE = 100;
const OCTETS_BESIDE = 20_000;

/** Requests whose lines are to be judged, a portion in each task: a page may make them faster than that. */
export interface Portions {
  /** Judges few lines at once, and more of them in tasks of their own, in the order in which the responses arrived. */
  add(requests: Iterable<NetworkRequest>): void;
  has(request: NetworkRequest): boolean;
  /** Only these requests are still there. */
  retain(present: ReadonlySet<NetworkRequest>): void;
  stop(): void;
}

export function inPortions(judge: (requests: readonly NetworkRequest[]) => void): Portions {
  const waiting = new Set<NetworkRequest>();
  let timer: ReturnType<typeof setTimeout> | undefined;

  function judgeFirst(): void {
    clearTimeout(timer);
    timer = undefined;
    const portion = firstOf([...waiting].sort((a, b) => a.respondedAt - b.respondedAt));
    for (const request of portion) waiting.delete(request);
    if (portion.length > 0) judge(portion);
    if (waiting.size > 0) timer ??= setTimeout(judgeFirst);
  }

  return {
    add(requests) {
      for (const request of requests) waiting.add(request);
      if (areFew(waiting)) judgeFirst();
      else timer ??= setTimeout(judgeFirst);
    },
    has: (request) => waiting.has(request),
    retain(present) {
      for (const request of waiting) if (!present.has(request)) waiting.delete(request);
    },
    stop: () => clearTimeout(timer),
  };
}

function areFew(requests: Iterable<NetworkRequest>): boolean {
  let [lines, octets] = [0, 0];
  for (const { setCookieLines } of requests) {
    lines += setCookieLines.length;
    octets += octetsOf(setCookieLines);
    if (lines > LINES_BESIDE || octets > OCTETS_BESIDE) return false;
  }
  return true;
}

function octetsOf(lines: readonly string[]): number {
  return lines.reduce((sum, line) => sum + line.length, 0);
}

/** As many as are judged in one task, and one at least. */
function firstOf(requests: readonly NetworkRequest[]): readonly NetworkRequest[] {
  let [lines, octets] = [0, 0];
  const end = requests.findIndex(({ setCookieLines }, index) => {
    if (lines >= LINES_AT_ONCE || octets >= OCTETS_AT_ONCE || index >= REQUESTS_AT_ONCE) return true;
    lines += setCookieLines.length;
    octets += octetsOf(setCookieLines);
    return false;
  });
  return end < 0 ? requests : requests.slice(0, end);
}
