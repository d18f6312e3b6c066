import type { ReadFormat } from '../format/value.ts';
import { readSigned, signatureData, type Way } from '../keys/check-signature.ts';
import { type Hash, hashOfLength, hmac } from '../keys/hmac.ts';
import { fromBase64, toBase64Url } from '../octets/base64.ts';
import { timeText } from '../octets/time-text.ts';

/** A signature of SHA-1 and the times, in base64. */
const SHORTEST = 60;
/** Of `hashalg`: SHA-512 is the default. */
const MAC_OCTETS = [64, 32, 48, 20];
/** When it was used and made, and the session (`CookieSession.changed` of pyramid/session.py). */
const FORM = /^\[(\d{10})(?:\.\d+)?, ?(\d{10}(?:\.\d+)?), ?\{.*\}\]$/s;

/** The salt of `SignedCookieSessionFactory`, which stands before the secret. */
function way(hash: Hash): Way {
  return { name: SALT, isSalt: true, sign: (message, key) => hmac(hash, SALT + key, message) };
}
const SALT = 'pyramid.session.';

/**
 * A session of Pyramid (docs.pylonsproject.org, `SignedCookieSessionFactory`; webob/cookies.py, `SignedSerializer`): base64url of an
 * HMAC and JSON. Anyone can read it.
 */
export const readPyramid: ReadFormat = async ({ octets, keys }) => {
  const decoded = octets.length > SHORTEST ? fromBase64(octets) : null;
  const macOctets = MAC_OCTETS.find((length) => decoded?.[length] === '[' && FORM.test(decoded.slice(length)));
  const hash = hashOfLength(macOctets ?? 0);
  if (decoded === null || hash === null) return null;
  const [signature, inner] = [decoded.slice(0, macOctets), decoded.slice(macOctets)];
  const created = FORM.exec(inner)?.[2];
  const { verdict, write } = await readSigned({
    message: inner,
    signature,
    ways: [way(hash)],
    keys,
    join: (message, made) => toBase64Url(made + message),
  });
  const data = { ...signatureData(hash, verdict), time: timeText(Number(created) * 1000) };
  return { links: [{ code: 'pyramid-session', certainty: 'certain', octets, data, write }], inner };
};
