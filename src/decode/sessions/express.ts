import type { Link } from '../format/link.ts';
import type { ReadFormat } from '../format/value.ts';
import { readSigned, signatureData, type Way } from '../keys/check-signature.ts';
import { hmac } from '../keys/hmac.ts';
import { toBase64 } from '../octets/base64.ts';
import { parseJson } from '../octets/parse-json.ts';

const SIGNED = /^s:(.*)\.([A-Za-z0-9+/]{43})$/s;
const JSON_PREFIX = 'j:';

/** cookie-signature (github.com/tj/node-cookie-signature): HMAC-SHA256 of the value in base64 without padding. */
export const COOKIE_SIGNATURE: Way = {
  name: 'cookie-signature',
  sign: async (message, key) => toBase64(await hmac('SHA-256', key, message), { alphabet: 'base64', pads: false }),
};

/**
 * A signed cookie of Express (`res.cookie(…, {signed: true})`) or express-session (`connect.sid`): `s:`, the value, "." and a
 * signature. The value is in clear: a session's id, JSON after `j:`, or another.
 */
export const readExpressSigned: ReadFormat = async ({ octets, keys }) => {
  const match = SIGNED.exec(octets);
  if (match === null) return null;
  const [, content = '', signature = ''] = match;
  const isJson = content.startsWith(JSON_PREFIX) && isOfObject(parseJson(content.slice(JSON_PREFIX.length)));
  const prefix = isJson ? JSON_PREFIX : '';
  const { verdict, write } = await readSigned({
    message: content,
    signature,
    ways: [COOKIE_SIGNATURE],
    keys,
    messageOf: (inner) => prefix + inner,
    join: (message, signed) => `s:${message}.${signed}`,
  });
  const link: Link = {
    code: isJson ? 'express-signed-json' : 'express-signed',
    certainty: 'certain',
    octets,
    data: signatureData('SHA-256', verdict),
    write,
  };
  return { links: [link], inner: content.slice(prefix.length) };
};

/** `res.cookie` of Express with an object (expressjs.com/en/api.html#res.cookie): `j:` and JSON. */
export const readExpressJson: ReadFormat = ({ octets }) => {
  if (!octets.startsWith(JSON_PREFIX)) return null;
  const inner = octets.slice(JSON_PREFIX.length);
  if (!isOfObject(parseJson(inner))) return null;
  const write = (changed: string) => ({ octets: JSON_PREFIX + changed });
  return { links: [{ code: 'express-json', certainty: 'certain', octets, data: {}, write }], inner };
};

/** Express writes `j:` before objects alone: these are arrays and null too, and a Date becomes a text. */
function isOfObject(json: unknown): boolean {
  return typeof json === 'object' || typeof json === 'string';
}
