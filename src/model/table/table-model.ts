import { computed, createModel, effect, signal } from '@preact/signals';
import type { TableLayout } from '../../contract/settings.ts';
import type { App } from '../app/app-model.ts';
import { resizeColumn, type ShownColumn, shownColumns, toggleColumn, type WideColumn } from './columns.ts';

/** The columns of the wide table, their widths and the sort, which are stored in the settings. */
export const TableModel = createModel(({ app }: { app: App }) => {
  const { settings, change } = app.settings;
  const { sort } = app.list;
  /** A column whose width the person drags: stored when the pointer is released. */
  const dragged = signal<ShownColumn | null>(null);

  const savedColumns = computed(() => shownColumns(settings.value.table));
  const columns = computed((): readonly ShownColumn[] => {
    const column = dragged.value;
    return column ? resizeColumn(savedColumns.value, column.name, column.width) : savedColumns.value;
  });

  function save(part: Partial<TableLayout>): void {
    void change({ table: { columns: [...savedColumns.peek()], sort: sort.peek(), ...part } });
  }

  function toggle(name: WideColumn): void {
    save({ columns: [...toggleColumn(savedColumns.peek(), name)] });
  }

  function draw(name: WideColumn, width: number): void {
    dragged.value = { name, width };
  }

  /** null: the default width. */
  function resize(name: WideColumn, width: number | null): void {
    const next = resizeColumn(savedColumns.peek(), name, width);
    dragged.value = null;
    save({ columns: [...next] });
  }

  const same = (one: unknown, other: unknown): boolean => JSON.stringify(one) === JSON.stringify(other);

  effect(() => {
    const { table } = settings.value;
    if (table && !same(table.sort, sort.peek())) sort.value = table.sort;
  });
  const first = sort.peek();
  effect(() => {
    const now = sort.value;
    const before = settings.peek().table;
    if (before ? !same(before.sort, now) : now !== first) save({ sort: now });
  });

  return { columns, toggle, draw, resize };
});
