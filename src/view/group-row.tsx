// biome-ignore-all lint/a11y/useSemanticElements: a real table can be neither windowed nor laid out anew with the width.
// biome-ignore-all lint/a11y/useFocusableInteractive: rows take the focus, not their cells.
import type { ListItem } from '../model/list-item.ts';
import { useView } from './context.ts';
import type { Place } from './cookie-row.tsx';

type Group = Extract<ListItem, { kind: 'group' }>;

/** The heading of one host's cookies. */
export function GroupRow({ item, place }: { item: Group; place: Place }) {
  const { text } = useView();
  return (
    <div
      role="row"
      class="row group"
      aria-rowindex={place.index + 2}
      style={{ top: `${place.top}px`, height: `${place.height}px` }}
    >
      <span role="gridcell" aria-colspan={6}>
        <b>{item.host}</b> {text('countCookies', { count: item.count })} · {text('octets', { octets: item.octets })}
      </span>
    </div>
  );
}
