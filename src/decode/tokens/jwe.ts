import type { Link } from '../format/link.ts';
import type { ReadFormat } from '../format/value.ts';
import { openedData } from '../keys/decrypt.ts';
import type { Jwe } from '../keys/open-jwe.ts';
import { fromBase64 } from '../octets/base64.ts';
import { claimTimes, joseHeader, keysInHeader } from '../octets/jose-header.ts';
import { parseJson } from '../octets/parse-json.ts';

const FORM = /^([\w-]+)\.([\w-]*)\.([\w-]+)\.([\w-]*)\.([\w-]+)$/;

/**
 * A JWE in compact form (RFC 7516 section 7.1): of its five parts only the header can be read without the key. With a secret that is
 * entered it is opened if there is no encrypted key in it.
 */
export const readJwe: ReadFormat = async ({ octets, fullName, keys }) => {
  const match = FORM.exec(octets);
  if (match === null) return null;
  const [, headerText = '', keyText = '', ivText = '', cipherText = '', tagText = ''] = match;
  const header = joseHeader(headerText);
  if (header === null || typeof header.enc !== 'string') return null;
  const [key, iv, content, tag] = [keyText, ivText, cipherText, tagText].map(fromBase64);
  if (key == null || iv == null || content == null || tag == null) return null;
  const isDirect = header.alg === 'dir' && key === '';
  const opened =
    isDirect && keys.length > 0 ? await open({ headerText, enc: header.enc, iv, content, tag }, fullName, keys) : null;
  const selfKeyed = keysInHeader(header);
  const data = {
    encrypted: true,
    header,
    contentOctets: content.length,
    ...(isDirect ? openedData(opened, keys, 'salt-unknown') : {}),
    ...(opened === null ? {} : { times: claimTimes(parseJson(opened)) }),
    ...(selfKeyed.length > 0 ? { keysInHeader: selfKeyed } : {}),
  };
  const links: Link[] = [{ code: 'jwe-compact', certainty: 'certain', octets, data }];
  return opened === null ? { links, payload: null } : { links, inner: opened };
};

/** Auth.js derives keys with the name of the cookie, without the number of a part of it. */
async function open(jwe: Jwe, fullName: string, keys: readonly string[]): Promise<string | null> {
  const { openJwe } = await import('../keys/open-jwe.ts');
  return openJwe(jwe, fullName.replace(/\.\d{1,2}$/, ''), keys);
}
