import { toText } from '../../cookie/octets.ts';
import type { Link, Reading } from '../format/link.ts';
import type { ReadFormat } from '../format/value.ts';
import { checkSignature, type Way, writeSigned } from '../keys/check-signature.ts';
import { decryptCbc, decryptGcm, openedData } from '../keys/decrypt.ts';
import { enteredSecrets } from '../keys/entered-secrets.ts';
import { type Hash, hashOfLength, hmac, pbkdf2 } from '../keys/hmac.ts';
import { base64Link, PADDED } from '../layers/base64-link.ts';
import { hasZlibHeader } from '../layers/compressed.ts';
import { fromBase64, readBase64 } from '../octets/base64.ts';
import { toHex } from '../octets/hex.ts';
import { parseJson, parseJsonObject } from '../octets/parse-json.ts';
import { isText } from '../octets/text-of-octets.ts';

const SIGNED = /^([A-Za-z0-9+/_\n-]+={0,2}\n?)--([0-9a-f]{40}|[0-9a-f]{64}|[0-9a-f]{128})$/;
const GCM = /^([A-Za-z0-9+/]+={0,2})--([A-Za-z0-9+/]{16})--([A-Za-z0-9+/]{22}==)$/;
const CBC = /^[A-Za-z0-9+/]+={0,2}--[A-Za-z0-9+/]{22}==$/;
const RACK_NAME = /^rack[._-]session$/;
/** docs.ruby-lang.org/en/master/marshal_rdoc.html: version 4.8 in base64. */
const MARSHAL = '\x04\x08';
const MARSHAL_TYPES: Readonly<Record<string, string>> = {
  '{': 'hash',
  '[': 'array',
  I: 'string',
  '"': 'string',
  o: 'object',
  i: 'integer',
  ':': 'symbol',
  '0': 'nil',
  T: 'true',
  F: 'false',
};

/**
 * What ActiveSupport's MessageVerifier signs (api.rubyonrails.org/classes/ActiveSupport/MessageVerifier.html), for `cookies.signed`,
 * and Rack::Session::Cookie of Rack 2: base64, `--`, and an HMAC in hex. Anyone can read it, if it is JSON. Ruby Marshal is named
 * and never read: reading it can run code. Before Rails 5.2 an encrypted session is signed so too.
 */
export const readRailsSigned: ReadFormat = async ({ octets, name, keys }) => {
  const match = SIGNED.exec(octets);
  if (match === null) return null;
  const [, encoded = '', signature = ''] = match;
  // Rack 1 breaks base64 into lines.
  const base64 = readBase64(encoded.replaceAll('\n', ''));
  if (base64 === null) return null;
  const inner = base64.octets;
  const isRack = RACK_NAME.test(name);
  const isMarshal = inner.startsWith(MARSHAL);
  const isEncrypted = CBC.test(inner);
  const isJson = parseJson(inner) !== undefined;
  // Rack's `ZipJSON` is compressed.
  if (!isMarshal && !isEncrypted && !isText(inner) && !hasZlibHeader(inner)) return null;
  const hash = hashOfLength(signature.length / 2) ?? 'SHA-1';
  const salt = isEncrypted ? 'signed encrypted cookie' : 'signed cookie';
  const railsWays = DERIVATIONS.map((derivation) => railsWay(hash, derivation, salt));
  const ways = isRack ? [rackWay(hash)] : [...railsWays, rackWay(hash)];
  const verdict = await checkSignature({ message: encoded, signature }, keys, ways);
  const code = isRack
    ? 'rack-session'
    : isEncrypted
      ? 'rails-encrypted'
      : isMarshal
        ? 'rails-signed-marshal'
        : 'rails-signed';
  const link: Link = {
    code,
    certainty: isJson || isMarshal || isEncrypted ? 'certain' : 'likely',
    octets,
    data: {
      encrypted: isEncrypted,
      ...(isEncrypted ? { cipher: 'aes-256-cbc' } : {}),
      ...(isMarshal ? { serializer: 'marshal', type: MARSHAL_TYPES[inner[2] ?? ''] ?? 'other' } : {}),
      ...messageOfRails(inner),
      digest: hash,
      signature: verdict.state,
    },
  };
  const encoding = base64Link(encoded, base64);
  // Lines of Rack 1 are not written again.
  if (isEncrypted || isMarshal || encoded.includes('\n')) delete encoding.write;
  const derivation = verdict.way && DERIVATIONS[railsWays.indexOf(verdict.way)];
  const opened = isEncrypted && derivation ? await openCbc(verdict.secret ?? '', derivation, inner) : null;
  if (opened !== null) return openedReading([link, encoding], opened);
  if (isEncrypted || isMarshal) return { links: [link, encoding], payload: null };
  const join = (message: string, signed: string) => `${message}--${signed}`;
  link.write = writeSigned({ signature, ways, verdict, join });
  return { links: [link, encoding], inner };
};

/** The content of an encrypted session before Rails 5.2, by the secret that signed it. */
async function openCbc(secret: string, derivation: Hash, encrypted: string): Promise<string | null> {
  const [content, iv] = encrypted.split('--').map(fromBase64);
  return decryptCbc(await pbkdf2(derivation, secret, 'encrypted cookie', ITERATIONS, 32), iv ?? '', content ?? '');
}

/**
 * An encrypted cookie of Rails 5.2 and later, or a session of Rack::Protection::EncryptedCookie (Sinatra 3): AES-256-GCM, its 12
 * octets of IV and 16 of tag. Nothing can be read without the key.
 */
export const readRailsEncrypted: ReadFormat = async ({ octets, name, keys }) => {
  const match = GCM.exec(octets);
  const [content, iv = '', tag = ''] = (match ?? []).slice(1).map(fromBase64);
  if (content == null) return null;
  const isRack = RACK_NAME.test(name);
  const opened = await openGcm(keys, iv ?? '', content + tag, isRack);
  const data = {
    encrypted: true,
    cipher: 'aes-256-gcm',
    contentOctets: content.length,
    ...openedData(opened, keys, 'salt-unknown'),
  };
  const code = isRack ? 'rack-session' : 'rails-encrypted';
  const links: [Link] = [{ code, certainty: 'certain', octets, data }];
  return opened === null ? { links, payload: null } : openedReading(links, opened);
};

/** The content of an encrypted cookie: between 5.2 and 7.1 Rails puts it in base64 into an envelope of JSON. */
function openedReading([link, ...others]: [Link, ...Link[]], opened: string): Reading {
  const { message, exp: expires, pur: purpose } = envelopeOf(opened);
  const links = [{ ...link, data: { ...link.data, expires, purpose } }, ...others];
  const inner = typeof message === 'string' ? fromBase64(message) : null;
  if (typeof message !== 'string' || inner === null) return { links, inner: opened };
  const envelope: Link = { code: 'json', certainty: 'certain', octets: opened, data: {} };
  return { links: [...links, envelope, base64Link(message, PADDED)], inner };
}

async function openGcm(keys: readonly string[], iv: string, content: string, isRack: boolean): Promise<string | null> {
  // Rack takes the first octets of the secret as the key.
  for (const { octets } of await enteredSecrets(keys))
    for (const derivation of isRack ? [null] : DERIVATIONS) {
      const key =
        derivation === null
          ? octets.slice(0, 32)
          : await pbkdf2(derivation, octets, 'authenticated encrypted cookie', ITERATIONS, 32);
      const opened = await decryptGcm(key, iv, content);
      if (opened !== null) return opened;
    }
  return null;
}

/** What the envelope of Rails says of its message: `message` is JSON in base64, or `data` the content itself since 7.1. */
function messageOfRails(inner: string): Record<string, unknown> {
  const { message, data, exp, pur } = envelopeOf(inner);
  if (message === undefined && data === undefined) return {};
  const decoded = typeof message === 'string' ? fromBase64(message) : null;
  const content = decoded === null ? data : (parseJson(decoded) ?? null);
  return {
    message: content ?? null,
    // As it is written, for people: within the content it is base64.
    ...(decoded === null ? {} : { messageText: toText(decoded) }),
    expires: exp ?? null,
    purpose: pur ?? null,
  };
}

function envelopeOf(inner: string): Record<string, unknown> {
  return Object(parseJsonObject(inner)?._rails);
}

/** Rails derives keys with the one since 7.0, with the other before. */
const DERIVATIONS = ['SHA-256', 'SHA-1'] as const;
const ITERATIONS = 1000;

/** The key is derived from `secret_key_base` with a salt that an application can change and nearly none does. */
function railsWay(hash: Hash, derivation: Hash, salt: string): Way {
  return {
    name: salt,
    sign: async (message, key) => toHex(await hmac(hash, await pbkdf2(derivation, key, salt, ITERATIONS, 64), message)),
  };
}

function rackWay(hash: Hash): Way {
  return { name: 'key', sign: async (message, key) => toHex(await hmac(hash, key, message)) };
}
