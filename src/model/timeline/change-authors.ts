import { computed, effect, type ReadonlySignal, signal, untracked } from '@preact/signals';
import type { StepSummary } from '../../contract/steps.ts';
import type { NetworkRequest } from '../network/network-request.ts';
import type { ReceivedLine } from '../set-cookie/received-line.ts';
import { type Author, changeAuthor, linesByCookie } from './change-author.ts';
import type { TimelineChange } from './fold.ts';
import type { TimelineEntry } from './timeline-entry.ts';

interface Source {
  entries: ReadonlySignal<readonly TimelineEntry[]>;
  lines: ReadonlySignal<readonly ReceivedLine[]>;
  requests: ReadonlySignal<readonly NetworkRequest[]>;
  steps: ReadonlySignal<readonly StepSummary[]>;
  /** Milliseconds since the epoch: the panel listens from here on. */
  now: number;
}

/** An answer comes some time after the changes it made; what is older than these many entries has had it. */
const RECENT = 3_000;
/** More than there are entries. */
const PROVEN = 20_000;

/** Who made each change. What was proven stays so when the requests of an earlier page are forgotten. */
export function createChangeAuthors({ entries, lines, requests, steps, now }: Source) {
  const recordedSince = signal(now);
  const byCookie = computed(() => linesByCookie(lines.value));
  const evidence = computed(() => ({
    lines: byCookie.value,
    steps: steps.value,
    recordedSince: recordedSince.value,
  }));
  /** By the key of an entry: what the background recorded is read again and again. */
  const proven = new Map<string, Author>();

  function by(entry: TimelineEntry): Author {
    const known = proven.get(entry.key);
    if (known) return known;
    const found = changeAuthor(entry, evidence.peek());
    if (found.who === 'server') remember(entry.key, found);
    return found;
  }

  function remember(key: string, found: Author): void {
    const [oldest] = proven.keys();
    if (proven.size >= PROVEN && oldest !== undefined) proven.delete(oldest);
    proven.set(key, found);
  }

  effect(() => {
    const first = requests.value[0]?.startedAt ?? now;
    if (first < recordedSince.peek()) recordedSince.value = first;
  });
  effect(() => {
    if (byCookie.value.size > 0) untracked(() => entries.value.slice(-RECENT).forEach(by));
  });

  /** The same entry told the same way is the same object. */
  const known = new WeakMap<TimelineEntry, TimelineChange>();

  function toldOf(entry: TimelineEntry): TimelineChange {
    const before = known.get(entry);
    const now = by(entry);
    if (before && isSame(before.by, now)) return before;
    const told = { entry, by: now };
    known.set(entry, told);
    return told;
  }

  return {
    tell(all: readonly TimelineEntry[]): readonly TimelineChange[] {
      // Read for the sake of who computes by this: more evidence, another answer.
      void evidence.value;
      return all.map(toldOf);
    },
  };
}

function isSame(one: Author, other: Author): boolean {
  return one === other || (one.who === other.who && one.request === other.request && one.step === other.step);
}
