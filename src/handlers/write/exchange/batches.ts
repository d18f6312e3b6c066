import { cookieKey } from '../../../cookie/cookie.ts';
import { type Exchange, otherSide, type Side, without } from '../../../cookie/jar/exchange.ts';
import { portionsWithin } from '../../../cookie/jar/portions-within.ts';

/** Few enough that a stopped background leaves little to look at, and that all return in time. */
const BATCH = 100;
/** With each write Chromium reads all cookies of the site: on a slow machine a hundred of the largest take too long together. */
const MOST = { items: BATCH, octets: 200_000 };

/** What carrying out an exchange does to the number of cookies; in this order a step never needs more room than it must. */
const KINDS = ['remove', 'replace', 'move', 'add'] as const;
type Kind = (typeof KINDS)[number];

/**
 * The items in the order in which they are carried out, those together that may be. One that moves a cookie goes alone: it
 * takes two places of the site's 180 for a moment.
 */
export function batches<Item extends { exchange: Exchange }>(items: readonly Item[], to: Side): Item[][] {
  const result: Item[][] = [];
  for (const kind of KINDS) {
    const alike = items.filter(({ exchange }) => kindOf(exchange, to) === kind);
    result.push(
      ...(kind === 'move' ? portionsOf(alike, 1) : portionsWithin(alike, MOST, ({ exchange }) => octetsOf(exchange))),
    );
  }
  return result;
}

/** The same in their order, as many together as are waited for together. */
export function portionsOf<Item>(items: readonly Item[], size = BATCH): Item[][] {
  const portions: Item[][] = [];
  for (let start = 0; start < items.length; start += size) portions.push(items.slice(start, start + size));
  return portions;
}

function octetsOf({ before, after }: Exchange): number {
  return [...before, ...after].reduce((sum, { name, value }) => sum + name.length + value.length, 0);
}

function kindOf(exchange: Exchange, to: Side): Kind {
  const target = exchange[to];
  const from = exchange[otherSide(to)];
  if (target.length === 0) return 'remove';
  if (from.length === 0) return 'add';
  const isSamePlaces = without(target, from).length === 0 && without(from, target).length === 0;
  return isSamePlaces ? 'replace' : 'move';
}

/** Whether one identity occurs in more than one exchange; then one cannot be distinguished from the other in the jar. */
export function claim(claimed: Set<string>, { before, after }: Exchange): boolean {
  const keys = new Set([...before, ...after].map(cookieKey));
  const isFree = [...keys].every((key) => !claimed.has(key));
  if (isFree) for (const key of keys) claimed.add(key);
  return isFree;
}
