import { MODES, type Mode } from './fault-calls.ts';

/** How the jar stood after a fault: as before, as asked for, cookie by cookie one or the other, or both and then mended. */
export type End = 'old' | 'new' | 'partly' | 'mended';

/** What the loop tried and how it ended, to be printed. */
export class Tally {
  readonly #ends = new Map<Mode, Record<End, number>>();
  readonly #operations = new Set<string>();

  add(operation: string, mode: Mode, end: End): void {
    this.#operations.add(operation);
    const ends = this.#ends.get(mode) ?? { old: 0, new: 0, partly: 0, mended: 0 };
    ends[end] += 1;
    this.#ends.set(mode, ends);
  }

  /** One line a mode. */
  text(browser: string): string {
    const lines = MODES.flatMap((mode) => {
      const ends = this.#ends.get(mode);
      if (!ends) return [];
      const points = Object.values(ends).reduce((sum, one) => sum + one, 0);
      const { old, partly, mended } = ends;
      return `  ${mode}: ${points} points; ${old} old, ${ends.new} new, ${partly} old or new a cookie, ${mended} both and mended`;
    });
    return [`Fault loop in ${browser}: ${this.#operations.size} operations`, ...lines].join('\n');
  }
}
