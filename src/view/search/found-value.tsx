import { type Octets, toText } from '../../cookie/octets.ts';
import { decodedValue } from '../../model/text/decoded-value.ts';
import { searchExcerpt } from '../../model/text/search-excerpt.ts';
import { useView } from '../parts/context.ts';
import { Raw } from '../parts/raw.tsx';
import { FoundPieces } from './found-pieces.tsx';

/**
 * The value of a cookie in a list, with what the search found marked and what is around it. What was found in the decoded
 * value alone is shown decoded, and named so.
 */
export function FoundValue({ octets }: { octets: Octets }) {
  const { app, text } = useView();
  const query = app.list.query.value;
  const pieces = searchExcerpt(toText(octets), query, false);
  if (pieces) return <FoundPieces pieces={pieces} />;
  const decoded = searchExcerpt(decodedValue(octets) ?? '', query, false);
  if (!decoded) return <Raw octets={octets} short />;
  return (
    <>
      <small class="decoded">{text('foundDecoded')}</small> <FoundPieces pieces={decoded} />
    </>
  );
}
