import type { Link } from '../format/link.ts';
import type { ReadFormat } from '../format/value.ts';
import { checkSignature, signatureData, type Way } from '../keys/check-signature.ts';
import { type Hash, hashOfLength, hmac } from '../keys/hmac.ts';
import { readErlangTerm } from '../layers/erlang-term.ts';
import { fromBase64, toBase64Url } from '../octets/base64.ts';

const SIGNED = /^(SFMyNTY|SFMzODQ|SFM1MTI)\.([\w-]+)\.([\w-]+)$/;
const HASHES: Readonly<Record<string, Hash>> = { SFMyNTY: 'SHA-256', SFMzODQ: 'SHA-384', SFM1MTI: 'SHA-512' };
/** Base64url of A128GCM, A192GCM and A256GCM; XCP is XChaCha20-Poly1305, with 24 octets of nonce and 16 of tag. */
const ENCRYPTED = /^(QTEyOEdDTQ|QTE5MkdDTQ|QTI1NkdDTQ)(?:\.[\w-]+){3,4}$|^XCP\.[\w-]{54,}$/;

/**
 * What Plug signs (hexdocs.pm/plug_crypto, `Plug.Crypto.MessageVerifier`), for sessions and Phoenix.Token: "HS256" in base64url, an
 * Erlang term, and an HMAC of both. The term is shown; it is never run.
 */
export const readPhoenixSigned: ReadFormat = async ({ octets, keys }) => {
  const match = SIGNED.exec(octets);
  if (match === null) return null;
  const [, protectedText = '', payloadText = '', signature = ''] = match;
  const hash = HASHES[protectedText] ?? 'SHA-256';
  const [content, mac] = [fromBase64(payloadText), fromBase64(signature)];
  if (content === null || hashOfLength(mac?.length ?? 0) !== hash) return null;
  const way: Way = { name: 'key', sign: async (message, key) => toBase64Url(await hmac(hash, key, message)) };
  const verdict = await checkSignature({ message: `${protectedText}.${payloadText}`, signature }, keys, [way]);
  // The key is derived from `secret_key_base` with a salt that the application chooses.
  const data = signatureData(hash, verdict, false);
  const links: Link[] = [
    { code: 'phoenix-signed', certainty: 'certain', octets, data },
    { code: 'base64url', certainty: 'certain', octets: payloadText, data: { padded: false } },
  ];
  const term = await readErlangTerm(content);
  if (term === null) return { links, inner: content };
  links.push({ code: 'erlang-term', certainty: 'certain', octets: content, data: {} });
  return { links, payload: term.value };
};

/** What Plug encrypts (`Plug.Crypto.MessageEncryptor`): only the cipher is known without the key. */
export const readPhoenixEncrypted: ReadFormat = ({ octets }) => {
  const match = ENCRYPTED.exec(octets);
  if (match === null) return null;
  const data = { encrypted: true, cipher: match[1] === undefined ? 'xchacha20-poly1305' : fromBase64(match[1]) };
  return { links: [{ code: 'phoenix-encrypted', certainty: 'certain', octets, data }], payload: null };
};
