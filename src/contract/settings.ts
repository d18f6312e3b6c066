import type { Extent } from './page.ts';

/** The wide table of cookies as a person left it. */
export interface TableLayout {
  /** Those that are shown, in the order of the table, with their widths in CSS pixels. */
  columns: { name: string; width: number }[];
  /** null: in the order of the Cookie header. */
  sort: { column: string; descending: boolean } | null;
}

export interface Settings {
  extent: Extent;
  /** A key of BUDGETS in cookie/budgets.ts, or octets. */
  budget: string | number;
  /** Missing as long as it was not touched. */
  table?: TableLayout;
}

/** What counts before a person chooses, and where their settings cannot be read. */
export const FIRST_SETTINGS: Settings = { extent: 'page', budget: 'nginx' };
