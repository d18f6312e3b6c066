import type { Exchange } from '../../cookie/jar/exchange.ts';

/** A step of so many octets fits into the history beside two more. */
const MOST_OCTETS = 1024 * 1024;
/** After so many cookies a person sees progress, and can stop. */
const MOST_COOKIES = 1000;

/** Exchanges in their order, in portions that each fit into one step of the history. */
export function portionsBySize(exchanges: readonly Exchange[]): Exchange[][] {
  const portions: Exchange[][] = [];
  let portion: Exchange[] = [];
  let octets = 0;
  for (const exchange of exchanges) {
    const size = JSON.stringify(exchange).length;
    if (portion.length > 0 && (octets + size > MOST_OCTETS || portion.length >= MOST_COOKIES)) {
      portions.push(portion);
      portion = [];
      octets = 0;
    }
    portion.push(exchange);
    octets += size;
  }
  if (portion.length > 0) portions.push(portion);
  return portions;
}
