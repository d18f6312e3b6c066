import type { App } from '../model/app-model.ts';
import { Chips } from './chips.tsx';
import { useView } from './context.ts';
import { FindBar } from './find-bar.tsx';
import { Grid } from './grid.tsx';
import { LazyPanel, LazyRare } from './lazy-parts.ts';

/** Everything about the list but the headline. */
export function ListView() {
  const { app } = useView();
  const isEmpty = app.list.items.value.length === 0;
  return (
    <>
      {hasBanner(app) && <LazyRare part="banners" />}
      <Chips />
      <FindBar />
      <div class="list" onPointerOver={LazyPanel.fetch} onFocusIn={LazyPanel.fetch}>
        <Grid />
        {isEmpty && <LazyRare part="emptyList" />}
      </div>
    </>
  );
}

/** Whether there is anything to say about the list as a whole: the code that says it is fetched only then. */
function hasBanner({ access, listing }: App): boolean {
  const { bug, connection, evicted, extent } = listing;
  const blocking = access.blocking.value;
  return (
    bug.value !== null ||
    connection.value === 'lost' ||
    listing.listing.value?.access.status !== 'granted' ||
    (blocking !== null && (blocking.status !== 'allowed' || blocking.thirdParty.hosts.length > 0)) ||
    evicted.value.length > 0 ||
    extent.value === 'loaded'
  );
}
