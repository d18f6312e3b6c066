import type { ReadFormat } from '../format/value.ts';
import { readBase64, toBase64 } from '../octets/base64.ts';

const SHORTEST = 8;

/**
 * Base64 and base64url (RFC 4648). A text of these characters alone says little: what it decodes to decides how sure the layer is,
 * once that is read.
 */
export const readBase64Layer: ReadFormat = ({ octets }) => {
  if (octets.length < SHORTEST) return null;
  const read = readBase64(octets);
  if (read === null) return null;
  const { alphabet, padded, pads } = read;
  const write = (changed: string) => ({
    octets: toBase64(changed, { alphabet, pads }),
  });
  return { links: [{ code: alphabet, certainty: 'guess', octets, data: { padded }, write }], inner: read.octets };
};
