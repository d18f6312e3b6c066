import type { StepKind } from '../../contract/steps.ts';
import type { Exchange } from '../../cookie/jar/exchange.ts';
import { portionsWithin } from '../../cookie/jar/portions-within.ts';

/** Three steps of these octets fit into the history; with more cookies a person would see no progress and could not stop. */
const MOST = { items: 1000, octets: 1024 * 1024 };
/** The largest cookies of a whole site, before and after, take 1.6 MB: restoring a site is always one step. */
const MOST_RESTORED = { items: 1000, octets: 2.5 * 1024 * 1024 };

/** Exchanges in their order, in portions that each fit into one step of the history. */
export function portionsBySize(exchanges: readonly Exchange[], kind: StepKind): Exchange[][] {
  const encoder = new TextEncoder();
  const octetsOf = (exchange: Exchange): number => encoder.encode(JSON.stringify(exchange)).length;
  return portionsWithin(exchanges, kind === 'snapshot' ? MOST_RESTORED : MOST, octetsOf);
}
