import type { Link } from '../format/link.ts';
import type { ReadFormat } from '../format/value.ts';
import { checkJws, signJws } from '../keys/jws.ts';
import { base64Link } from '../layers/base64-link.ts';
import { fromBase64, toBase64 } from '../octets/base64.ts';
import { inflate } from '../octets/inflate.ts';
import { beginsWithJoseHeader, claimTimes, joseHeader, keysInHeader } from '../octets/jose-header.ts';
import { parseJson } from '../octets/parse-json.ts';

/** RFC 7515 section 2: "with all trailing '=' characters omitted"; Amazon's load balancer writes them. */
const FORM = /^([\w-]+={0,2})\.([\w-]+={0,2})\.([\w-]*={0,2})$/;
/** Names that Play gives to its session (playframework.com/documentation/latest/SettingsSession). */
const PLAY_NAME = /^PLAY_(?:SESSION|FLASH)$/;
const PLAY_CLAIMS: ReadonlySet<string> = new Set(['data', 'nbf', 'iat', 'exp']);

/**
 * A JWT as JWS in compact form (RFC 7519, RFC 7515 section 7.1). It is one only if the first part is an object with `alg` and the
 * second is JSON: a Flask session has three parts too, and begins with "eyJ" as well. Anyone can read it.
 */
export const readJwt: ReadFormat = async ({ octets, name, keys }) => {
  const match = FORM.exec(octets);
  if (match === null) return null;
  const [, headerText = '', payloadText = '', signatureText = ''] = match;
  const header = joseHeader(headerText);
  if (header === null || header.enc !== undefined) return null;
  const encoded = fromBase64(payloadText);
  if (encoded === null) return null;
  const inner = header.zip === 'DEF' ? await inflate(encoded, 'deflate-raw') : encoded;
  if (inner === null || inner === 'tooLarge') return null;
  const claims = parseJson(inner);
  const signature = fromBase64(signatureText);
  // Appendix A.2 of RFC 7519: a nested JWT has another one as its payload.
  if ((claims === undefined && !beginsWithJoseHeader(inner)) || signature === null) return null;
  const pads = octets.includes('=');
  const style = { alphabet: 'base64url', pads } as const;
  const isNone = header.alg.toLowerCase() === 'none';
  const jws = { message: `${headerText}.${payloadText}`, signature, header };
  const check = await checkJws(jws, keys);
  const selfKeyed = keysInHeader(header);
  const link: Link = {
    code: isNone ? 'jwt-none' : 'jwt-jws',
    certainty: 'certain',
    octets,
    data: {
      encrypted: false,
      header,
      times: claimTimes(claims),
      ...(isNone ? { algNone: true } : {}),
      ...(selfKeyed.length > 0 ? { keysInHeader: selfKeyed } : {}),
      ...check,
    },
    write: async (changed, given) => {
      const message = `${headerText}.${changed}`;
      if (isNone) return { octets: `${message}.` };
      const fitted = given.filter((key) => key === keys[check.keyIndex ?? -1]);
      const signed = await signJws(message, jws, [...fitted, ...given]);
      return signed === null
        ? { octets: `${message}.${signatureText}`, signature: 'broken' }
        : { octets: `${message}.${toBase64(signed, style)}`, signature: 'signed' };
    },
  };
  const base64 = base64Link(payloadText, style);
  if (header.zip !== undefined) delete base64.write;
  const links = [link, base64];
  if (seemsPlay(name, claims)) {
    const certainty = PLAY_NAME.test(name) ? 'certain' : 'likely';
    links.unshift({ code: 'play-jwt', certainty, octets, data: {}, write: (changed) => ({ octets: changed }) });
  }
  return { links, inner };
};

/** Play puts a session's pairs into `data`, beside times and nothing else. */
function seemsPlay(name: string, claims: unknown): boolean {
  const { data } = Object(claims);
  if (typeof data !== 'object' || data === null || Array.isArray(data)) return false;
  const hasPlayClaims = Object.hasOwn(Object(claims), 'nbf') && Object.hasOwn(Object(claims), 'iat');
  return PLAY_NAME.test(name) || (hasPlayClaims && Object.keys(Object(claims)).every((key) => PLAY_CLAIMS.has(key)));
}
