import { generateKeyPairSync, randomBytes, sign } from 'node:crypto';

/** A key and its certificate, both PEM. */
export interface KeyAndCertificate {
  key: string;
  cert: string;
}

/** Tags of X.690 §8; 0x20 marks a constructed value, 0xa0 a part with a number of its own. */
const [INTEGER, BIT_STRING, OCTET_STRING, OID, UTF8, UTC_TIME, SEQUENCE, SET] = [2, 3, 4, 6, 12, 23, 0x30, 0x31];
const DNS_NAME = 0x82;
const numbered = (number: number) => 0xa0 + number;

/** The octets of ecdsa-with-SHA256 (1.2.840.10045.4.3.2), commonName (2.5.4.3) and subjectAltName (2.5.29.17). */
const ECDSA_SHA256 = Buffer.from('2a8648ce3d040302', 'hex');
const COMMON_NAME = Buffer.from('550403', 'hex');
const ALTERNATIVE_NAME = Buffer.from('551d11', 'hex');

const DAY_MS = 86_400_000;

/** A self-signed certificate for a host, valid from yesterday until tomorrow (RFC 5280 §4.1). */
export function selfSigned(host: string): KeyAndCertificate {
  const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const algorithm = der(SEQUENCE, der(OID, ECDSA_SHA256));
  const commonName = der(SEQUENCE, der(OID, COMMON_NAME), der(UTF8, Buffer.from(host)));
  const name = der(SEQUENCE, der(SET, commonName));
  const now = Date.now();
  const alternatives = der(SEQUENCE, der(DNS_NAME, Buffer.from(host)));
  const extension = der(SEQUENCE, der(OID, ALTERNATIVE_NAME), der(OCTET_STRING, alternatives));
  const certificate = der(
    SEQUENCE,
    der(numbered(0), der(INTEGER, Buffer.of(2))),
    // Firefox rejects a second certificate of one issuer with the serial number of the first.
    der(INTEGER, Buffer.concat([Buffer.of(1), randomBytes(8)])),
    algorithm,
    name,
    der(SEQUENCE, time(now - DAY_MS), time(now + DAY_MS)),
    name,
    publicKey.export({ type: 'spki', format: 'der' }),
    der(numbered(3), der(SEQUENCE, extension)),
  );
  const signature = Buffer.concat([Buffer.of(0), sign('sha256', certificate, privateKey)]);
  const signed = der(SEQUENCE, certificate, algorithm, der(BIT_STRING, signature));
  return {
    key: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
    cert: `-----BEGIN CERTIFICATE-----\n${signed.toString('base64')}\n-----END CERTIFICATE-----\n`,
  };
}

/** Tag, length and content (X.690 §8.1). */
function der(tag: number, ...parts: Buffer[]): Buffer {
  const content = Buffer.concat(parts);
  const length = content.length;
  const head = length < 128 ? [length] : length < 256 ? [0x81, length] : [0x82, length >> 8, length & 255];
  return Buffer.concat([Buffer.of(tag, ...head), content]);
}

/** YYMMDDhhmmssZ. */
function time(at: number): Buffer {
  return der(UTC_TIME, Buffer.from(`${new Date(at).toISOString().replace(/\D/g, '').slice(2, 14)}Z`));
}
