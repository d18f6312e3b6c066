import { DECODE_BOUNDS } from '../format/decode-bounds.ts';
import type { Secret } from './secrets.ts';

/** The octets that keys can mean, and which key it is. What reads keys is loaded when a person enters the first one. */
export async function enteredSecrets(keys: readonly string[]): Promise<(Secret & { key: string })[]> {
  if (keys.length === 0) return [];
  const { secretsOf } = await import('./secrets.ts');
  return keys.slice(0, DECODE_BOUNDS.keys).flatMap((key) => secretsOf(key).map((secret) => ({ ...secret, key })));
}
