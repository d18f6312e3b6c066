import { fromBase64 } from './base64.ts';

const FORM = /^[\w-]+$/;

/**
 * The octets of base64url whose last bits belong to no octet. The consent strings of the IAB are bits: libraries write a letter for
 * each six of them, and differ in how they fill the last one.
 */
export function fromBase64Bits(text: string): string | null {
  if (!FORM.test(text)) return null;
  // "A" is six bits of 0.
  return fromBase64(text.padEnd(Math.ceil(text.length / 4) * 4, 'A'));
}
