import type { ReadFormat } from '../format/value.ts';
import { readBase64, toBase64 } from '../octets/base64.ts';

const SHORTEST = 8;
/** As Ruby's `encode64`, Python's `encodebytes` and others write it: a line break after every 60 or 76 digits and at the end. */
const IN_LINES = /^([A-Za-z0-9+/]+={0,2})(\r?\n)([A-Za-z0-9+/\r\n]+={0,2}\r?\n)?$/;

/**
 * Base64 and base64url (RFC 4648). A text of these characters alone says little: what it decodes to decides how sure the layer is,
 * once that is read.
 */
export const readBase64Layer: ReadFormat = ({ octets }) => {
  if (octets.length < SHORTEST) return null;
  const [, line = '', lineBreak, more] = IN_LINES.exec(octets) ?? [];
  const read = readBase64(lineBreak === undefined ? octets : octets.replace(/[\r\n]/g, ''));
  if (read === null) return null;
  const { alphabet, padded, pads } = read;
  const write = (changed: string) => {
    const digits = toBase64(changed, { alphabet, pads });
    if (lineBreak === undefined) return { octets: digits };
    const length = more === undefined ? digits.length + 1 : line.length;
    return { octets: (digits.match(new RegExp(`.{1,${length}}`, 'g')) ?? []).map((part) => part + lineBreak).join('') };
  };
  return { links: [{ code: alphabet, certainty: 'guess', octets, data: { padded }, write }], inner: read.octets };
};
