/** Items that are compared with each other, by their indexes; null: there is none on that side. */
interface ItemPair {
  before: number | null;
  after: number | null;
}

/**
 * Which items of two arrays are to be compared, given each as a text. Equal items are none of them, wherever they are, so that one
 * that is put before others does not change all of these; of the rest those with the same index are compared. `isMoved`: the equal
 * ones are not in the same order.
 */
export function itemPairs(
  before: readonly string[],
  after: readonly string[],
): { isMoved: boolean; pairs: readonly ItemPair[] } {
  const places = new Map<string, number[]>();
  for (const [index, text] of before.entries()) {
    const found = places.get(text);
    if (found) found.push(index);
    else places.set(text, [index]);
  }
  for (const indexes of places.values()) indexes.reverse();
  const rest = new Set(before.keys());
  const added: number[] = [];
  let isMoved = false;
  let last = -1;
  for (const [index, text] of after.entries()) {
    const place = places.get(text)?.pop();
    if (place === undefined) {
      added.push(index);
      continue;
    }
    rest.delete(place);
    if (place < last) isMoved = true;
    last = Math.max(last, place);
  }
  const pairs = added.map((index): ItemPair => ({ before: rest.delete(index) ? index : null, after: index }));
  return { isMoved, pairs: [...pairs, ...[...rest].map((index): ItemPair => ({ before: index, after: null }))] };
}
