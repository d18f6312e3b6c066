import { type Octets, toText } from '../../cookie/octets.ts';
import { searchExcerpt } from '../../model/text/search-excerpt.ts';
import { visibleText } from '../../model/text/visible-text.ts';
import { useView } from '../parts/context.ts';
import { Raw } from '../parts/raw.tsx';
import './found-text.css';

/** Octets of a cookie as `Raw` shows them, with what the search found marked; `short`: the part around it, for a list. */
export function FoundText({ octets, short = false }: { octets: Octets; short?: boolean }) {
  const { app } = useView();
  const pieces = searchExcerpt(toText(octets), app.list.query.value, !short);
  if (!pieces) return <Raw octets={octets} short={short} />;
  return (
    <bdi class="raw">
      {pieces.map(({ text, isHit }) => (isHit ? <mark>{visibleText(text)}</mark> : visibleText(text)))}
    </bdi>
  );
}
