import type { Link } from '../format/link.ts';
import type { ReadFormat } from '../format/value.ts';
import { readSigned, signatureData, type Way } from '../keys/check-signature.ts';
import { hmac } from '../keys/hmac.ts';
import { base64Link, PADDED } from '../layers/base64-link.ts';
import { fromBase64 } from '../octets/base64.ts';
import { toHex } from '../octets/hex.ts';
import { timeText } from '../octets/time-text.ts';

const FORM = /^(2\|1:\d\|10:(\d{10})\|(\d{1,3}):([^|]+)\|)(\d{1,4}):([A-Za-z0-9+/]*={0,2})\|([0-9a-f]{64})$/;

const TORNADO: Way = { name: 'key', sign: async (message, key) => toHex(await hmac('SHA-256', key, message)) };

/**
 * A signed cookie of Tornado (tornado/web.py, `create_signed_value` of version 2), as Jupyter has: "2" and then the number of the
 * key, the time, the name and the value in base64, each with its length, and an HMAC in hex. Anyone can read it.
 */
export const readTornado: ReadFormat = async ({ octets, keys }) => {
  const match = FORM.exec(octets);
  if (match === null) return null;
  const [, start = '', seconds, nameLength, name, length, encoded = '', signature = ''] = match;
  const inner = fromBase64(encoded);
  if (inner === null || Number(length) !== encoded.length || Number(nameLength) !== name?.length) return null;
  const { verdict, write } = await readSigned({
    message: octets.slice(0, -signature.length),
    signature,
    ways: [TORNADO],
    keys,
    messageOf: (changed) => `${start}${changed.length}:${changed}|`,
    join: (message, signed) => message + signed,
  });
  const link: Link = {
    code: 'tornado-signed',
    certainty: 'certain',
    octets,
    data: {
      ...signatureData('SHA-256', verdict),
      timestamp: Number(seconds),
      time: timeText(Number(seconds) * 1000),
    },
    write,
  };
  return { links: [link, base64Link(encoded, PADDED)], inner };
};
