import { batch } from '@preact/signals';
import type { Extent } from '../../contract/page.ts';
import { matchesElsewhere } from '../../model/list/matches-elsewhere.ts';
import { searchFor } from '../../model/list/quick-filter.ts';
import { useView } from '../parts/context.ts';
import { LazySteps } from '../steps/lazy-steps.ts';

/** Says why the list has no row, and what to do. */
export function EmptyList() {
  const { app, text } = useView();
  const { rows, isFiltered, query } = app.list;
  if (rows.value.length > 0 || (isFiltered.value && query.value.trim() !== '')) return <NoMatch />;
  const site = app.listing.value?.site ?? '';
  const isPage = app.feed.extent.value === 'page';
  const otherCount = isPage ? (app.listing.value?.jar.length ?? 0) : 0;
  return (
    <div class="empty">
      <strong>{text(isPage ? 'emptyPage' : 'emptySite', { site })}</strong>
      <p>{otherCount > 0 ? text('emptyPageOthers', { count: otherCount, site }) : text('empty_do')}</p>
      {app.steps.value && <LazySteps part="missed" />}
      {otherCount > 0 ? (
        <button type="button" onClick={() => app.setExtent('site')}>
          {text('showSite')}
        </button>
      ) : (
        <button type="button" onClick={app.add}>
          {text('addFirst')}
        </button>
      )}
    </div>
  );
}

/** Offers what a search matches without the filters beside it, or else in another scope, where the search stays. */
function NoMatch() {
  const { app, text } = useView();
  const { rows, query, clearFilters } = app.list;
  const listing = app.listing.value;
  const search = query.value.trim();
  const matches = searchFor(search);
  const hiddenCount = search === '' ? 0 : rows.value.filter(({ cookie }) => matches(cookie)).length;
  const elsewhere =
    search === '' || hiddenCount > 0 || !listing ? null : matchesElsewhere(listing, app.feed.extent.value, search);
  return (
    <div class="empty">
      <strong>{text('emptyFilter')}</strong>
      {rows.value.length > 0 && <p>{text('emptyFilter_do')}</p>}
      {hiddenCount > 0 && (
        <button type="button" onClick={() => searchIn(null)}>
          {text('matchesUnfiltered', { count: hiddenCount })}
        </button>
      )}
      {elsewhere && (
        <button type="button" onClick={() => searchIn(elsewhere.extent)}>
          {elsewhere.count === null
            ? text('searchIn', { scope: text(`extent_${elsewhere.extent}`) })
            : text('matchesIn', { count: elsewhere.count, scope: text(`extent_${elsewhere.extent}`) })}
        </button>
      )}
      <button type="button" onClick={clearFilters}>
        {text('clearFilter')}
      </button>
    </div>
  );

  /** Keeps the search, and clears the filters, which the number of matches does not regard. */
  function searchIn(extent: Extent | null): void {
    batch(() => {
      clearFilters();
      query.value = search;
      if (extent) app.setExtent(extent);
    });
  }
}
