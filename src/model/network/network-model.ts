import { batch, computed, createModel, effect, type ReadonlySignal, signal } from '@preact/signals';
import type { ModelDeps } from '../host/model-deps.ts';
import { bugText } from '../text/bug-text.ts';
import { readHarEntry } from './har-entry.ts';
import type { NetworkRequest } from './network-request.ts';
import { latestPageLoad } from './page-load.ts';

/** More than a page load has; the oldest go first, and the panel says so. */
const LIMIT = 5000;
/** Entries that are read in one frame: some milliseconds. */
const AT_ONCE = 100;

interface Source extends ModelDeps {
  /** The address of the inspected page; null as long as it is not known. */
  pageUrl: ReadonlySignal<string | null>;
}

/**
 * The requests that DevTools recorded, kept true.
 *
 *   start -> listen, then ask for what was recorded before; what came meanwhile is not counted twice
 *   request ended -> with the next frame, once the registrable domain of its host is known
 *   the page moved on -> what belongs to earlier pages goes with the next navigation, unless the log is preserved
 */
export const NetworkModel = createModel(({ host, nextFrame, pageUrl }: Source) => {
  const { network } = host;
  const requests = signal<readonly NetworkRequest[]>([]);
  /** How many were left out because there were too many. */
  const dropped = signal(0);
  const preserveLog = signal(false);
  /** What went wrong that nobody expected. */
  const bug = signal<string | null>(null);

  let lastId = 0;
  /** Entries that were not read yet. */
  let waiting: unknown[] = [];
  let isScheduled = false;
  /** Entries that came while the record was being read; null once it has been. */
  let early: unknown[] | null = [];
  /** What was in the record; a request may be told of later all the same. */
  let known: ReadonlySet<string> = new Set();

  /** The requests of the page's latest load; null: its navigation was not recorded, a reload shows it. */
  const load = computed((): readonly NetworkRequest[] | null => {
    const url = pageUrl.value;
    return url === null ? [] : latestPageLoad(requests.value, url);
  });

  /** Every host that was asked for anything. */
  const hosts = computed((): readonly string[] => [...new Set(requests.value.map((request) => request.host))].sort());

  function take(entries: readonly unknown[]): void {
    waiting = [...waiting, ...entries];
    if (isScheduled || waiting.length === 0) return;
    isScheduled = true;
    nextFrame(() => void add().catch(fail).finally(goOn));
  }

  function goOn(): void {
    isScheduled = false;
    take([]);
  }

  async function add(): Promise<void> {
    const entries = waiting.slice(0, AT_ONCE);
    waiting = waiting.slice(AT_ONCE);
    const fresh = entries.flatMap((entry) => readHarEntry(entry, ++lastId) ?? []);
    await host.learnDomains?.(fresh.map((request) => request.host));
    const all = [...requests.peek(), ...fresh].sort((a, b) => a.startedAt - b.startedAt || a.id - b.id);
    batch(() => {
      const excess = Math.max(0, all.length - LIMIT);
      dropped.value += excess;
      requests.value = excess > 0 ? all.slice(excess) : all;
      forgetEarlierPages();
    });
  }

  /** What was asked for by pages before this one; as long as its address is not known nothing tells which those are. */
  function forgetEarlierPages(): void {
    if (preserveLog.peek() || pageUrl.peek() === null) return;
    const kept = load.peek();
    if (kept && kept.length < requests.peek().length) requests.value = kept;
  }

  function fail(error: unknown): void {
    bug.value = bugText(error);
  }

  async function readRecord(): Promise<void> {
    if (!network) return;
    const recorded = await network.recorded();
    known = new Set(recorded.map(nameOf));
    const meanwhile = (early ?? []).filter((entry) => !known.has(nameOf(entry)));
    early = null;
    take([...recorded, ...meanwhile]);
  }

  function clear(): void {
    waiting = [];
    batch(() => {
      requests.value = [];
      dropped.value = 0;
    });
  }

  function setPreserveLog(preserve: boolean): void {
    preserveLog.value = preserve;
    forgetEarlierPages();
  }

  effect(() =>
    network?.onRequest((entry) => {
      if (early) early.push(entry);
      else if (!known.has(nameOf(entry))) take([entry]);
    }),
  );
  effect(() => {
    // The page's address may come after its requests.
    if (pageUrl.value !== null) forgetEarlierPages();
  });
  void readRecord().catch(fail);

  return { requests, load, hosts, dropped, preserveLog, bug, clear, setPreserveLog };
});
export type Network = InstanceType<typeof NetworkModel>;

/** What tells one entry from another: no two requests for one address begin and last alike to the fraction of a millisecond. */
function nameOf(entry: unknown): string {
  const { startedDateTime, time, request } = entry as Record<string, unknown>;
  return JSON.stringify([startedDateTime, time, (request as Record<string, unknown> | undefined)?.url]);
}
