import { computed, effect, type ReadonlySignal, signal, untracked } from '@preact/signals';
import type { StepSummary } from '../../contract/steps.ts';
import type { NetworkRequest } from '../network/network-request.ts';
import type { ReceivedLine } from '../set-cookie/received-line.ts';
import { type Author, changeAuthor, requestsByChange } from './change-author.ts';
import { cookieClearings } from './cookie-clearings.ts';
import type { TimelineChange } from './fold.ts';
import type { TimelineEntry } from './timeline-entry.ts';

interface Source {
  entries: ReadonlySignal<readonly TimelineEntry[]>;
  lines: ReadonlySignal<readonly ReceivedLine[]>;
  requests: ReadonlySignal<readonly NetworkRequest[]>;
  steps: ReadonlySignal<readonly StepSummary[]>;
  siteOfHost(host: string): string;
  /** When the panel began to listen, in milliseconds since the epoch. */
  now: number;
}

/** How many of the last entries are judged again: a response is recorded some time after its changes. */
const RECENT = 3_000;
/** The most authors that are stored: more than there are entries. */
const MAX_PROVEN = 20_000;

/** Finds the author of each change. A proven author stays when the requests of an earlier page are dropped. */
export function createChangeAuthors({ entries, lines, requests, steps, siteOfHost, now }: Source) {
  const recordedSince = signal(now);
  const byChange = computed(() => requestsByChange(lines.value));
  const clearings = computed(() => cookieClearings(requests.value, siteOfHost));
  const evidence = computed(() => ({
    requests: byChange.value,
    clearingsOf: ({ cookie }: TimelineEntry) => clearings.value.get(siteOfHost(cookie.domain)) ?? [],
    steps: steps.value,
    recordedSince: recordedSince.value,
  }));
  /** Proven authors by the key of the entry: each reading of the background's recording makes new entry objects. */
  const proven = new Map<string, Author>();

  function authorOf(entry: TimelineEntry): Author {
    const provenAuthor = proven.get(entry.key);
    if (provenAuthor) return provenAuthor;
    const author = changeAuthor(entry, evidence.peek());
    if (author.who === 'server') remember(entry.key, author);
    return author;
  }

  function remember(key: string, author: Author): void {
    const [oldest] = proven.keys();
    if (proven.size >= MAX_PROVEN && oldest !== undefined) proven.delete(oldest);
    proven.set(key, author);
  }

  effect(() => {
    const first = requests.value[0]?.startedAt ?? now;
    if (first < recordedSince.peek()) recordedSince.value = first;
  });
  effect(() => {
    if (byChange.value.size > 0 || clearings.value.size > 0)
      untracked(() => entries.value.slice(-RECENT).forEach(authorOf));
  });

  /** The last change of each entry: it stays the same object while its author is the same. */
  const lastChanges = new WeakMap<TimelineEntry, TimelineChange>();

  function changeOf(entry: TimelineEntry): TimelineChange {
    const last = lastChanges.get(entry);
    const author = authorOf(entry);
    if (last && isSame(last.author, author)) return last;
    const change = { entry, author };
    lastChanges.set(entry, change);
    return change;
  }

  return {
    changesOf(all: readonly TimelineEntry[]): readonly TimelineChange[] {
      // Subscribes the caller to the evidence: with more of it, authors can change.
      void evidence.value;
      return all.map(changeOf);
    },
  };
}

function isSame(one: Author, other: Author): boolean {
  return one === other || (one.who === other.who && one.request === other.request && one.step === other.step);
}
