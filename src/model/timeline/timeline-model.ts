import { batch, computed, createModel, effect, signal, untracked } from '@preact/signals';
import type { Listing } from '../../contract/listing.ts';
import { siteOf } from '../../cookie/address/site.ts';
import type { Cookie } from '../../cookie/cookie.ts';
import type { App } from '../app/app-model.ts';
import type { ModelDeps } from '../host/model-deps.ts';
import type { Network } from '../network/network-model.ts';
import type { SetCookies } from '../set-cookie/set-cookie-model.ts';
import { bugText } from '../text/bug-text.ts';
import { createChangeAuthors } from './change-authors.ts';
import { evictedFor } from './evicted-for.ts';
import { timelineAsCsv, timelineAsJson } from './exported-timeline.ts';
import { Fold, type TimelineRow } from './fold.ts';
import { mergedEntries } from './merged-entries.ts';
import { nearestRequest } from './nearest-request.ts';
import { PanelRecord } from './panel-record.ts';
import { restoreStep } from './restore-step.ts';
import { type TimelineEntry, timelineEntry } from './timeline-entry.ts';
import { filterCounts, type TimelineFilter, wantedRows } from './timeline-filter.ts';

/** How long no event came before the jar that was read is held against what events told, in milliseconds. */
const QUIET_MS = 300;

interface Source extends ModelDeps {
  app: App;
  network: Network;
  setCookies: SetCookies;
}

/**
 * Every change while Crumb watches: what this panel hears itself, and for a site that is recorded what the background
 * heard before and beside it. Both name each event alike, so that none is told twice.
 *
 *   event -> held against the copy of the jar -> an entry with the next frame -> by whom: as soon as the network tells
 *   the jar is read and differs -> after a quiet moment an entry that nobody told of; of a recorded site the background's
 */
export const TimelineModel = createModel(({ app, network, setCookies, bridge, host, nextFrame }: Source) => {
  const heard = signal<readonly TimelineEntry[]>([]);
  const recorded = signal<readonly TimelineEntry[]>([]);
  const recordedSites = signal<ReadonlySet<string>>(new Set());
  /** How many older changes were forgotten. */
  const dropped = signal({ own: 0, recorded: 0 });
  /** What is shown while more comes. */
  const frozen = signal<readonly TimelineEntry[] | null>(null);
  const filter = signal<TimelineFilter>('all');
  const query = signal('');
  const selectedKey = signal<string | null>(null);
  /** The switch is being turned. */
  const isTurning = signal(false);
  const bug = signal<string | null>(null);

  const own = new PanelRecord(host.agent);
  const siteOfHost = (name: string): string => siteOf(name, host.registrableDomain);
  const { listing } = app;
  let followed: string | null = null;
  let lastRevision: number | null = null;
  let hasGap = false;
  /** The last event that the list has in it. */
  let listedId = 0;
  let isScheduled = false;
  let quietTimer: ReturnType<typeof setTimeout> | undefined;

  const entries = computed((): readonly TimelineEntry[] => mergedEntries(recorded.value, heard.value));
  const shownEntries = computed(() => frozen.value ?? entries.value);
  /** How many changes came since it was paused. */
  const unshown = computed(() => (frozen.value ? Math.max(0, entries.value.length - frozen.value.length) : 0));

  const attribution = createChangeAuthors({
    entries,
    lines: setCookies.lines,
    requests: network.requests,
    steps: computed(() => app.steps.value?.history.steps.value ?? []),
    now: host.now(),
  });

  const folding = new Fold(siteOfHost);
  /** Newest first. */
  const rows = computed((): readonly TimelineRow[] => folding.rows(attribution.tell(shownEntries.value)).reverse());
  const shown = computed(() => wantedRows(rows.value, filter.value, query.value));
  const counts = computed(() => filterCounts(rows.value));
  const selected = computed(() => rows.value.find(({ key }) => key === selectedKey.value) ?? null);
  const site = computed(() => listing.value?.site ?? null);
  const isRecorded = computed(() => site.value !== null && recordedSites.value.has(site.value));

  function sitesOf(known: Listing): string[] {
    return [...new Set([known.site, ...(known.loaded?.hosts ?? []).map(siteOfHost)])];
  }

  function publish(): void {
    if (isScheduled) return;
    isScheduled = true;
    nextFrame(() => {
      isScheduled = false;
      batch(() => {
        heard.value = own.entries;
        dropped.value = { ...dropped.peek(), own: own.dropped };
      });
    });
  }

  function whenQuiet(): void {
    clearTimeout(quietTimer);
    // With a frame: by then the list has what was heard before.
    quietTimer = setTimeout(() => nextFrame(compare), QUIET_MS);
  }

  /** What the jar holds that no event told of. */
  function compare(): void {
    const known = listing.peek();
    if (known?.access.status !== 'granted') return;
    const unseen = own.compare(known.jar, known.loaded?.jar ?? [], listedId, host.now());
    if (recordedSites.peek().has(known.site)) {
      if (unseen.length > 0 || hasGap) void read().catch(fail);
    } else if (unseen.length > 0) {
      own.add(unseen);
      publish();
    }
    hasGap = false;
  }

  /** What the background recorded. */
  async function read(): Promise<void> {
    const known = listing.peek();
    if (!known) return;
    const { storeId } = known.scope.page;
    const answer = await bridge.request.readRecording({ storeId, sites: sitesOf(known) });
    if (!('value' in answer)) return;
    const { sites, entries: kept, dropped: forgotten } = answer.value;
    batch(() => {
      recordedSites.value = new Set(sites);
      recorded.value = kept.map(timelineEntry);
      dropped.value = { ...dropped.peek(), recorded: forgotten };
    });
  }

  function fail(error: unknown): void {
    bug.value = bugText(error);
  }

  /** Switches the recording of this site on, or off, which forgets what was recorded. */
  async function setRecorded(on: boolean): Promise<void> {
    const known = listing.peek();
    if (!known || isTurning.peek()) return;
    isTurning.value = true;
    try {
      await bridge.request.recordSite({ storeId: known.scope.page.storeId, site: known.site, on });
      await read();
    } catch (error) {
      fail(error);
    } finally {
      isTurning.value = false;
    }
  }

  function clear(): void {
    const known = listing.peek();
    own.clear();
    batch(() => {
      heard.value = [];
      recorded.value = [];
      frozen.value = null;
      selectedKey.value = null;
      dropped.value = { own: 0, recorded: 0 };
    });
    if (!known || recordedSites.peek().size === 0) return;
    void bridge.request.clearRecording({ storeId: known.scope.page.storeId, sites: sitesOf(known) }).catch(fail);
  }

  function pause(on: boolean): void {
    frozen.value = on ? entries.peek() : null;
  }

  /** All changes of the rows that are shown, oldest first, as a file. */
  function download(format: 'json' | 'csv'): void {
    const all = shown.peek().flatMap((row) => row.changes);
    const ordered = all.toSorted((one, next) => one.entry.id - next.entry.id);
    const name = `crumb-timeline-${site.peek() ?? ''}.${format}`;
    if (format === 'json') host.download?.(name, timelineAsJson(ordered), 'application/json');
    else host.download?.(name, timelineAsCsv(ordered), 'text/csv');
  }

  /** Puts lost cookies back, as a step of undo. */
  function restore(cookies: readonly Cookie[]): void {
    if (cookies.length > 0) app.withSteps(({ history }) => void history.take(restoreStep(cookies)));
  }

  effect(() =>
    bridge.on('cookiesChanged', ({ revision, events = [] }) => {
      if (lastRevision !== null && revision !== lastRevision + 1) hasGap = true;
      lastRevision = revision;
      if (events.length === 0) return;
      own.take(events, host.now());
      publish();
      whenQuiet();
    }),
  );
  effect(() => {
    const known = listing.value;
    if (!known) return;
    untracked(() => {
      listedId = own.lastId;
      const place = `${known.site} ${known.scope.page.storeId} ${known.access.status}`;
      if (place === followed) return whenQuiet();
      followed = place;
      own.begin(known.jar, known.loaded?.jar ?? [], ({ domain }) => siteOfHost(domain) === known.site);
      void read().catch(fail);
    });
  });
  effect(() => {
    // The list looks after expiries: they have no event.
    own.expire(app.feed.now.value);
    publish();
  });
  effect(() => {
    const again = (): void => void read().catch(fail);
    const stop = [bridge.on('recordingChanged', again), host.onShown(again)];
    return () => {
      for (const end of stop) end();
      clearTimeout(quietTimer);
    };
  });

  return {
    rows,
    shown,
    counts,
    filter,
    query,
    selectedKey,
    selected,
    site,
    isRecorded,
    isTurning,
    isPaused: computed(() => frozen.value !== null),
    unshown,
    dropped: computed(() => dropped.value.own + dropped.value.recorded),
    bug,
    setRecorded,
    clear,
    pause,
    download,
    restore,
    madeRoomFor: (row: TimelineRow) => evictedFor(row, rows.value, siteOfHost),
    nearest: (at: number) => nearestRequest(network.requests.value, at),
  };
});
