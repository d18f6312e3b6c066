// biome-ignore-all lint/a11y/useSemanticElements: a real table can be neither windowed nor laid out by width.
// biome-ignore-all lint/a11y/useFocusableInteractive: rows take the focus, not their cells.
import type { ListItem } from '../../model/list/list-item.ts';
import { useView } from '../parts/context.ts';
import type { Place } from './cookie-row.tsx';
import './group.css';

type Group = Extract<ListItem, { kind: 'group' }>;

/** The heading of one host's cookies. */
export function GroupRow({ item, place, columns }: { item: Group; place: Place; columns: number }) {
  const { app, text } = useView();
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
