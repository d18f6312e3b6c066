import type { Extent } from './page.ts';

/** The columns and order that a person chose for a table. */
export interface TableLayout {
  /** The visible columns, in the order of the table, with their widths in CSS pixels. */
  columns: { name: string; width: number }[];
  /** null: in the table's own order, such as that of the Cookie header. */
  sort: { column: string; descending: boolean } | null;
}

/** The size of the details beside a table or below it, in CSS pixels; missing: the default. */
export interface DetailsSize {
  width?: number;
  height?: number;
}

export interface Settings {
  extent: Extent;
  /** A key of BUDGETS in cookie/limits/budgets.ts, a number of octets, or `auto`: that of the server that Crumb recognizes. */
  budget: string | number;
  /** Of each table that a person changed, by its name: that of its tab. */
  tables?: Record<string, TableLayout>;
  /** Missing until a person moves the divider of a DevTools panel. */
  detailsSize?: DetailsSize;
  /** The tab on which a DevTools panel was left; missing until a person changes the tab. */
  panelTab?: string;
}

/** The settings until a person changes them, or if the stored ones cannot be read. */
export const FIRST_SETTINGS: Settings = { extent: 'page', budget: 'auto' };
