import type { Write } from '../format/link.ts';
import type { ReadFormat } from '../format/value.ts';
import { checkSignature, secretFor, type Way } from '../keys/check-signature.ts';
import { type Hash, hashOfLength, hmac } from '../keys/hmac.ts';
import { base64Link } from '../layers/base64-link.ts';
import { fromBase64, readBase64, toBase64Url } from '../octets/base64.ts';
import { parseJsonObject } from '../octets/parse-json.ts';

const SIGNATURE = /^[\w-]+$/;

/** keygrip (github.com/crypto-utils/keygrip): HMAC in base64url of `name=value`; SHA-1 by default. */
function keygrip(hash: Hash): Way {
  return { name: hash, sign: async (message, key) => toBase64Url(await hmac(hash, key, message)) };
}

/**
 * A cookie that the `cookies` library of Express and Koa signs in a second one, `<name>.sig`. With JSON in base64 it is a session of
 * cookie-session or koa-session, which anyone can read.
 */
export const readCookieSession: ReadFormat = async ({ octets, fullName, siblings, keys, outer }) => {
  if (outer.length > 0) return null;
  const signature = siblings.find(({ name }) => name === `${fullName}.sig`)?.value;
  if (signature === undefined || !SIGNATURE.test(signature)) return null;
  const hash = hashOfLength(fromBase64(signature)?.length ?? 0);
  if (hash === null) return null;
  const way = keygrip(hash);
  const verdict = await checkSignature({ message: `${fullName}=${octets}`, signature }, keys, [way]);
  const { state } = verdict;
  // The signature is in another cookie, which has to change with this one.
  const writeBoth: Write = async (inner, given) => {
    const secret = secretFor(verdict, given);
    if (secret === undefined) return { octets: inner, signature: 'broken' };
    const value = await way.sign(`${fullName}=${inner}`, secret);
    return { octets: inner, signature: 'signed', siblings: [{ name: `${fullName}.sig`, value }] };
  };
  const data = { encrypted: false, signatureIn: `${fullName}.sig`, digest: hash, signature: state };
  const certainty = state === 'valid' ? 'certain' : 'likely';
  const base64 = readBase64(octets);
  if (base64 === null || parseJsonObject(base64.octets) === undefined)
    return { links: [{ code: 'keygrip-signed', certainty, octets, data, write: writeBoth }], inner: octets };
  return {
    links: [{ code: 'cookie-session', certainty, octets, data, write: writeBoth }, base64Link(octets, base64)],
    inner: base64.octets,
  };
};
