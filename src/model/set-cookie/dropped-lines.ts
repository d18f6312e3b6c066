import type { NetworkRequest } from '../network/network-request.ts';
import { surplusOf } from './judge-response.ts';
import type { ReceivedLine } from './received-line.ts';

/** The most lines that are stored, more than a person reads. The oldest are dropped above that, and the panel says so. */
const MAX_LINES = 20_000;

/** The lines that are not shown because there are too many. */
export class DroppedLines {
  readonly #dropped = new WeakMap<NetworkRequest, number>();

  /** The latest of these lines, which are in order. */
  latestOf(lines: readonly ReceivedLine[]): readonly ReceivedLine[] {
    const excess = Math.max(0, lines.length - MAX_LINES);
    for (const { request } of lines.slice(0, excess)) this.#dropped.set(request, (this.#dropped.get(request) ?? 0) + 1);
    return excess > 0 ? lines.slice(excess) : lines;
  }

  has(request: NetworkRequest): boolean {
    return this.#dropped.has(request);
  }

  /** How many lines of these requests are not shown. */
  countOf(requests: readonly NetworkRequest[]): number {
    return requests
      .filter(({ source }) => source === 'server')
      .reduce((sum, request) => sum + surplusOf(request) + (this.#dropped.get(request) ?? 0), 0);
  }
}
