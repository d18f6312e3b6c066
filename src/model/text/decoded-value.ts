import { toText } from '../../cookie/octets.ts';

const ESCAPE = /%([0-9a-f]{2})/gi;

/** The text of a value with its percent escapes decoded; null if it has none. A "%" that starts no escape stays. */
export function decodedValue(value: string): string | null {
  const octets = value.replace(ESCAPE, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
  return octets === value ? null : toText(octets);
}
