import type { ReadFormat } from '../format/value.ts';
import { fromHex, toHex } from '../octets/hex.ts';

const SHORTEST = 8;

/**
 * Octets in hex, two digits each. As with base64, what it decodes to decides how sure the layer is. Decimal digits alone are a number:
 * read as hex, one id of 16 digits in fifty would be a text.
 */
export const readHex: ReadFormat = ({ octets }) => {
  if (octets.length < SHORTEST || !/[a-f]/i.test(octets)) return null;
  const inner = fromHex(octets);
  if (inner === null) return null;
  const isUpper = /[A-F]/.test(octets);
  const write = (changed: string) => ({ octets: isUpper ? toHex(changed).toUpperCase() : toHex(changed) });
  return { links: [{ code: 'hex', certainty: 'guess', octets, data: {}, write }], inner };
};
