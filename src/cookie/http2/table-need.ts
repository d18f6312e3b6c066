import type { Agent } from '../cookie.ts';
import { entryOctets } from './dynamic-table.ts';
import { ENCODER_RULES } from './encoder-rules.ts';
import type { HeaderField } from './hpack-encoder.ts';
import { staticIndexOf } from './static-entries.ts';

/**
 * Octets that a table needs to keep all these fields that the browser wants kept. Where they come again in the same
 * order, a table one octet smaller keeps none of them: each is evicted before its turn (first in, first out).
 */
export function tableNeed(agent: Agent, fields: readonly HeaderField[], tableSize: number): number {
  const kept = new Map<string, number>();
  for (const field of fields) {
    const isKept = ENCODER_RULES[agent].handling(field, tableSize) === 'indexed' && !staticIndexOf(field);
    if (isKept) kept.set(`${field.name}\n${field.value}`, entryOctets(field));
  }
  return [...kept.values()].reduce((sum, octets) => sum + octets, 0);
}
