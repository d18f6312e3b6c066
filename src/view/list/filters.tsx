import { useView } from '../parts/context.ts';

/** The filters beside the warnings. */
export function Filters() {
  const { app, text } = useView();
  const { quick, counts, filters } = app.list;
  return (
    <fieldset class="filters" aria-label={text('filters')}>
      {filters.value.map((filter) => {
        const isOn = quick.value === filter;
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
            {text(`filter_${filter}`)} <b class="chip-count">{text('number', { number: counts.value[filter] })}</b>
          </button>
        );
      })}
    </fieldset>
  );
}
