// biome-ignore-all lint/a11y/useSemanticElements: a real table can be neither windowed nor laid out by width.
// biome-ignore-all lint/a11y/useFocusableInteractive: rows and buttons take the focus, not the cells.
import type { ComponentChildren } from 'preact';
import type { Sort } from '../../model/list/sort.ts';

interface Props {
  column: string;
  label: string;
  title?: string;
  sort: Sort;
  sortBy(column: string): void;
  /** Drawn beside the button that sorts. */
  children?: ComponentChildren;
}

/** The heading of a column; a click on it sorts by the column. */
export function Heading({ column, label, title, sort, sortBy, children }: Props) {
  const direction = sort?.column !== column ? 'none' : sort.descending ? 'descending' : 'ascending';
  return (
    <span role="columnheader" class={column} aria-sort={direction}>
      <button type="button" class="sort" title={title} onClick={() => sortBy(column)}>
        {label}
      </button>
      {children}
    </span>
  );
}
