import type { TableLayout } from '../../contract/settings.ts';

/** A column that a table can have. Widths are in CSS pixels. */
export interface ColumnSpec<Name extends string = string> {
  name: Name;
  /** Its width in a table that is wide enough, until a person changes it. */
  width: number;
  /** The width to which it shrinks in a narrow table, before the table scrolls sideways, until a person changes it. */
  least: number;
  /** Its share of the room that is left over; missing: none. */
  grow?: number;
  /** Hidden until a person shows it. */
  isHidden?: true;
  /** The first click on its heading sorts the largest first. */
  largestFirst?: true;
}

/** A narrower column shows nothing; a wider one hides all others. In CSS pixels. */
export const WIDTH_RANGE = { min: 40, max: 1200 };

/** A column as it is shown. */
export interface ShownColumn {
  name: string;
  width: number;
}

type Specs = readonly ColumnSpec[];

/** The columns that the person chose, in the order of the table; without a choice the default ones. */
export function shownColumns(specs: Specs, layout: TableLayout | undefined): readonly ShownColumn[] {
  const chosen = layout?.columns.filter(({ name }) => specOf(specs, name));
  if (chosen?.length) return chosen.map(({ name, width }) => ({ name, width }));
  return specs.filter(({ isHidden }) => !isHidden).map(({ name, width }) => ({ name, width }));
}

/** The columns with this one added or removed; the last one is not removed. */
export function toggleColumn(specs: Specs, columns: readonly ShownColumn[], name: string): readonly ShownColumn[] {
  const remaining = columns.filter((column) => column.name !== name);
  if (remaining.length < columns.length) return remaining.length > 0 ? remaining : columns;
  return specs.flatMap((spec) => {
    const { width } = spec;
    return columns.find((column) => column.name === spec.name) ?? (spec.name === name ? { name, width } : []);
  });
}

/** The columns with another width for one of them, within the bounds; null: its default width. */
export function resizeColumn(
  specs: Specs,
  columns: readonly ShownColumn[],
  name: string,
  width: number | null,
): readonly ShownColumn[] {
  const requested = Math.round(width ?? specOf(specs, name)?.width ?? 0);
  const bounded = Math.max(WIDTH_RANGE.min, Math.min(requested, WIDTH_RANGE.max));
  return columns.map((column) => (column.name === name ? { name, width: bounded } : column));
}

/** The column that takes what is left over in any case: of those shown the one that grows most, or the last. */
function growingColumn(specs: Specs, columns: readonly ShownColumn[]): string | undefined {
  const growth = ({ name }: ShownColumn): number => specOf(specs, name)?.grow ?? 0;
  const most = columns.reduce((best, column) => Math.max(best, growth(column)), 0);
  return (most > 0 ? columns.find((column) => growth(column) === most) : columns.at(-1))?.name;
}

/** Whether the column's width depends on that of the table. */
export function isFlexible(specs: Specs, columns: readonly ShownColumn[], name: string): boolean {
  const width = columns.find((column) => column.name === name)?.width;
  return width === specOf(specs, name)?.width || growingColumn(specs, columns) === name;
}

/**
 * The columns as grid-template-columns, and the least width of them all. A column whose width a person changed has that
 * width; others shrink in a narrow table.
 */
export function tracksOf(specs: Specs, columns: readonly ShownColumn[]): { tracks: string; least: number } {
  const growing = growingColumn(specs, columns);
  const tracks = columns.map(({ name, width }) => {
    const spec = specOf(specs, name);
    const least = width === spec?.width ? spec.least : width;
    const grow = spec?.grow ?? (name === growing ? 1 : 0);
    if (name === growing || (grow > 0 && width === spec?.width))
      return { least, track: `minmax(${least}px, ${grow}fr)` };
    return { least, track: least === width ? `${width}px` : `minmax(${least}px, ${width}px)` };
  });
  return {
    tracks: tracks.map(({ track }) => track).join(' '),
    least: tracks.reduce((sum, { least }) => sum + least, 0),
  };
}

function specOf(specs: Specs, name: string): ColumnSpec | undefined {
  return specs.find((spec) => spec.name === name);
}
