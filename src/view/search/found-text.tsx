import { searchExcerpt } from '../../model/text/search-excerpt.ts';
import { useView } from '../parts/context.ts';
import { FoundPieces } from './found-pieces.tsx';

/** A whole text, with what the search found marked. */
export function FoundText({ content }: { content: string }) {
  const { app } = useView();
  return (
    <FoundPieces pieces={searchExcerpt(content, app.list.query.value, true) ?? [{ text: content, isHit: false }]} />
  );
}
