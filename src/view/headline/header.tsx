import type { Extent, Page } from '../../contract/page.ts';
import { Search } from '../list/search.tsx';
import { LazySidePane } from '../pane/lazy-side-pane.ts';
import { useView } from '../parts/context.ts';
import { LazySteps } from '../steps/lazy-steps.ts';

const EXTENTS: readonly Extent[] = ['page', 'site', 'loaded'];

export function Header() {
  const { app, text } = useView();
  const page = app.listing.value?.scope.page;
  const isOpen = app.listing.value !== null && app.listing.value.access.status !== 'none';
  return (
    <header class="top">
      <h1 class="site" title={page?.url}>
        {page ? new URL(page.url).host : text('appShort')}
      </h1>
      {isOpen && (
        <select
          aria-label={text('scope')}
          value={app.feed.extent.value}
          onChange={({ currentTarget }) => {
            const extent = EXTENTS.find((name) => name === currentTarget.value);
            if (extent) app.setExtent(extent);
          }}
        >
          {EXTENTS.map((extent) => (
            <option key={extent} value={extent}>
              {text(`extent_${extent}`)}
            </option>
          ))}
        </select>
      )}
      {isOpen && <Search />}
      {page && <StoreTag page={page} />}
      <span class="end">
        {isOpen && app.steps.value && <Connection />}
        {isOpen && (
          <span class="step-buttons">
            {app.steps.value && <LazySteps part="buttons" onHistoryNear={LazySidePane.fetch} />}
          </span>
        )}
      </span>
    </header>
  );
}

/** Names the cookie store where it is not the default one: a container or a private window. */
function StoreTag({ page }: { page: Page }) {
  const { text } = useView();
  const container = /^firefox-container-(\d+)$/.exec(page.storeId)?.[1];
  if (container !== undefined) return <span class="tag">{text('storeContainer', { number: container })}</span>;
  return page.incognito ? <span class="tag">{text('storePrivate')}</span> : null;
}

function Connection() {
  const { app, text } = useView();
  const state = app.feed.connection.value;
  if (state === 'connecting') return null;
  return (
    <span class="live" data-state={state} title={text(`connection_${state}_why`)}>
      {text(`connection_${state}`)}
    </span>
  );
}
