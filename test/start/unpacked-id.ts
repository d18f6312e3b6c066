import { createHash } from 'node:crypto';

/**
 * The id that Chromium gives to an unpacked extension whose manifest has no key: the first 16 octets of the SHA-256 of
 * its path, hexadecimal with the letters a to p. Windows hashes the path as UTF-16LE.
 * Source: https://source.chromium.org/chromium/chromium/src/+/main:components/crx_file/id_util.cc
 */
export function unpackedId(folder: string, platform: string = process.platform): string {
  const octets = Buffer.from(folder, platform === 'win32' ? 'utf16le' : 'utf8');
  const hex = createHash('sha256').update(octets).digest('hex').slice(0, 32);
  return hex.replace(/./g, (digit) => String.fromCharCode('a'.charCodeAt(0) + Number.parseInt(digit, 16)));
}
