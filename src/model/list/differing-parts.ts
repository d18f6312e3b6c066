/** The least length of the first part, in characters: differences before that are always visible. */
const HEAD = 4;
/** Shorter texts are not cut. */
const SHORT = 12;
/** How many characters are shown of the end of a long part, or of a text whose beginning no other text has. */
const TAIL = 8;
const LONG = 24;

/**
 * Splits each text where others that begin the same continue differently, so that a narrow cell can shorten the parts that
 * are the same and show those that differ: the first part is shortened first, the last one at last. Joined, the parts of a
 * text are the text.
 */
export function differingParts(texts: Iterable<string>): ReadonlyMap<string, readonly string[]> {
  const sorted = [...new Set(texts)].sort();
  const common = sorted.map((text, at) => commonStart(text, sorted[at - 1] ?? ''));
  const first = new Array<number>(sorted.length).fill(Number.POSITIVE_INFINITY);
  const last = new Array<number>(sorted.length).fill(0);

  // The texts on one side of a sorted text branch off where the running minimum of the common starts falls.
  function walk(at: number, shared: number, branches: number[]): void {
    while (branches.length > 0 && (branches.at(-1) ?? 0) >= shared) branches.pop();
    if (shared > HEAD) branches.push(shared);
    // A text that another one continues does not branch at its end.
    const isWhole = branches.at(-1) === sorted[at]?.length;
    const count = branches.length - (isWhole ? 1 : 0);
    if (count === 0) return;
    first[at] = Math.min(first[at] ?? 0, branches[0] ?? 0);
    last[at] = Math.max(last[at] ?? 0, branches[count - 1] ?? 0);
  }
  const before: number[] = [];
  for (let at = 0; at < sorted.length; at++) walk(at, common[at] ?? 0, before);
  const after: number[] = [];
  for (let at = sorted.length - 1; at >= 0; at--) walk(at, common[at + 1] ?? 0, after);

  return new Map(sorted.map((text, at) => [text, partsOf(text, first[at] ?? 0, last[at] ?? 0)]));
}

function partsOf(text: string, first: number, last: number): readonly string[] {
  if (text.length < SHORT) return [text];
  if (first > text.length) return text.length > LONG ? cut(text, [text.length - TAIL]) : [text];
  // A separator belongs to what follows it.
  const start = /[^\p{L}\p{N}]/u.test(text[first - 1] ?? '') ? first - 1 : first;
  if (last - start > HEAD) return cut(text, [start, last]);
  return cut(text, text.length - start > LONG ? [start, text.length - TAIL] : [start]);
}

function cut(text: string, places: readonly number[]): readonly string[] {
  const whole = places.map((place) => (/[\uDC00-\uDFFF]/.test(text[place] ?? '') ? place - 1 : place));
  return [0, ...whole].map((start, index) => text.slice(start, whole[index]));
}

function commonStart(text: string, other: string): number {
  let same = 0;
  while (same < text.length && text[same] === other[same]) same++;
  return same;
}
