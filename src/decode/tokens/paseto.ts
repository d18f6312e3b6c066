import type { ReadFormat } from '../format/value.ts';
import { checkJws, signJws } from '../keys/jws.ts';
import { fromBase64, toBase64Url } from '../octets/base64.ts';
import { parseJsonObject } from '../octets/parse-json.ts';
import { octetsOf } from '../octets/text-of-octets.ts';

const FORM = /^(v[1-4])\.(local|public)\.([\w-]+)((?:\.[\w-]+)?)$/;
/** What `local` adds to the encrypted content: nonce and tag. */
const AROUND_CONTENT: Record<string, number> = { v1: 80, v2: 40, v3: 80, v4: 64 };
/** The end of a `public` payload, and the name that JWS gives to the same algorithm. */
const SIGNATURES: Record<string, { octets: number; alg: string }> = {
  v1: { octets: 256, alg: 'PS384' },
  v2: { octets: 64, alg: 'EdDSA' },
  v3: { octets: 96, alg: 'ES384' },
  v4: { octets: 64, alg: 'EdDSA' },
};
const TIMES = ['iat', 'nbf', 'exp'];

/**
 * A PASETO (github.com/paseto-standard/paseto-spec): "version.purpose.payload.footer", payload and footer in base64url. Of
 * `local` nothing can be read without the key; the payload of `public` is a JSON object and its signature, which anyone can
 * read.
 */
export const readPaseto: ReadFormat = async ({ octets, keys }) => {
  const match = FORM.exec(octets);
  if (match === null) return null;
  const [, version = '', purpose, payloadText = '', footerText = ''] = match;
  const payload = fromBase64(payloadText);
  const footer = fromBase64(footerText.slice(1));
  if (payload === null || footer === null) return null;
  if (purpose === 'local') {
    const contentOctets = payload.length - (AROUND_CONTENT[version] ?? 0);
    if (contentOctets < 0) return null;
    const data = { encrypted: true, contentOctets };
    return { links: [{ code: 'paseto-local', certainty: 'certain', octets, data }], payload: null };
  }
  const { octets: signatureOctets = 0, alg = '' } = SIGNATURES[version] ?? {};
  const inner = payload.slice(0, -signatureOctets);
  const claims = parseJsonObject(inner);
  if (claims === undefined) return null;
  const signature = payload.slice(-signatureOctets);
  const messageOf = (content: string) => {
    const pieces = [`${version}.public.`, content, footer];
    if (version !== 'v3') return preAuthentication(version === 'v4' ? [...pieces, ''] : pieces);
    return async (key: CryptoKey) => preAuthentication([await compressedPoint(key), ...pieces, '']);
  };
  const jws = { message: messageOf(inner), signature, header: { alg } };
  const check = await checkJws(jws, keys);
  return {
    links: [
      {
        code: 'paseto-public',
        certainty: 'certain',
        octets,
        data: { encrypted: false, times: timesOf(claims), ...check },
        write: async (changed, given) => {
          const made = await signJws(messageOf(changed), jws, given);
          const token = `${version}.public.${toBase64Url(changed + (made ?? signature))}${footerText}`;
          return { octets: token, signature: made === null ? 'broken' : 'signed' };
        },
      },
    ],
    inner,
  };
};

/**
 * What is signed: "PAE() accepts an array of strings", its length and then each with its length before it, as 64 bits, little
 * endian. Versions 3 and 4 add an implicit assertion, which is empty where an application gives none.
 */
function preAuthentication(pieces: readonly string[]): string {
  return [length(pieces.length), ...pieces.map((piece) => length(piece.length) + piece)].join('');
}

/** A public key on P-384 as version 3 signs it: 02 or 03 for an even or odd y, and x (SEC 1 section 2.3.3). */
async function compressedPoint(key: CryptoKey): Promise<string> {
  const point = octetsOf(new Uint8Array(await crypto.subtle.exportKey('raw', key)));
  return String.fromCharCode(2 + (point.charCodeAt(96) & 1)) + point.slice(1, 49);
}

function length(count: number): string {
  const low = [0, 8, 16, 24].map((bits) => String.fromCharCode((count >>> bits) & 0xff));
  return `${low.join('')}\0\0\0\0`;
}

/** Registered claims that are times: texts in ISO 8601. */
function timesOf(claims: Record<string, unknown>): Record<string, string> {
  return Object.fromEntries(
    TIMES.flatMap((name) => {
      const time = claims[name];
      return typeof time === 'string' ? [[name, time]] : [];
    }),
  );
}
