/** A part of a text, and whether the search found it. */
export interface Piece {
  text: string;
  isHit: boolean;
}

/** A hit that begins later than this is shown with what is before and after it, instead of the start of the text. */
const SHOWN_FROM_START = 8;
const SHOWN_BEFORE_HIT = 6;
const LONGEST_EXCERPT = 160;

/**
 * The text with the words of a search marked; `isWhole` false: the part around the first of them, for a list. Null: none of
 * them is in this text.
 */
export function searchExcerpt(text: string, query: string, isWhole: boolean): Piece[] | null {
  const lowered = text.toLowerCase();
  const words = query.toLowerCase().split(/\s+/).filter(Boolean);
  // A few letters have another length in lower case, so that positions would differ.
  if (lowered.length !== text.length) return null;
  const firsts = words.map((word) => lowered.indexOf(word)).filter((at) => at >= 0);
  if (firsts.length === 0) return null;
  const first = Math.min(...firsts);
  const start = isWhole || first <= SHOWN_FROM_START ? 0 : first - SHOWN_BEFORE_HIT;
  const shown = isWhole ? text : wholeCharacters(text.slice(start, start + LONGEST_EXCERPT));
  const pieces = split(shown, words);
  if (start > 0) pieces.unshift({ text: '…', isHit: false });
  return pieces;
}

/** Without the half of a surrogate pair at either end. */
function wholeCharacters(text: string): string {
  return text.replace(/^[\uDC00-\uDFFF]|[\uD800-\uDBFF]$/g, '');
}

function split(text: string, words: readonly string[]): Piece[] {
  const lowered = text.toLowerCase();
  const pieces: Piece[] = [];
  let at = 0;
  while (at < text.length) {
    const hits = words.map((word) => ({ from: lowered.indexOf(word, at), length: word.length }));
    const found = hits.filter(({ from }) => from >= 0).sort((a, b) => a.from - b.from || b.length - a.length)[0];
    const from = found?.from ?? text.length;
    const to = from + (found?.length ?? 0);
    if (from > at) pieces.push({ text: text.slice(at, from), isHit: false });
    if (to > from) pieces.push({ text: text.slice(from, to), isHit: true });
    at = to;
  }
  return pieces;
}
