import type { Link } from '../format/link.ts';
import type { ReadFormat } from '../format/value.ts';
import { decryptCbc, openedData } from '../keys/decrypt.ts';
import { enteredSecrets } from '../keys/entered-secrets.ts';
import { hmac, pbkdf2 } from '../keys/hmac.ts';
import { fromBase64, toBase64Url } from '../octets/base64.ts';
import { timeText } from '../octets/time-text.ts';

const FORM =
  /^(Fe26\.([12])\*(\w*)\*([0-9a-f]{64})\*([\w-]{22})\*([\w-]+)\*(\d*))\*([0-9a-f]{64})\*([\w-]{43})(?:~(\d+))?$/;

/**
 * Sealed by iron (github.com/hapijs/iron, github.com/brc-dd/iron-webcrypto): prefix, id of the password, salt, IV, content, expiry,
 * salt and HMAC. iron-session appends its version. Without the password only the id, the expiry and the lengths are known.
 */
export const readIron: ReadFormat = async ({ octets, keys }) => {
  const match = FORM.exec(octets);
  if (match === null) return null;
  const [, sealed = '', macVersion, passwordId = '', salt = '', iv = '', content = '', expiry = '', ...rest] = match;
  const [macSalt = '', mac = '', version] = rest;
  const encrypted = fromBase64(content) ?? '';
  const password = await passwordOf(keys, { sealed, macSalt, mac });
  const opened =
    password === null ? null : await decryptCbc(await derive(password, salt), fromBase64(iv) ?? '', encrypted);
  const data = {
    encrypted: true,
    macFormat: Number(macVersion),
    passwordId,
    contentOctets: encrypted.length,
    expires: expiry === '' ? null : timeText(Number(expiry)),
    expiresMs: expiry === '' ? null : Number(expiry),
    ...(version === undefined ? {} : { ironSessionVersion: Number(version) }),
    ...openedData(password, keys),
  };
  const links: Link[] = [{ code: 'iron', certainty: 'certain', octets, data }];
  return opened === null ? { links, payload: null } : { links, inner: opened };
};

/** The password that makes the HMAC of all before it. */
async function passwordOf(
  keys: readonly string[],
  { sealed, macSalt, mac }: { sealed: string; macSalt: string; mac: string },
): Promise<string | null> {
  for (const { octets } of await enteredSecrets(keys))
    if (toBase64Url(await hmac('SHA-256', await derive(octets, macSalt), sealed)) === mac) return octets;
  return null;
}

/** iron derives each key by one iteration, with the hex digits of the salt as a text. */
function derive(password: string, salt: string): Promise<string> {
  return pbkdf2('SHA-1', password, salt, 1, 32);
}
