import { batch, createModel, signal } from '@preact/signals';
import type { Cookie } from '../../cookie/cookie.ts';
import { latestOnly } from '../latest-only.ts';
import { compareJars, type JarComparison } from './jar-comparison.ts';

/** A moment whose cookies can be compared with those of another. */
export interface Moment {
  /** The id of a snapshot, or the kind of the moment. */
  id: string;
  kind: 'snapshot' | 'mark' | 'now';
  /** Of a snapshot. */
  name: string;
  /** Milliseconds since the epoch; null: now. */
  at: number | null;
  /** null: they cannot be read, which is said elsewhere. */
  read(): Promise<readonly Cookie[] | null>;
}

interface Source {
  /** The moments to choose from; the last is now. */
  moments: readonly Moment[];
  before: Moment;
  now: Moment;
}

/** What came, went and changed between two moments that a person chooses. */
export const ComparisonModel = createModel((source: Source) => {
  const moments = signal(source.moments);
  const before = signal(source.before);
  const now = signal(source.now);
  /** null: not compared yet. */
  const comparison = signal<JarComparison | null>(null);
  const onlyLatest = latestOnly();

  async function compare(): Promise<void> {
    comparison.value = null;
    const next = await onlyLatest(async () => {
      // One after the other: each may ask for a passphrase.
      const was = await before.peek().read();
      const is = was && (await now.peek().read());
      return was && is && compareJars(was, is);
    });
    if (next) comparison.value = next;
  }

  async function choose(side: 'before' | 'now', id: string): Promise<void> {
    const chosen = moments.peek().find((moment) => moment.id === id);
    if (!chosen) return;
    batch(() => {
      if (side === 'before') before.value = chosen;
      else now.value = chosen;
    });
    await compare();
  }

  return { moments, before, now, comparison, compare, choose };
});
export type Comparison = InstanceType<typeof ComparisonModel>;
