import type { Cookie } from '../../cookie/cookie.ts';
import type { Row } from '../../model/jar/row.ts';
import { type RowPlace, rowDifferences } from '../../model/list/row-place.ts';
import { useView } from '../parts/context.ts';
import { Cut } from './cut.tsx';
import { Flags } from './flags.tsx';
import { Mark } from './mark.tsx';

interface Props {
  row: Row;
  column: 'mark' | 'name' | 'flags';
}

/** The icon of findings, the name with what tells it from other rows, or the flags. The first paint shows the name alone. */
export function LateCell({ row, column }: Props) {
  const { app, text } = useView();
  const { cookie } = row;
  const listing = app.listing.value;
  if (column === 'mark') return <Mark row={row} />;
  if (!listing) return null;
  const rows = rowDifferences(app.list.rows.value, listing);
  if (column === 'flags') return <Flags cookie={cookie} isThirdParty={rows.isThirdParty(cookie)} />;
  const place = rows.place(cookie);
  return (
    <>
      {cookie.name === '' ? <i>{text('nameless')}</i> : <Cut parts={rows.nameParts(cookie)} />}
      {place && <Place cookie={cookie} place={place} />}
    </>
  );
}

function Place({ cookie, place: { labels, sharedHost, path, partition } }: { cookie: Cookie; place: RowPlace }) {
  const { text } = useView();
  const about = [
    text(cookie.hostOnly ? 'placeHostOnly' : 'placeDomain', { domain: cookie.domain }),
    ...(path.length > 0 ? [text('placePath', { path: path.join('') })] : []),
  ];
  return (
    <small title={about.join('\n')}>
      {labels && (
        <bdi class="raw">
          {labels}
          <span class="shared">{sharedHost}</span>
        </bdi>
      )}
      {path.length > 0 && <Cut parts={path} />}
      {partition && <bdi class="raw">{partition}</bdi>}
    </small>
  );
}
