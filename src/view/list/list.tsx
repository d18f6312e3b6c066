import { LazyChips, LazyPanel, LazyRare } from '../lazy-parts.ts';
import { useView } from '../parts/context.ts';
import { FindBar } from './find-bar.tsx';
import { Grid } from './grid.tsx';

/** Everything about the list but the headline. The warnings come after it: their place is kept. */
export function ListView() {
  const { app } = useView();
  const isEmpty = app.list.items.value.length === 0;
  return (
    <>
      <div class="warnings">{app.payload.hasRules.value && <LazyChips />}</div>
      <FindBar />
      <div class="list" onPointerOver={LazyPanel.fetch} onFocusIn={LazyPanel.fetch}>
        <Grid />
        {isEmpty && <LazyRare part="emptyList" />}
      </div>
    </>
  );
}
