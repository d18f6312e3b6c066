import type { ReadFormat } from '../format/value.ts';
import { fromBase64 } from '../octets/base64.ts';
import { joseHeader, keysInHeader } from './jose-header.ts';

const FORM = /^([\w-]+)\.([\w-]*)\.([\w-]+)\.([\w-]*)\.([\w-]+)$/;

/** A JWE in compact form (RFC 7516 section 7.1): of its five parts only the header can be read without the key. */
export const readJwe: ReadFormat = ({ octets }) => {
  const match = FORM.exec(octets);
  if (match === null) return null;
  const [, headerText = '', keyText = '', ivText = '', cipherText = '', tagText = ''] = match;
  const header = joseHeader(headerText);
  if (header === null || typeof header.enc !== 'string') return null;
  const lengths = [keyText, ivText, cipherText, tagText].map((part) => fromBase64(part)?.length ?? null);
  if (lengths.includes(null)) return null;
  const selfKeyed = keysInHeader(header);
  const data = {
    encrypted: true,
    header,
    contentOctets: lengths[2],
    ...(selfKeyed.length > 0 ? { keysInHeader: selfKeyed } : {}),
  };
  return { links: [{ code: 'jwe-compact', certainty: 'certain', octets, data }], payload: null };
};
