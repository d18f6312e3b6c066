/** Items in their order, in portions of at most these many items and octets; a larger item is a portion by itself. */
export function portionsWithin<Item>(
  items: readonly Item[],
  most: { items: number; octets: number },
  octetsOf: (item: Item) => number,
): Item[][] {
  const portions: Item[][] = [];
  let octets = 0;
  for (const item of items) {
    const own = octetsOf(item);
    const last = portions.at(-1);
    if (last && last.length < most.items && octets + own <= most.octets) {
      last.push(item);
      octets += own;
    } else {
      portions.push([item]);
      octets = own;
    }
  }
  return portions;
}
