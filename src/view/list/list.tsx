import { LazyChips } from '../findings/lazy-chips.ts';
import { LazySidePane } from '../pane/lazy-side-pane.ts';
import { useView } from '../parts/context.ts';
import { LazyStates } from '../states/lazy-states.ts';
import { FindBar } from './find-bar.tsx';
import { Grid } from './grid.tsx';

/** The list with its search and its warnings. The warnings load after the list, into a line reserved for them. */
export function ListView() {
  const { app } = useView();
  const isEmpty = app.list.items.value.length === 0;
  return (
    <>
      <div class="warnings">{app.payload.hasRules.value && <LazyChips />}</div>
      <FindBar />
      <div class="list" onPointerOver={LazySidePane.fetch} onFocusIn={LazySidePane.fetch}>
        <Grid />
        {isEmpty && <LazyStates part="emptyList" />}
      </div>
    </>
  );
}
