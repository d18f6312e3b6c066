import type { ReadFormat } from '../format/value.ts';
import { timeText } from '../octets/time-text.ts';

const FORM =
  /^Fe26\.([12])\*(\w*)\*([0-9a-f]{64})\*([\w-]{22})\*([\w-]+)\*(\d*)\*([0-9a-f]{64})\*([\w-]{43})(?:~(\d+))?$/;

/**
 * Sealed by iron (github.com/hapijs/iron, github.com/brc-dd/iron-webcrypto): prefix, id of the password, salt, IV, content, expiry,
 * salt and HMAC. iron-session appends its version. Without the password only the id, the expiry and the lengths are known.
 */
export const readIron: ReadFormat = ({ octets }) => {
  const match = FORM.exec(octets);
  if (match === null) return null;
  const [, macVersion, passwordId = '', , , content = '', expiry = '', , , version] = match;
  const data = {
    encrypted: true,
    macFormat: Number(macVersion),
    passwordId,
    contentOctets: Math.floor((content.length * 3) / 4),
    expires: expiry === '' ? null : timeText(Number(expiry)),
    expiresMs: expiry === '' ? null : Number(expiry),
    ...(version === undefined ? {} : { ironSessionVersion: Number(version) }),
  };
  return { links: [{ code: 'iron', certainty: 'certain', octets, data }], payload: null };
};
