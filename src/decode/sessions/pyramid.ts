import type { ReadFormat } from '../format/value.ts';
import { readSigned, signatureData, type Way } from '../keys/check-signature.ts';
import { hmac } from '../keys/hmac.ts';
import { fromBase64, toBase64Url } from '../octets/base64.ts';
import { timeText } from '../octets/time-text.ts';

/** Octets of HMAC-SHA512. */
const MAC = 64;
/** When it was used and made, and the session (`CookieSession.changed` of pyramid/session.py). */
const FORM = /^\[(\d{10})(?:\.\d+)?, ?(\d{10}(?:\.\d+)?), ?\{.*\}\]$/s;

/** The salt of `SignedCookieSessionFactory`, which stands before the secret. */
const WAY: Way = {
  name: 'pyramid.session.',
  isSalt: true,
  sign: (message, key) => hmac('SHA-512', `pyramid.session.${key}`, message),
};

/**
 * A session of Pyramid (docs.pylonsproject.org, `SignedCookieSessionFactory`; webob/cookies.py, `SignedSerializer`): base64url of an
 * HMAC and JSON. Anyone can read it.
 */
export const readPyramid: ReadFormat = async ({ octets, keys }) => {
  const decoded = octets.length > MAC ? fromBase64(octets) : null;
  const inner = decoded?.slice(MAC) ?? '';
  const [, , created] = FORM.exec(inner) ?? [];
  if (decoded === null || created === undefined) return null;
  const signature = decoded.slice(0, MAC);
  const { verdict, write } = await readSigned({
    message: inner,
    signature,
    ways: [WAY],
    keys,
    join: (message, made) => toBase64Url(made + message),
  });
  const data = { ...signatureData('SHA-512', verdict), time: timeText(Number(created) * 1000) };
  return { links: [{ code: 'pyramid-session', certainty: 'certain', octets, data, write }], inner };
};
