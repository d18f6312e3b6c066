import { searchTerms } from './search-terms.ts';

/** A part of a text, and whether the search found it. */
export interface Piece {
  text: string;
  isHit: boolean;
}

/** A text, and the search that is marked in it. */
interface Sought {
  text: string;
  query: string;
  /** The name of the cookie whose value begins with this text: a searched `name=value` is found there too. */
  name?: string | undefined;
}

/** A hit that begins later than this is shown with what is before and after it, instead of the start of the text. */
const SHOWN_FROM_START = 8;
const SHOWN_BEFORE_HIT = 6;
const LONGEST_EXCERPT = 160;

/**
 * The text with what a search looks for marked; `isWhole` false: the part around the first hit, for a list. Null: nothing of it
 * is in this text.
 */
export function searchExcerpt({ text, query, name }: Sought, isWhole: boolean): Piece[] | null {
  const lowered = text.toLowerCase();
  // A few letters have another length in lower case, so that positions would differ.
  if (lowered.length !== text.length) return null;
  const terms = searchTerms(query).flat();
  const atStart = name ? lengthAtStart(lowered, name.toLowerCase(), terms) : 0;
  const firsts = terms.map((term) => lowered.indexOf(term)).filter((at) => at >= 0);
  if (atStart > 0) firsts.push(0);
  if (firsts.length === 0) return null;
  const first = Math.min(...firsts);
  const start = isWhole || first <= SHOWN_FROM_START ? 0 : first - SHOWN_BEFORE_HIT;
  const shown = isWhole ? text : wholeCharacters(text.slice(start, start + LONGEST_EXCERPT));
  const pieces = split(shown, terms, atStart);
  if (start > 0) pieces.unshift({ text: '…', isHit: false });
  return pieces;
}

/** How much of the start of a value a term such as `name=value` finds, after the end of the name. */
function lengthAtStart(value: string, name: string, terms: readonly string[]): number {
  const pair = `${name}=${value}`;
  const ends = terms.flatMap((term) => {
    const at = term.includes('=') ? pair.lastIndexOf(term, name.length) : -1;
    return at < 0 ? [] : at + term.length - name.length - 1;
  });
  return Math.min(value.length, Math.max(0, ...ends));
}

/** Without the half of a surrogate pair at either end. */
function wholeCharacters(text: string): string {
  return text.replace(/^[\uDC00-\uDFFF]|[\uD800-\uDBFF]$/g, '');
}

function split(text: string, terms: readonly string[], atStart: number): Piece[] {
  const lowered = text.toLowerCase();
  const pieces: Piece[] = [];
  let at = Math.min(atStart, text.length);
  if (at > 0) pieces.push({ text: text.slice(0, at), isHit: true });
  while (at < text.length) {
    const hits = terms.map((term) => ({ from: lowered.indexOf(term, at), length: term.length }));
    const found = hits.filter(({ from }) => from >= 0).sort((a, b) => a.from - b.from || b.length - a.length)[0];
    const from = found?.from ?? text.length;
    const to = from + (found?.length ?? 0);
    if (from > at) pieces.push({ text: text.slice(at, from), isHit: false });
    if (to > from) pieces.push({ text: text.slice(from, to), isHit: true });
    at = to;
  }
  return pieces;
}
