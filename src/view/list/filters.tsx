import { QUICK_FILTERS } from '../../model/list/quick-filter.ts';
import { useView } from '../parts/context.ts';

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
