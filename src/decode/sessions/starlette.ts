import type { Link } from '../format/link.ts';
import type { ReadFormat } from '../format/value.ts';
import { readSigned, signatureData } from '../keys/check-signature.ts';
import { base64Link, PADDED } from '../layers/base64-link.ts';
import { readBase64 } from '../octets/base64.ts';
import { parseJsonObject } from '../octets/parse-json.ts';
import { djangoConcatWay, signedTime } from './signed-time.ts';

const FORM = /^([A-Za-z0-9+/]+={0,2})\.([\w-]{3,8})\.([\w-]{27})$/;
/** `json.dumps` of Python writes a space after each ":", and itsdangerous writes none. */
const WRITTEN_BY_DUMPS = /^\{"(?:[^"\\]|\\.)*": /s;

/**
 * A session of Starlette and FastAPI (starlette/middleware/sessions.py): JSON in standard base64 with padding, signed by the
 * `TimestampSigner` of itsdangerous. Anyone can read it.
 */
export const readStarlette: ReadFormat = async ({ octets, keys }) => {
  const match = FORM.exec(octets);
  if (match === null) return null;
  const [, encoded = '', timestampText = '', signature = ''] = match;
  const [base64, time] = [readBase64(encoded), signedTime(timestampText)];
  if (base64 === null || time === null || (!base64.padded && encoded.length % 4 !== 0)) return null;
  const json = parseJsonObject(base64.octets);
  if (json === undefined) return null;
  // itsdangerous itself writes base64url without padding.
  const isOwnBase64 = base64.padded || /[+/]/.test(encoded);
  if (!isOwnBase64 && !WRITTEN_BY_DUMPS.test(base64.octets) && base64.octets !== '{}') return null;
  const ways = [djangoConcatWay('SHA-1', 'itsdangerous.Signer')];
  const messageOf = (changed: string) => `${changed}.${timestampText}`;
  const { verdict, write } = await readSigned({ message: messageOf(encoded), signature, ways, keys, messageOf });
  const link: Link = {
    code: 'starlette-session',
    certainty: verdict.state === 'valid' ? 'certain' : 'likely',
    octets,
    data: { ...signatureData('SHA-1', verdict), ...time },
    write,
  };
  return { links: [link, base64Link(encoded, PADDED)], inner: base64.octets };
};
