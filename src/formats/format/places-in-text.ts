import type { Place } from './format.ts';

/** Gives the place of a position; positions must not decrease from call to call. */
export function placesIn(text: string): (at: number) => Place {
  const end = /\r\n?|\n/g;
  let line = 1;
  let start = 0;
  let next = end.exec(text);
  return (at) => {
    while (next && end.lastIndex <= at) {
      start = end.lastIndex;
      line++;
      next = end.exec(text);
    }
    return { line, column: at - start + 1 };
  };
}

/** The lines and columns of positions in a text, in the order of the positions given. Takes one look at the text for all. */
export function placesInText(text: string, offsets: readonly number[]): Place[] {
  const placeOf = placesIn(text);
  const places: Place[] = [];
  for (const [index, offset] of [...offsets.entries()].sort(([, a], [, b]) => a - b)) places[index] = placeOf(offset);
  return places;
}
