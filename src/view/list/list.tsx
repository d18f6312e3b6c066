import { LazyChips } from '../findings/lazy-chips.ts';
import { useView } from '../parts/context.ts';
import { LazyStates } from '../states/lazy-states.ts';
import { Filters } from './filters.tsx';
import { Grid } from './grid.tsx';

/** The list with its filters and its warnings. The warnings load after the list, into the line of the filters. */
export function ListView() {
  const { app } = useView();
  const isEmpty = app.list.items.value.length === 0;
  return (
    <>
      <div class="find">
        <Filters />
        <div class="warnings">{app.payload.hasRules.value && <LazyChips />}</div>
      </div>
      <div class="list">
        <Grid />
        {isEmpty && <LazyStates part="emptyList" />}
      </div>
    </>
  );
}
