import type { Link } from '../format/link.ts';
import { type Base64Style, toBase64 } from '../octets/base64.ts';

/** Base64 as standard libraries write it. */
export const PADDED = { alphabet: 'base64', pads: true } as const;

/** The layer of base64 within a form that has it always. */
export function base64Link(octets: string, style: Base64Style): Link {
  const data = { padded: octets.endsWith('=') };
  const write = (changed: string) => ({ octets: toBase64(changed, style) });
  return { code: style.alphabet, certainty: 'certain', octets, data, write };
}
