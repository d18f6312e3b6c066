import { searchExcerpt } from '../../model/text/search-excerpt.ts';
import { useView } from '../parts/context.ts';
import { FoundPieces } from './found-pieces.tsx';

interface Props {
  content: string;
  /** The name of the cookie whose value begins with this text. */
  name?: string | undefined;
}

/** A whole text, with what the search found marked. */
export function FoundText({ content: text, name }: Props) {
  const query = useView().app.list.query.value;
  return <FoundPieces pieces={searchExcerpt({ text, query, name }, true) ?? [{ text, isHit: false }]} />;
}
