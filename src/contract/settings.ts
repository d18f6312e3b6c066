import type { Extent } from './page.ts';

/** The columns and order that a person chose for the wide table of cookies. */
export interface TableLayout {
  /** The visible columns, in the order of the table, with their widths in CSS pixels. */
  columns: { name: string; width: number }[];
  /** null: in the order of the Cookie header. */
  sort: { column: string; descending: boolean } | null;
}

export interface Settings {
  extent: Extent;
  /** A key of BUDGETS in cookie/limits/budgets.ts, a number of octets, or `auto`: that of the server that Crumb recognizes. */
  budget: string | number;
  /** Missing until a person changes the table. */
  table?: TableLayout;
  /** The tab on which a DevTools panel was left; missing until a person changes the tab. */
  panelTab?: string;
}

/** The settings until a person changes them, or if the stored ones cannot be read. */
export const FIRST_SETTINGS: Settings = { extent: 'page', budget: 'auto' };
