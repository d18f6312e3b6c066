import type { Place } from './format.ts';

const BREAK = /\r\n|\r|\n/g;

/** The lines and columns of positions in a text, in the order of the positions given. Takes one look at the text for all. */
export function placesInText(text: string, offsets: readonly number[]): Place[] {
  const order = offsets.map((_, index) => index).sort((a, b) => (offsets[a] ?? 0) - (offsets[b] ?? 0));
  const places: Place[] = offsets.map(() => ({ line: 1, column: 1 }));
  let line = 1;
  let start = 0;
  let next = 0;
  const take = (end: number) => {
    for (; next < order.length; next++) {
      const index = order[next] ?? 0;
      const offset = offsets[index] ?? 0;
      if (offset >= end) return;
      places[index] = { line, column: offset - start + 1 };
    }
  };
  for (const { index, 0: lineBreak } of text.matchAll(BREAK)) {
    if (next === order.length) break;
    take(index + lineBreak.length);
    line++;
    start = index + lineBreak.length;
  }
  take(Number.POSITIVE_INFINITY);
  return places;
}
