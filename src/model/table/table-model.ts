import { computed, createModel, effect, signal } from '@preact/signals';
import type { TableLayout } from '../../contract/settings.ts';
import type { App } from '../app/app-model.ts';
import { type ShownColumn, shownColumns, type WideColumn, withToggled, withWidth } from './columns.ts';

/** Which columns the wide table has, how wide they are and what it is sorted by: as the person left it. */
export const TableModel = createModel(({ app }: { app: App }) => {
  const { settings, change } = app.settings;
  const { sort } = app.list;
  /** A width that is being drawn: kept when the pointer lets go. */
  const drawn = signal<ShownColumn | null>(null);

  const kept = computed(() => shownColumns(settings.value.table));
  const columns = computed((): readonly ShownColumn[] => {
    const now = drawn.value;
    return now ? withWidth(kept.value, now.name, now.width) : kept.value;
  });

  function keep(part: Partial<TableLayout>): void {
    void change({ table: { columns: [...kept.peek()], sort: sort.peek(), ...part } });
  }

  function toggle(name: WideColumn): void {
    keep({ columns: [...withToggled(kept.peek(), name)] });
  }

  function draw(name: WideColumn, width: number): void {
    drawn.value = { name, width };
  }

  /** null: as wide as it was at first. */
  function resize(name: WideColumn, width: number | null): void {
    const next = withWidth(kept.peek(), name, width);
    drawn.value = null;
    keep({ columns: [...next] });
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
    if (before ? !same(before.sort, now) : now !== first) keep({ sort: now });
  });

  return { columns, toggle, draw, resize };
});
