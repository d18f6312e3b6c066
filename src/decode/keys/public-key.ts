import { element, elementAt } from './der.ts';

/** The `subjectPublicKeyInfo` of an X.509 certificate (RFC 5280 section 4.1); null if it is none. */
export function publicKeyOfCertificate(der: string): string | null {
  const certificate = elementAt(der, 0);
  const body = certificate === null ? null : elementAt(der, certificate.contentStart);
  if (body === null) return null;
  let at = body.contentStart;
  // `version` is explicit [0] and may be absent; then serial number, signature, issuer, validity, subject, and the key.
  for (let left = der.charCodeAt(at) === 0xa0 ? 6 : 5; left > 0; left--) {
    const element = elementAt(der, at);
    if (element === null || element.end >= body.end) return null;
    at = element.end;
  }
  const key = elementAt(der, at);
  return key === null ? null : der.slice(key.start, key.end);
}

/** The algorithm rsaEncryption with NULL, in DER. */
export const RSA_ENCRYPTION = '\x30\x0d\x06\x09\x2a\x86\x48\x86\xf7\x0d\x01\x01\x01\x05\x00';

/** A key in PKCS #1 ("RSA PUBLIC KEY") as SubjectPublicKeyInfo, which WebCrypto imports. */
export function publicKeyOfRsa(pkcs1: string): string {
  return element(0x30, RSA_ENCRYPTION + element(0x03, `\0${pkcs1}`));
}
