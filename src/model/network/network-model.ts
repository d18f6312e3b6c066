import { batch, computed, createModel, effect, type ReadonlySignal, signal, untracked } from '@preact/signals';
import type { ModelDeps } from '../host/model-deps.ts';
import { bugText } from '../text/bug-text.ts';
import { readHarEntry } from './har-entry.ts';
import type { NetworkRequest } from './network-request.ts';
import { latestPageLoad } from './page-load.ts';
import { type Navigation, shownPages } from './shown-pages.ts';

/** More requests than a page load has; beyond it the oldest are dropped, and the panel says so. */
const LIMIT = 5000;
/** How many entries are read in one frame: it takes some milliseconds. */
const ENTRIES_PER_FRAME = 100;
/** A page may navigate within itself without end; what is older than so many navigations is dropped. */
const MAX_NAVIGATIONS = 500;

interface Source extends ModelDeps {
  /** The URL of the inspected page; null: not known yet. */
  pageUrl: ReadonlySignal<string | null>;
}

/**
 * The requests that DevTools recorded, always current.
 *
 *   start -> listen, then read what was recorded before; entries that arrive meanwhile are not counted twice
 *   request ended -> added with the next frame, once the registrable domain of its host is known
 *   navigation -> the requests of earlier pages are dropped, unless the log is preserved
 */
export const NetworkModel = createModel(({ host, nextFrame, pageUrl }: Source) => {
  const { network } = host;
  const requests = signal<readonly NetworkRequest[]>([]);
  /** How many requests were dropped because there were too many. */
  const dropped = signal(0);
  const preserveLog = signal(false);
  /** The page at first, and each navigation since. */
  const navigations = signal<readonly Navigation[]>([]);
  /** Message of an unexpected error. */
  const bug = signal<string | null>(null);

  let lastId = 0;
  /** Entries that are not read yet. */
  let queue: unknown[] = [];
  let isScheduled = false;
  /** Entries that arrived before the recorded ones were read; null afterwards. */
  let earlyEntries: unknown[] | null = [];
  /** Ids of the entries that were recorded at the start: the browser may report them again later. */
  let recordedIds: ReadonlySet<string> = new Set();

  /** The pages that the tab showed, in order. */
  const pages = computed(() => shownPages(requests.value, navigations.value));
  /** The requests of the page's latest load; null: its navigation was not recorded until a reload. */
  const load = computed((): readonly NetworkRequest[] | null => {
    const url = pageUrl.value;
    return url === null ? [] : latestPageLoad(requests.value, pages.value, url);
  });

  /** Every host of a request. */
  const hosts = computed((): readonly string[] => [...new Set(requests.value.map((request) => request.host))].sort());

  function enqueue(entries: readonly unknown[]): void {
    queue = [...queue, ...entries];
    if (isScheduled || queue.length === 0) return;
    isScheduled = true;
    nextFrame(() => void add().catch(fail).finally(scheduleNext));
  }

  function scheduleNext(): void {
    isScheduled = false;
    enqueue([]);
  }

  async function add(): Promise<void> {
    const entries = queue.slice(0, ENTRIES_PER_FRAME);
    queue = queue.slice(ENTRIES_PER_FRAME);
    const added = entries.flatMap((entry) => readHarEntry(entry, ++lastId) ?? []);
    await host.learnDomains?.(added.map((request) => request.host));
    const all = [...requests.peek(), ...added].sort((a, b) => a.startedAt - b.startedAt || a.id - b.id);
    batch(() => {
      const excess = Math.max(0, all.length - LIMIT);
      dropped.value += excess;
      requests.value = excess > 0 ? all.slice(excess) : all;
      forgetEarlierPages();
    });
  }

  /** Drops the requests of earlier pages. Without the URL of the current page nothing shows which those are. */
  function forgetEarlierPages(): void {
    if (preserveLog.peek() || pageUrl.peek() === null) return;
    const latestLoad = load.peek();
    if (latestLoad && latestLoad.length < requests.peek().length) requests.value = latestLoad;
  }

  function addNavigation(url: string): void {
    if (!/^https?:/.test(url)) return;
    navigations.value = [...navigations.peek(), { url, at: host.now() }].slice(-MAX_NAVIGATIONS);
  }

  function fail(error: unknown): void {
    bug.value = bugText(error);
  }

  async function readRecord(): Promise<void> {
    if (!network) return;
    const recorded = await network.recorded();
    recordedIds = new Set(recorded.map(entryId));
    const newEntries = (earlyEntries ?? []).filter((entry) => !recordedIds.has(entryId(entry)));
    earlyEntries = null;
    enqueue([...recorded, ...newEntries]);
  }

  function clear(): void {
    queue = [];
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
      if (earlyEntries) earlyEntries.push(entry);
      else if (!recordedIds.has(entryId(entry))) enqueue([entry]);
    }),
  );
  effect(() => network?.onNavigated(addNavigation));
  effect(() => {
    const url = pageUrl.value;
    if (url === null) return;
    untracked(() => {
      if (navigations.peek().length === 0) addNavigation(url);
      // The page's URL may arrive after its requests.
      forgetEarlierPages();
    });
  });
  void readRecord().catch(fail);

  return { requests, pages, load, hosts, dropped, preserveLog, bug, clear, setPreserveLog };
});
export type Network = InstanceType<typeof NetworkModel>;

/** Identifies an entry: two requests for one URL differ in start or duration, which have fractions of a millisecond. */
function entryId(entry: unknown): string {
  const { startedDateTime, time, request } = entry as Record<string, unknown>;
  return JSON.stringify([startedDateTime, time, (request as Record<string, unknown> | undefined)?.url]);
}
