import { element, elementAt } from './der.ts';
import { RSA_ENCRYPTION } from './public-key.ts';

/** Version 0 of PKCS #8 (RFC 5208 section 5), and the algorithm id-ecPublicKey (RFC 5480 section 2.1.1), in DER. */
const VERSION = '\x02\x01\x00';
const EC_PUBLIC_KEY = '\x06\x07\x2a\x86\x48\xce\x3d\x02\x01';

/** A key in PKCS #1 ("RSA PRIVATE KEY", as openssl wrote it before version 3) in PKCS #8, which WebCrypto imports. */
export function privateKeyOfRsa(pkcs1: string): string {
  return element(0x30, VERSION + RSA_ENCRYPTION + element(0x04, pkcs1));
}

/** A key in RFC 5915 ("EC PRIVATE KEY", as openssl writes it) in PKCS #8; null if it does not name its curve. */
export function privateKeyOfEc(der: string): string | null {
  const key = elementAt(der, 0);
  const version = key === null ? null : elementAt(der, key.contentStart);
  const secret = version === null ? null : elementAt(der, version.end);
  const curve = secret === null ? null : elementAt(der, secret.end);
  if (curve?.tag !== 0xa0) return null;
  const algorithm = element(0x30, EC_PUBLIC_KEY + der.slice(curve.contentStart, curve.end));
  return element(0x30, VERSION + algorithm + element(0x04, der));
}
