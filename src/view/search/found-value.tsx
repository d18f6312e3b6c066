import type { Cookie } from '../../cookie/cookie.ts';
import { toText } from '../../cookie/octets.ts';
import { decodedValue } from '../../model/text/decoded-value.ts';
import { searchExcerpt } from '../../model/text/search-excerpt.ts';
import { useView } from '../parts/context.ts';
import { Raw } from '../parts/raw.tsx';
import { FoundPieces } from './found-pieces.tsx';

/**
 * The value of a cookie in a list, with what the search found marked and what is around it. What was found in the decoded
 * value alone is shown decoded, and named so.
 */
export function FoundValue({ cookie: { name: nameOctets, value } }: { cookie: Cookie }) {
  const { app, text } = useView();
  const query = app.list.query.value;
  const name = toText(nameOctets);
  const pieces = searchExcerpt({ text: toText(value), query, name }, false);
  if (pieces) return <FoundPieces pieces={pieces} />;
  const decoded = searchExcerpt({ text: decodedValue(value) ?? '', query, name }, false);
  if (!decoded) return <Raw octets={value} short />;
  return (
    <>
      <small class="decoded">{text('foundDecoded')}</small> <FoundPieces pieces={decoded} />
    </>
  );
}
