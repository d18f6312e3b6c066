import { batch, computed, createModel, effect, signal, untracked } from '@preact/signals';
import type { Listing } from '../../contract/listing.ts';
import type { Cookie } from '../../cookie/cookie.ts';
import { cookieOf } from '../../cookie/jar/jar-entry.ts';
import type { App } from '../app/app-model.ts';
import type { ModelDeps } from '../host/model-deps.ts';
import type { Addition, JarHistories } from '../jar/jar-history-model.ts';
import { sortRows } from '../list/sort.ts';
import type { Network } from '../network/network-model.ts';
import type { SetCookies } from '../set-cookie/set-cookie-model.ts';
import { TableModel } from '../table/table-model.ts';
import { createChangeAuthors } from './change-authors.ts';
import { cookiesBeside } from './cookies-beside.ts';
import { evictionCause } from './eviction-cause.ts';
import { timelineAsCsv, timelineAsJson } from './exported-timeline.ts';
import { Fold, type TimelineRow } from './fold.ts';
import { mergeEntries } from './merge-entries.ts';
import { nearestRequest } from './nearest-request.ts';
import { PanelRecord } from './panel-record.ts';
import { RecordingSwitch } from './recording-switch.ts';
import { restoreStep } from './restore-step.ts';
import { COMPARE_TIMELINE, TIMELINE_COLUMNS } from './timeline-columns.ts';
import { type TimelineEntry, timelineEntry } from './timeline-entry.ts';
import { filterCounts, filterRows, type TimelineFilter } from './timeline-filter.ts';

interface Source extends ModelDeps {
  app: App;
  network: Network;
  histories: JarHistories;
  setCookies: SetCookies;
}

/**
 * All changes of the cookies: those that this panel receives, and for a recorded site those that the background received
 * before and in parallel. Both give an event the same id, so that none is shown twice.
 *
 *   event -> the history of the jar tells what was there before -> an entry with the next frame -> its author as soon as the request is known
 *   the jar is read and differs from its history -> an entry without an event; for a recorded site the background's
 */
export const TimelineModel = createModel(({ app, network, histories, setCookies, bridge, host, nextFrame }: Source) => {
  const panelEntries = signal<readonly TimelineEntry[]>([]);
  const recorded = signal<readonly TimelineEntry[]>([]);
  const recordedSites = signal<ReadonlySet<string>>(new Set());
  /** How many older changes were dropped. */
  const dropped = signal({ panel: 0, recorded: 0 });
  /** How many records of the recording could not be read. */
  const unreadable = signal(0);
  /** The entries that are shown while the timeline is paused; null: not paused. */
  const frozen = signal<readonly TimelineEntry[] | null>(null);
  const filter = signal<TimelineFilter>('all');
  const query = signal('');
  const selectedKey = signal<string | null>(null);

  const panelRecord = new PanelRecord();
  const { siteOfHost } = histories;
  const { listing } = app;
  let followedPlace: string | null = null;
  let isScheduled = false;

  const entries = computed((): readonly TimelineEntry[] => mergeEntries(recorded.value, panelEntries.value));
  const shownEntries = computed(() => frozen.value ?? entries.value);
  /** How many changes arrived since the timeline was paused. */
  const newCount = computed(() => (frozen.value ? Math.max(0, entries.value.length - frozen.value.length) : 0));

  const changeAuthors = createChangeAuthors({
    entries,
    lines: setCookies.lines,
    requests: network.requests,
    steps: computed(() => app.steps.value?.history.steps.value ?? []),
    siteOfHost,
    now: host.now(),
  });

  const folding = new Fold(siteOfHost);
  /** Newest first. */
  const rows = computed((): readonly TimelineRow[] =>
    folding.rows(changeAuthors.changesOf(shownEntries.value)).reverse(),
  );
  const table = new TableModel({ settings: app.settings, name: 'timeline', specs: TIMELINE_COLUMNS });
  const shown = computed(() =>
    sortRows(filterRows(rows.value, filter.value, query.value), table.sort.value, COMPARE_TIMELINE),
  );
  const counts = computed(() => filterCounts(rows.value));
  const selected = computed(() => rows.value.find(({ key }) => key === selectedKey.value) ?? null);
  const site = computed(() => listing.value?.site ?? null);
  const recording = new RecordingSwitch({ listing, bridge, host });

  function sitesOf(current: Listing): string[] {
    return [...new Set([current.site, ...(current.loaded?.hosts ?? []).map(siteOfHost)])];
  }

  function publish(): void {
    if (isScheduled) return;
    isScheduled = true;
    nextFrame(() => {
      isScheduled = false;
      batch(() => {
        panelEntries.value = panelRecord.entries;
        dropped.value = { ...dropped.peek(), panel: panelRecord.dropped };
      });
    });
  }

  /** A change that no event reported (`isUnseen`) is added by the background where it records the site, with its own id. */
  function addEntries({ entries: added, isUnseen, hasGap }: Addition): void {
    const sites = isUnseen ? recordedSites.peek() : new Set<string>();
    const own = added.filter((entry) => !sites.has(siteOfHost(cookieOf(entry).domain)));
    if (sites.size > 0 && (own.length < added.length || hasGap)) void read();
    panelRecord.add(own.map(timelineEntry));
    publish();
  }

  /** Reads the entries that the background recorded. */
  async function read(): Promise<void> {
    const current = listing.peek();
    if (!current) return;
    const { storeId } = current.scope.page;
    const reply = await bridge.request.readRecording({ storeId, sites: sitesOf(current) });
    if (!('value' in reply)) return;
    const { sites, entries: recordedEntries, dropped: forgotten } = reply.value;
    batch(() => {
      recordedSites.value = new Set(sites);
      recorded.value = recordedEntries.map(timelineEntry);
      dropped.value = { ...dropped.peek(), recorded: forgotten };
      unreadable.value = reply.value.unreadable ?? 0;
    });
  }

  function clear(): void {
    const current = listing.peek();
    panelRecord.clear();
    batch(() => {
      panelEntries.value = [];
      recorded.value = [];
      frozen.value = null;
      selectedKey.value = null;
      dropped.value = { panel: 0, recorded: 0 };
    });
    if (!current || recordedSites.peek().size === 0) return;
    void clearRecorded({ storeId: current.scope.page.storeId, sites: sitesOf(current) });
  }

  /** What could not be cleared is shown again, with the reason. */
  async function clearRecorded(of: { storeId: string; sites: string[] }): Promise<void> {
    const reply = await bridge.request.clearRecording(of);
    recording.problem.value = 'problem' in reply ? reply.problem : null;
    if ('problem' in reply) await read();
  }

  function pause(on: boolean): void {
    frozen.value = on ? entries.peek() : null;
  }

  /** Saves all changes of the shown rows as a file, oldest first. */
  function download(format: 'json' | 'csv'): void {
    const all = shown.peek().flatMap((row) => row.changes);
    const ordered = all.toSorted((a, b) => a.entry.id - b.entry.id);
    const name = `crumb-timeline-${site.peek() ?? ''}.${format}`;
    const [content, type] =
      format === 'json' ? [timelineAsJson(ordered), 'application/json'] : [timelineAsCsv(ordered), 'text/csv'];
    void host.files().then(({ save }) => save(name, content, type));
  }

  /** Restores cookies, as a step that can be undone. */
  function restore(cookies: readonly Cookie[]): void {
    if (cookies.length > 0) app.withSteps(({ history }) => void history.apply(restoreStep(cookies)));
  }

  effect(() => histories.listen(addEntries));
  effect(() => {
    const current = listing.value;
    if (!current) return;
    untracked(() => {
      const place = `${current.site} ${current.scope.page.storeId} ${current.access.status}`;
      if (place === followedPlace) return;
      followedPlace = place;
      void read();
    });
  });
  effect(() => {
    const again = (): void => void read();
    const stop = [bridge.on('recordingChanged', again), host.onShown(again)];
    return () => {
      for (const end of stop) end();
    };
  });

  return {
    /** All of them, also while the timeline is paused, oldest first. */
    changes: computed(() => changeAuthors.changesOf(entries.value)),
    table,
    rows,
    shown,
    counts,
    filter,
    query,
    selectedKey,
    selected,
    site,
    recording,
    isPaused: computed(() => frozen.value !== null),
    newCount,
    dropped: computed(() => dropped.value.panel + dropped.value.recorded),
    unreadable,
    clear,
    pause,
    download,
    restore,
    evictionCause: (row: TimelineRow) => evictionCause(row, rows.value, siteOfHost),
    /** The other cookies of its domain before or after a change. */
    beside: (entry: TimelineEntry, side: 'before' | 'after'): Cookie[] =>
      cookiesBeside(entry, side, entries.peek(), app.jarByKey.peek().values()),
    nearest: (at: number) => nearestRequest(network.requests.value, network.pages.value, at),
  };
});
