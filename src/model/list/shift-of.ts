/** How many rows of the view are tried: the first of them may have moved alone. */
const TRIED = 5;

/**
 * By how many places many rows in view (from `first` to before `last`) have moved together, as where rows were added or dropped
 * above them; 0 where they have not, as after a sort. A line without a key is no row.
 */
export function shiftOf<Key>(
  before: readonly (Key | undefined)[],
  after: readonly (Key | undefined)[],
  first: number,
  last: number,
): number {
  const inView = before.slice(first, last);
  for (const [index, key] of inView.slice(0, TRIED).entries()) {
    const found = key === undefined ? -1 : after.indexOf(key);
    const start = found - index;
    const together = inView.filter((one, at) => one === after[start + at]).length;
    if (found >= 0 && together > Math.max(1, inView.length / 3)) return start - first;
  }
  return 0;
}
