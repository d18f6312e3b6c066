import { isText, textOfOctets } from './text-of-octets.ts';

/** A whole number as a JSON value; its digits as a text if JavaScript cannot represent it exactly. */
export function toSafeNumber(number: bigint): number | string {
  const isSafe = number >= Number.MIN_SAFE_INTEGER && number <= Number.MAX_SAFE_INTEGER;
  return isSafe ? Number(number) : String(number);
}

/** The text of octets in a message, or null if they are not text: then they are something else read as a text. */
export function textOfMessage(octets: string): string | null {
  return isText(octets) ? textOfOctets(octets) : null;
}
