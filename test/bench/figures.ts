/** The median and the worst of some runs. */
export interface Figures {
  median: number;
  worst: number;
}

export function figures(runs: number[]): Figures {
  const sorted = [...runs].sort((a, b) => a - b);
  return { median: sorted[Math.floor(sorted.length / 2)] ?? Number.NaN, worst: sorted.at(-1) ?? Number.NaN };
}

/** One line of the report. */
export function line(what: string, { median, worst }: Figures, more = ''): void {
  console.log(`${what.padEnd(58)} ${median.toFixed(1).padStart(8)} ms ${worst.toFixed(1).padStart(8)} ms  ${more}`);
}
