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
  type QuickFilter,
  quickFilterCounts,
  quickFilterMatches,
  searchFor,
} from './quick-filter.ts';
import { COMPARE, type Comparers, nextSort, type Sort, sortRows } from './sort.ts';

interface Source {
  listing: ReadonlySignal<Listing | null>;
  extent: ReadonlySignal<Extent>;
  departed: ReadonlySignal<readonly Cookie[]>;
  sentKeys: ReadonlySignal<ReadonlySet<string>>;
  withheldReasons: ReadonlySignal<ReadonlyMap<string, unknown>>;
  findings: ReadonlySignal<readonly Finding[]>;
  comparers?: Comparers | undefined;
  /** Only cookies with these keys, whatever is searched for; null: all of the extent. */
  within?: ReadonlySignal<ReadonlySet<string> | null> | undefined;
}

/** The rows a person sees: those of the extent, searched, filtered and sorted; and which of them is at hand. */
export const ListModel = createModel((source: Source) => {
  const { listing, extent, departed, sentKeys, withheldReasons, findings, comparers = COMPARE, within } = source;
  const query = signal('');
  const quick = signal<QuickFilter>('all');
  /** Only the cookies that findings of this code are about. */
  const findingCode = signal<string | null>(null);
  const sort = signal<Sort>({ column: 'size', descending: true });
  /** The row that keys act on, whether or not it has the focus. */
  const activeKey = signal<string | null>(null);
  /** Goes up when the active row is to be brought into view and take the focus. */
  const reveals = signal(0);

  const rows = computed((): readonly Row[] => {
    const known = listing.value;
    if (!known) return [];
    const all = cookiesInExtent(known, sentKeys.value, extent.value).map(rowOf);
    const only = within?.value;
    return only ? all.filter(({ key }) => only.has(key)) : all;
  });

  const keys = computed((): ReadonlySet<string> => new Set(rows.value.map(({ key }) => key)));

  /** Notes neither mark nor filter rows. */
  const warnings = computed(() => findings.value.filter(({ severity }) => severity !== 'note'));

  const warned = computed((): ReadonlySet<string> => {
    const serious = warnings.value.filter(({ about }) => about === 'cookie');
    return new Set(serious.flatMap(({ keys }) => keys));
  });

  const context = computed((): FilterContext => ({ warned: warned.value, withheld: withheldReasons.value }));
  const counts = computed(() => quickFilterCounts(rows.value, context.value));

  const concerned = computed((): ReadonlySet<string> | null => {
    const code = findingCode.value;
    if (code === null) return null;
    return new Set(warnings.value.filter((finding) => finding.code === code).flatMap(({ keys }) => keys));
  });

  // A filter whose warning is shown no more would leave out rows for no reason that can be seen.
  effect(() => {
    const isShown = ({ code, keys: about }: Finding): boolean =>
      code === findingCode.value && (about.length === 0 || about.some((key) => keys.value.has(key)));
    if (findingCode.value !== null && !warnings.value.some(isShown)) findingCode.value = null;
  });

  const filter = computed((): ((row: Row) => boolean) => {
    const found = searchFor(query.value);
    const only = concerned.value;
    // The warnings filter alone needs the findings; the others do not wait for them.
    const name = quick.value;
    const about = name === 'all' ? null : context.value;
    return (row) =>
      (about === null || quickFilterMatches(name, row, about)) &&
      (only === null || only.size === 0 || only.has(row.key)) &&
      found(row.cookie);
  });

  const sorted = (some: readonly Row[]): readonly Row[] => sortRows(some, sort.value, comparers);
  const shown = computed((): readonly Row[] => sorted(rows.value.filter(filter.value)));

  const items = computed((): readonly ListItem[] => {
    const known = listing.value;
    const gone = departed.value.map(rowOf).filter((row) => !keys.value.has(row.key) && filter.value(row));
    const hosts = extent.value === 'loaded' && known?.loaded ? [known.site, ...known.loaded.hosts] : null;
    return listItems(shown.value, gone, sorted, hosts);
  });

  /** Keys of the rows as they stand on the screen: with groups that is not the order of the sorted rows. */
  const order = computed((): readonly string[] =>
    items.value.flatMap((item) => (item.kind === 'row' && !item.departed ? [item.row.key] : [])),
  );

  const largest = computed((): number => Math.max(1, ...shown.value.map(({ sizes }) => sizes.inHeader)));

  const isFiltered = computed(() => query.value.trim() !== '' || quick.value !== 'all' || findingCode.value !== null);

  function clearFilters(): void {
    batch(() => {
      query.value = '';
      quick.value = 'all';
      findingCode.value = null;
    });
  }

  /** Brings a row into view and gives it the focus; what hides it is cleared. */
  function reveal(key: string): void {
    batch(() => {
      if (!shown.peek().some((row) => row.key === key)) clearFilters();
      activeKey.value = key;
      reveals.value++;
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
    reveals,
    rows,
    keys,
    counts,
    warned,
    shown,
    items,
    order,
    largest,
    isFiltered,
    clearFilters,
    reveal,
    sortBy,
  };
});
