/** What browsers look at in a line, as the specification writes it; Priority is Chromium's own. */
export const ATTRIBUTES = [
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

const LETTERS = ATTRIBUTES.map((attribute) => attribute.toLowerCase().replace('-', ''));

/** The attribute that an unknown name, given in lower case, was probably meant to be, also with a colon; null: it is like none. */
export function closestAttribute(unknown: string): string | null {
  const [name = ''] = unknown.split(':', 1);
  if (name.length < 3 || name.length > 14) return null;
  const letters = name.replace(/[^a-z]/g, '');
  return ATTRIBUTES[LETTERS.findIndex((attribute) => isNear(letters, attribute, attribute.length < 8 ? 1 : 2))] ?? null;
}

/** Whether at most this many letters added, removed, changed or swapped with a neighbour make one word of the other. */
function isNear(one: string, other: string, slips: number): boolean {
  if (one === other) return true;
  if (slips === 0 || Math.abs(one.length - other.length) > slips) return false;
  if (one[0] === other[0]) return isNear(one.slice(1), other.slice(1), slips);
  const left = slips - 1;
  return (
    isNear(one.slice(1), other.slice(1), left) ||
    isNear(one.slice(1), other, left) ||
    isNear(one, other.slice(1), left) ||
    (one[0] === other[1] && one[1] === other[0] && isNear(one.slice(2), other.slice(2), left))
  );
}
