import type { Exchange } from '../../cookie/jar/exchange.ts';
import { portionsWithin } from '../../cookie/jar/portions-within.ts';

/** A step of so many octets fits into the history beside two more; after so many cookies a person sees progress, and can stop. */
const MOST = { items: 1000, octets: 1024 * 1024 };

/** Exchanges in their order, in portions that each fit into one step of the history. */
export function portionsBySize(exchanges: readonly Exchange[]): Exchange[][] {
  return portionsWithin(exchanges, MOST, (exchange) => JSON.stringify(exchange).length);
}
