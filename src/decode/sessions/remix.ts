import type { Link } from '../format/link.ts';
import type { ReadFormat } from '../format/value.ts';
import { readSigned, signatureData } from '../keys/check-signature.ts';
import { base64Link, PADDED } from '../layers/base64-link.ts';
import { readBase64 } from '../octets/base64.ts';
import { parseJson } from '../octets/parse-json.ts';
import { COOKIE_SIGNATURE } from './express.ts';

const FORM = /^([A-Za-z0-9+/]+={0,2})\.([A-Za-z0-9+/]{43})$/;
/** What `createCookieSessionStorage` and `createSessionStorage` name a session by default. */
const SESSION_NAME = '__session';

/**
 * A signed cookie or session of Remix and React Router (reactrouter.com/explanation/sessions-and-cookies): JSON in standard base64,
 * and a signature as Express makes it. Anyone can read it. Without a character that base64url lacks, itsdangerous may have written
 * it too.
 */
export const readRemix: ReadFormat = async ({ octets, name, keys }) => {
  const match = FORM.exec(octets);
  if (match === null) return null;
  const [, encoded = '', signature = ''] = match;
  const base64 = readBase64(encoded);
  if (base64 === null || encoded.length % 4 !== 0 || parseJson(base64.octets) === undefined) return null;
  const { verdict, write } = await readSigned({ message: encoded, signature, ways: [COOKIE_SIGNATURE], keys });
  if (!/[+/=]/.test(octets) && name !== SESSION_NAME && verdict.state !== 'valid') return null;
  const link: Link = {
    code: 'remix-signed',
    certainty: verdict.state === 'valid' ? 'certain' : 'likely',
    octets,
    data: signatureData('SHA-256', verdict),
    write,
  };
  return { links: [link, base64Link(encoded, PADDED)], inner: base64.octets };
};
