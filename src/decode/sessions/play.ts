import type { ReadFormat } from '../format/value.ts';
import { readSigned, signatureData, type Way } from '../keys/check-signature.ts';
import { hmac } from '../keys/hmac.ts';
import { pairsOf, queryReading } from '../layers/query-string.ts';
import { toHex } from '../octets/hex.ts';

/** "=" alone at the end is padding of base64. */
const FORM = /^([0-9a-f]{40})-([^=]+=(?!=?$).*)$/s;

const PLAY: Way = { name: 'key', sign: async (message, key) => toHex(await hmac('SHA-1', key, message)) };

/** A session of Play before 2.6 (play.api.mvc.CookieBaker): HMAC-SHA1 in hex, "-", and pairs as in a query. Anyone can read it. */
export const readPlayLegacy: ReadFormat = async ({ octets, keys, name }) => {
  const match = FORM.exec(octets);
  if (match === null) return null;
  const [, signature = '', message = ''] = match;
  const pairs = pairsOf(message, '&');
  if (pairs === null) return null;
  const { verdict, write } = await readSigned({
    message,
    signature,
    ways: [PLAY],
    keys,
    join: (changed, signed) => `${signed}-${changed}`,
  });
  const data = signatureData('SHA-1', verdict);
  const certainty = verdict.state === 'valid' || /^PLAY_/.test(name) ? 'certain' : 'likely';
  const { links, payload } = queryReading(message, pairs);
  return { links: [{ code: 'play-legacy', certainty, octets, data, write }, ...links], payload };
};
