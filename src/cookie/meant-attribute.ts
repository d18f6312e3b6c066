/** What servers write, as in the specification. */
const ATTRIBUTES = [
  'Expires',
  'Max-Age',
  'Domain',
  'Path',
  'Secure',
  'HttpOnly',
  'SameSite',
  'Partitioned',
  'Priority',
];
const LONGEST = 14;
/** How many letters may be wrong; of a short name, fewer. */
const SLIPS = 2;

/** The attribute that an unknown name was probably meant to be, or null. `name` is in lower case. */
export function meantAttribute(name: string): string | null {
  if (name.length < 3 || name.length > LONGEST) return null;
  const letters = name.replace(/[^a-z]/g, '');
  for (const attribute of ATTRIBUTES) {
    const known = attribute.toLowerCase().replace('-', '');
    const slips = Math.min(SLIPS, Math.floor(known.length / 4));
    if (Math.abs(letters.length - known.length) > slips) continue;
    if (distance(letters, known) <= slips) return attribute;
  }
  return null;
}

/** Letters to add, leave out or change, or neighbours to swap, to make one word of the other (optimal string alignment). */
function distance(one: string, other: string): number {
  let before: number[] = [];
  let last = Array.from({ length: other.length + 1 }, (_, index) => index);
  for (let row = 1; row <= one.length; row++) {
    const now = [row];
    for (let column = 1; column <= other.length; column++) {
      const same = one[row - 1] === other[column - 1];
      const swapped = row > 1 && column > 1 && one[row - 1] === other[column - 2] && one[row - 2] === other[column - 1];
      now[column] = Math.min(
        (last[column] ?? 0) + 1,
        (now[column - 1] ?? 0) + 1,
        (last[column - 1] ?? 0) + (same ? 0 : 1),
        swapped ? (before[column - 2] ?? 0) + 1 : Number.POSITIVE_INFINITY,
      );
    }
    before = last;
    last = now;
  }
  return last[other.length] ?? 0;
}
