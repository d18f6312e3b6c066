/** One element of DER (ITU-T X.690): where its content begins and ends. */
interface Element {
  tag: number;
  start: number;
  contentStart: number;
  end: number;
}

function elementAt(der: string, start: number): Element | null {
  const [tag, first] = [der.charCodeAt(start), der.charCodeAt(start + 1)];
  if (Number.isNaN(first)) return null;
  const lengthOctets = first < 0x80 ? 0 : first & 0x7f;
  if (lengthOctets > 4) return null;
  let length = first < 0x80 ? first : 0;
  for (let index = 0; index < lengthOctets; index++) length = length * 256 + der.charCodeAt(start + 2 + index);
  const contentStart = start + 2 + lengthOctets;
  const end = contentStart + length;
  return end <= der.length ? { tag, start, contentStart, end } : null;
}

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
const RSA_ENCRYPTION = '\x30\x0d\x06\x09\x2a\x86\x48\x86\xf7\x0d\x01\x01\x01\x05\x00';

/** A key in PKCS #1 ("RSA PUBLIC KEY") as SubjectPublicKeyInfo, which WebCrypto imports. */
export function publicKeyOfRsa(pkcs1: string): string {
  return element(0x30, RSA_ENCRYPTION + element(0x03, `\0${pkcs1}`));
}

function element(tag: number, content: string): string {
  const { length } = content;
  const octets = length < 0x80 ? [length] : length < 0x100 ? [0x81, length] : [0x82, length >> 8, length & 0xff];
  return String.fromCharCode(tag, ...octets) + content;
}
