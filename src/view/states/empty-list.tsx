import { useView } from '../parts/context.ts';

/** Says why the list has no row, and what to do. */
export function EmptyList() {
  const { app, text } = useView();
  const hasRows = app.list.rows.value.length > 0;
  const site = app.listing.value?.site ?? '';
  const isPage = app.feed.extent.value === 'page';
  const otherCount = isPage ? (app.listing.value?.jar.length ?? 0) : 0;
  if (hasRows) {
    return (
      <div class="empty">
        <strong>{text('emptyFilter')}</strong>
        <p>{text('emptyFilter_do')}</p>
        <button type="button" onClick={app.list.clearFilters}>
          {text('clearFilter')}
        </button>
      </div>
    );
  }
  return (
    <div class="empty">
      <strong>{text(isPage ? 'emptyPage' : 'emptySite', { site })}</strong>
      <p>{otherCount > 0 ? text('emptyPageOthers', { count: otherCount, site }) : text('empty_do')}</p>
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
