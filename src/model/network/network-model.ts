import { batch, computed, createModel, effect, type ReadonlySignal, signal, untracked } from '@preact/signals';
import type { LoggedEntry } from '../host/host.ts';
import type { ModelDeps } from '../host/model-deps.ts';
import { bugText } from '../text/bug-text.ts';
import { readHarEntry } from './har-entry.ts';
import type { NetworkRequest } from './network-request.ts';
import { latestPageLoad } from './page-load.ts';
import { type Navigation, shownPages } from './shown-pages.ts';

/** The most requests that are stored, more than a page load has. The oldest are dropped above that, and the panel says so. */
const LIMIT = 5000;
/** How many entries are read in one frame: it takes some milliseconds. */
const ENTRIES_PER_FRAME = 100;
/** The most navigations that are remembered: a page may navigate within itself without end. Older ones are dropped. */
const MAX_NAVIGATIONS = 500;

interface Source extends ModelDeps {
  /** The URL of the inspected page; null: not known yet. */
  pageUrl: ReadonlySignal<string | null>;
}

/**
 * The requests that DevTools recorded, always current.
 *
 *   request ended -> added with the next frame, once the registrable domain of its host was read; replaced by a more complete entry
 *   changed cookie, panel shown again -> the record of DevTools is read for requests that they did not report
 *   navigation -> the requests of earlier pages are dropped, unless the log is preserved
 */
export const NetworkModel = createModel(({ host, bridge, nextFrame, pageUrl }: Source) => {
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
  let queue: readonly LoggedEntry[] = [];
  let isScheduled = false;
  /** When the log was cleared, in milliseconds since the epoch: DevTools still has the requests that had ended by then. */
  let clearedAt = 0;

  /** The pages that the tab showed, in order. */
  const pages = computed(() => shownPages(requests.value, navigations.value));
  /** The requests of the page's latest load; null: its navigation was not recorded until a reload. */
  const load = computed((): readonly NetworkRequest[] | null => {
    const url = pageUrl.value;
    return url === null ? [] : latestPageLoad(requests.value, pages.value, url);
  });

  /** Every host of a request. */
  const hosts = computed((): readonly string[] => [...new Set(requests.value.map((request) => request.host))].sort());

  function enqueue(entries: readonly LoggedEntry[]): void {
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
    const read = entries.flatMap(({ id, entry }) => readHarEntry(entry, id) ?? []);
    await host.learnDomains?.(read.map((request) => request.host));
    const present = new Map(requests.peek().map((request) => [request.id, request]));
    for (const request of read) {
      const isNew = request.id > lastId && request.endedAt >= clearedAt;
      lastId = Math.max(lastId, request.id);
      if (isNew || present.has(request.id)) present.set(request.id, request);
    }
    const all = [...present.values()].sort((a, b) => a.startedAt - b.startedAt || a.id - b.id);
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
    // Firefox may report it after the requests and the URL of the page.
    forgetEarlierPages();
  }

  function fail(error: unknown): void {
    bug.value = bugText(error);
  }

  function clear(): void {
    queue = [];
    clearedAt = host.now();
    batch(() => {
      requests.value = [];
      dropped.value = 0;
    });
  }

  function setPreserveLog(preserve: boolean): void {
    preserveLog.value = preserve;
    forgetEarlierPages();
  }

  const feed = network?.onRequests(enqueue, fail);
  /** Reads the record of DevTools for requests that they did not report. */
  const look = (): void => feed?.look();
  effect(() => bridge.on('cookiesChanged', look));
  effect(() => host.onShown(look));
  effect(() => () => feed?.end());
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

  return { requests, pages, load, hosts, dropped, preserveLog, bug, look, clear, setPreserveLog };
});
export type Network = InstanceType<typeof NetworkModel>;
