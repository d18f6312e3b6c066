// biome-ignore-all lint/a11y/useSemanticElements: a real table can be neither windowed nor laid out by width.
// biome-ignore-all lint/a11y/useFocusableInteractive: rows take the focus, not their cells.
import type { ListItem } from '../../model/list/list-item.ts';
import { useView } from '../parts/context.ts';
import { lazy } from '../parts/lazy.tsx';
import type { Place } from './cookie-row.tsx';
import './group.css';

const LazyParkedRow = lazy(async () => (await import('../parked/parked-row.tsx')).ParkedRow);

interface Props {
  item: Exclude<ListItem, { kind: 'row' }>;
  place: Place;
  columns: number;
}

/** A line that is no row: the heading of one host's cookies, or a cookie that is switched off. */
export function GroupRow({ item, place, columns }: Props) {
  const { app, text } = useView();
  if (item.kind === 'parked') return <LazyParkedRow parked={item.parked} place={place} columns={columns} />;
  const isThirdParty = item.host !== app.listing.value?.site;
  return (
    <div
      role="row"
      class="row group"
      aria-rowindex={place.index + 2}
      style={{ top: `${place.top}px`, height: `${place.height}px` }}
    >
      <span role="gridcell" aria-colspan={columns + 1}>
        <b>{item.host}</b> {isThirdParty && <span class="tag">{text('thirdParty')}</span>}{' '}
        {text('countCookies', { count: item.count })} · {text('octets', { octets: item.octets })}
      </span>
    </div>
  );
}
