import { batch, computed, createModel, effect, type ReadonlySignal, signal } from '@preact/signals';
import type { Listing } from '../../contract/listing.ts';
import type { Extent } from '../../contract/page.ts';
import type { Cookie } from '../../cookie/cookie.ts';
import type { Finding } from '../../cookie/findings/finding.ts';
import { type Row, rowOf } from '../jar/row.ts';
import { type ListItem, listItems } from './list-item.ts';
import { cookiesInExtent } from './payload-model.ts';
import {
  type FilterContext,
  QUICK_FILTERS,
  type QuickFilter,
  quickFilterCounts,
  quickFilterMatches,
  searchFor,
} from './quick-filter.ts';
import { COMPARE, type Comparers, nextSort, type Sort, sortRows } from './sort.ts';

interface Source {
  listing: ReadonlySignal<Listing | null>;
  extent: ReadonlySignal<Extent>;
  removed: ReadonlySignal<readonly Cookie[]>;
  sentKeys: ReadonlySignal<ReadonlySet<string>>;
  notSentReasons: ReadonlySignal<ReadonlyMap<string, unknown>>;
  findings: ReadonlySignal<readonly Finding[]>;
  comparers?: Comparers | undefined;
  /** Keys of the only cookies that may be shown; null: all of the extent. */
  onlyKeys?: ReadonlySignal<ReadonlySet<string> | null> | undefined;
}

/** The rows a person sees: those of the extent, searched, filtered and sorted; and the active one. */
export const ListModel = createModel((source: Source) => {
  const { listing, extent, removed, sentKeys, notSentReasons, findings, comparers = COMPARE, onlyKeys } = source;
  const query = signal('');
  const quick = signal<QuickFilter>('all');
  /** If set, only the cookies that findings of this code are about are shown. */
  const findingCode = signal<string | null>(null);
  const sort = signal<Sort>({ column: 'size', descending: true });
  /** The row that keys act on, even if it has not the focus. */
  const activeKey = signal<string | null>(null);
  /** Lines below the rows: the cookies that are switched off, which load later. */
  const more = signal<readonly ListItem[]>([]);
  /** The last request to scroll the active row into view and focus it; null: none yet. The list notes what it did. */
  const revealed = signal<{ yields: boolean; state?: 'late' | 'done' } | null>(null);

  const rows = computed((): readonly Row[] => {
    const current = listing.value;
    if (!current) return [];
    const all = cookiesInExtent(current, sentKeys.value, extent.value).map(rowOf);
    const only = onlyKeys?.value;
    return only ? all.filter(({ key }) => only.has(key)) : all;
  });

  const keys = computed((): ReadonlySet<string> => new Set(rows.value.map(({ key }) => key)));

  /** Notes neither mark nor filter rows. */
  const warnings = computed(() => findings.value.filter(({ severity }) => severity !== 'note'));

  const warnedKeys = computed((): ReadonlySet<string> => {
    const serious = warnings.value.filter(({ about }) => about === 'cookie');
    return new Set(serious.flatMap(({ keys }) => keys));
  });

  const context = computed((): FilterContext => ({ warnedKeys: warnedKeys.value, notSent: notSentReasons.value }));
  const counts = computed(() => quickFilterCounts(rows.value, context.value));
  const matched = new Set<string>();
  /** Those that have matched a row of the extent: one whose last row goes stays, so that no other moves below the pointer. */
  const filters = computed(() =>
    QUICK_FILTERS.filter((name) => {
      const key = extent.value + name;
      if (counts.value[name]) matched.add(key);
      return name === quick.value || matched.has(key);
    }),
  );

  const findingKeys = computed((): ReadonlySet<string> | null => {
    const code = findingCode.value;
    if (code === null) return null;
    return new Set(warnings.value.filter((finding) => finding.code === code).flatMap(({ keys }) => keys));
  });

  // If the warning of the filter is no longer shown, a person could not see why rows are hidden.
  effect(() => {
    const isShown = ({ code, keys: cookieKeys }: Finding): boolean =>
      code === findingCode.value && (cookieKeys.length === 0 || cookieKeys.some((key) => keys.value.has(key)));
    if (findingCode.value !== null && !warnings.value.some(isShown)) findingCode.value = null;
  });

  const filter = computed((): ((row: Row) => boolean) => {
    const matchesSearch = searchFor(query.value);
    const only = findingKeys.value;
    // Only the warnings filter needs the findings; `all` does not wait for them.
    const name = quick.value;
    const about = name === 'all' ? null : context.value;
    return (row) =>
      (about === null || quickFilterMatches(name, row, about)) &&
      (only === null || only.size === 0 || only.has(row.key)) &&
      matchesSearch(row.cookie);
  });

  const sorted = (some: readonly Row[]): readonly Row[] => sortRows(some, sort.value, comparers);
  const shown = computed((): readonly Row[] => sorted(rows.value.filter(filter.value)));

  const items = computed((): readonly ListItem[] => {
    const current = listing.value;
    const removedRows = removed.value.map(rowOf).filter((row) => !keys.value.has(row.key) && filter.value(row));
    const hosts = extent.value === 'loaded' && current?.loaded ? [current.site, ...current.loaded.hosts] : null;
    return listItems(shown.value, removedRows, sorted, hosts).concat(more.value);
  });

  /** Keys of the lines in the order of the screen, which with groups is not the order of the sorted rows. */
  const order = computed((): readonly string[] => items.value.flatMap(({ key }) => key ?? []));

  const largest = computed((): number => shown.value.reduce((most, { sizes }) => Math.max(most, sizes.inHeader), 1));

  /** The length of the longest name, in octets, whatever the search shows. */
  const longest = computed((): number => rows.value.reduce((most, { sizes }) => Math.max(most, sizes.name), 0));

  const isFiltered = computed(() => query.value.trim() !== '' || quick.value !== 'all' || findingCode.value !== null);

  function clearFilters(): void {
    batch(() => {
      query.value = '';
      quick.value = 'all';
      findingCode.value = null;
    });
  }

  /**
   * Scrolls a row into view and focuses it; filters that hide it are cleared. `yields`: it leaves the focus to an element that a
   * person has moved it to, and the list where a person has scrolled it.
   */
  function reveal(key: string, yields = false): void {
    batch(() => {
      if (!order.peek().includes(key)) clearFilters();
      activeKey.value = key;
      revealed.value = { yields };
    });
  }

  function sortBy(column: string): void {
    sort.value = nextSort(sort.peek(), column);
  }

  return {
    query,
    quick,
    findingCode,
    sort,
    activeKey,
    revealed,
    rows,
    keys,
    counts,
    filters,
    warnedKeys,
    shown,
    items,
    order,
    largest,
    longest,
    more,
    isFiltered,
    clearFilters,
    reveal,
    sortBy,
  };
});
