import type { Link } from '../format/link.ts';
import type { ReadFormat } from '../format/value.ts';
import { checkSignature, writeSigned } from '../keys/check-signature.ts';
import { readBase64, toBase64 } from '../octets/base64.ts';
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
  if (json === undefined || !(WRITTEN_BY_DUMPS.test(base64.octets) || base64.octets === '{}')) return null;
  const ways = [djangoConcatWay('SHA-1', 'itsdangerous.Signer')];
  const message = `${encoded}.${timestampText}`;
  const verdict = await checkSignature({ message, signature }, keys, ways);
  const style = { alphabet: 'base64', pads: true } as const;
  const link: Link = {
    code: 'starlette-session',
    certainty: verdict.state === 'valid' ? 'certain' : 'likely',
    octets,
    data: { encrypted: false, ...time, digest: 'SHA-1', signature: verdict.state },
    write: writeSigned({
      signature,
      ways,
      verdict,
      messageOf: (inner) => `${inner}.${timestampText}`,
      join: (text, signed) => `${text}.${signed}`,
    }),
  };
  const write = (changed: string) => ({ octets: toBase64(changed, style) });
  const base64Link: Link = {
    code: 'base64',
    certainty: 'certain',
    octets: encoded,
    data: { padded: base64.padded },
    write,
  };
  return { links: [link, base64Link], inner: base64.octets };
};
