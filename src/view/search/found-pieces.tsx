import type { Piece } from '../../model/text/search-excerpt.ts';
import { visibleText } from '../../model/text/visible-text.ts';
import './found-pieces.css';

/** Parts of a text of a cookie as `Raw` shows it, those marked that the search found. */
export function FoundPieces({ pieces }: { pieces: readonly Piece[] }) {
  return (
    <bdi class="raw">
      {pieces.map(({ text, isHit }) => (isHit ? <mark>{visibleText(text)}</mark> : visibleText(text)))}
    </bdi>
  );
}
