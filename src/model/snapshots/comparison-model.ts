import { batch, createModel, effect, signal } from '@preact/signals';
import type { Cookie } from '../../cookie/cookie.ts';
import { latestOnly } from '../jar/latest-only.ts';
import { whenQuiet } from '../jar/when-quiet.ts';
import { type ComparisonRecord, comparisonRecord, type RecordSource } from './comparison-record.ts';
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
  /** null: the cookies cannot be read; a problem says why. */
  read(): Promise<readonly Cookie[] | null>;
}

/** How long more is waited for before what is recorded is read again, in milliseconds. */
const SETTLE = { quiet: 300, longest: 2_000 };

interface Source {
  /** The moments to choose from; the last is now. */
  moments: readonly Moment[];
  before: Moment;
  now: Moment;
  /** The records that show who made the changes, and which requests sent the new cookies. */
  recorded: RecordSource;
}

/** The cookies that were added, removed and changed between two moments that a person chooses. */
export const ComparisonModel = createModel((source: Source) => {
  const moments = signal(source.moments);
  const before = signal(source.before);
  const now = signal(source.now);
  /** null: not compared yet. */
  const comparison = signal<JarComparison | null>(null);
  /** null: not read yet, or nothing was recorded. */
  const record = signal<ComparisonRecord | null>(null);
  const onlyLatest = latestOnly();

  async function compare(): Promise<void> {
    batch(() => {
      comparison.value = null;
      record.value = null;
    });
    const next = await onlyLatest(async () => {
      // One after the other: each may ask for a passphrase.
      const was = await before.peek().read();
      const is = was && (await now.peek().read());
      return was && is && compareJars(was, is);
    });
    if (!next) return;
    comparison.value = next;
    await readRecord();
  }

  async function readRecord(): Promise<void> {
    const found = comparison.peek();
    if (!found) return;
    // Now has no end: a change is recorded some time after it is in the jar.
    const span = { from: before.peek().at ?? Number.POSITIVE_INFINITY, to: now.peek().at ?? Number.POSITIVE_INFINITY };
    const result = await comparisonRecord(found, span, source.recorded);
    if (found === comparison.peek()) record.value = result;
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

  const settling = whenQuiet(() => void readRecord(), SETTLE);
  effect(() => {
    // A response is recorded after the changes that it makes.
    void source.recorded.panel?.timeline.changes.value;
    void source.recorded.panel?.network.requests.value;
    settling.note();
  });
  effect(() => settling.stop);

  return { moments, before, now, comparison, record, compare, choose };
});
export type Comparison = InstanceType<typeof ComparisonModel>;
