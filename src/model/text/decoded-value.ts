import { toText } from '../../cookie/octets.ts';

const ESCAPE = /%([0-9a-f]{2})/gi;

/** The text of a value with its percent escapes undone; null where it has none. A stray "%" stays as it is. */
export function decodedValue(value: string): string | null {
  const octets = value.replace(ESCAPE, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
  return octets === value ? null : toText(octets);
}
