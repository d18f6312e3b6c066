import { computed, createModel, effect, type Signal, signal } from '@preact/signals';
import type { TableLayout } from '../../contract/settings.ts';
import type { SettingsModel } from '../host/settings-model.ts';
import { nextSort, type Sort } from '../list/sort.ts';
import {
  type ColumnSpec,
  isFlexible,
  resizeColumn,
  type ShownColumn,
  shownColumns,
  toggleColumn,
  tracksOf,
} from './column-spec.ts';

export interface TableSource {
  settings: Pick<InstanceType<typeof SettingsModel>, 'settings' | 'change'>;
  /** Names the table in the settings. */
  name: string;
  specs: readonly ColumnSpec[];
  /** Missing: the rows are at first in the order in which they come. */
  sort?: Signal<Sort>;
}

/** The columns of a table, their widths and the sort, which are stored in the settings. */
export const TableModel = createModel(
  ({ settings: { settings, change }, name, specs, sort = signal(null) }: TableSource) => {
    /** A column whose width the person drags: stored when the pointer is released. */
    const dragged = signal<ShownColumn | null>(null);

    const saved = computed(() => settings.value.tables?.[name]);
    const savedColumns = computed(() => shownColumns(specs, saved.value));
    const columns = computed((): readonly ShownColumn[] => {
      const column = dragged.value;
      return column ? resizeColumn(specs, savedColumns.value, column.name, column.width) : savedColumns.value;
    });

    function save(part: Partial<TableLayout>): void {
      const layout = { columns: [...savedColumns.peek()], sort: sort.peek(), ...part };
      void change({ tables: { ...settings.peek().tables, [name]: layout } });
    }

    function toggle(column: string): void {
      save({ columns: [...toggleColumn(specs, savedColumns.peek(), column)] });
    }

    /** Shows the column with this width; null: with the stored one again. */
    function draw(column: string, width: number | null): void {
      dragged.value = width === null ? null : { name: column, width };
    }

    /** null: the default width. */
    function resize(column: string, width: number | null): void {
      const next = resizeColumn(specs, savedColumns.peek(), column, width);
      dragged.value = null;
      save({ columns: [...next] });
    }

    function sortBy(column: string): void {
      const isLargestFirst = specs.some((spec) => spec.name === column && spec.largestFirst);
      sort.value = nextSort(sort.peek(), column, isLargestFirst);
    }

    const same = (one: unknown, other: unknown): boolean => JSON.stringify(one) === JSON.stringify(other);

    effect(() => {
      const table = saved.value;
      if (table && !same(table.sort, sort.peek())) sort.value = table.sort;
    });
    const first = sort.peek();
    effect(() => {
      const now = sort.value;
      const before = saved.peek();
      if (before ? !same(before.sort, now) : now !== first) save({ sort: now });
    });

    return {
      columns,
      sort,
      sortBy,
      toggle,
      draw,
      resize,
      /** Widths of the columns for CSS. */
      tracks: computed(() => tracksOf(specs, columns.value)),
      isFlexible: (column: string) => isFlexible(specs, columns.peek(), column),
    };
  },
);
export type Table = InstanceType<typeof TableModel>;
