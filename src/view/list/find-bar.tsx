import { QUICK_FILTERS } from '../../model/list/quick-filter.ts';
import { useView } from '../parts/context.ts';

/** The search, in the line of the page. */
export function Search() {
  const { app, text } = useView();
  const { query } = app.list;
  return (
    <input
      type="search"
      aria-label={text('search')}
      placeholder={text('searchPlaceholder')}
      spellcheck={false}
      autocomplete="off"
      value={query.value}
      onInput={({ currentTarget }) => {
        query.value = currentTarget.value;
      }}
      onKeyDown={(event) => {
        if (event.key !== 'ArrowDown' && event.key !== 'Enter') return;
        const first = app.list.shown.peek()[0];
        if (first) app.list.reveal(first.key);
        event.preventDefault();
      }}
    />
  );
}

/** The filters beside the warnings. */
export function Filters() {
  const { app, text } = useView();
  const { quick, counts } = app.list;
  return (
    <fieldset class="filters" aria-label={text('filters')}>
      {QUICK_FILTERS.map((filter) => {
        const count = counts.value[filter];
        const isOn = quick.value === filter;
        if (count === 0 && filter !== 'all' && !isOn) return null;
        return (
          <button
            type="button"
            key={filter}
            class="chip"
            aria-pressed={isOn}
            onClick={() => {
              quick.value = isOn ? 'all' : filter;
            }}
          >
            {text(`filter_${filter}`)} <b class="chip-count">{text('number', { number: count })}</b>
          </button>
        );
      })}
    </fieldset>
  );
}
