/** The median and the worst of some runs. */
export interface Figures {
  median: number;
  worst: number;
}

export function figures(runs: number[]): Figures {
  const sorted = [...runs].sort((a, b) => a - b);
  return { median: sorted[Math.floor(sorted.length / 2)] ?? Number.NaN, worst: sorted.at(-1) ?? Number.NaN };
}

/** One line of the report: figures in milliseconds, or in another unit. */
export function line(what: string, { median, worst }: Figures, more = '', unit = 'ms'): void {
  const [middle, last] = [median, worst].map((figure) => `${figure.toFixed(1).padStart(8)} ${unit}`);
  console.log(`${what.padEnd(58)} ${middle} ${last}  ${more}`);
}
