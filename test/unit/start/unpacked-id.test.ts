import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { unpackedId } from '../../start/unpacked-id.ts';

/** The hash in another alphabet: each hexadecimal digit is the letter at that distance from "a". */
function lettersOf(octets: Buffer): string {
  return [...createHash('sha256').update(octets).digest().subarray(0, 16)]
    .map((octet) => 'abcdefghijklmnop'.charAt(octet >> 4) + 'abcdefghijklmnop'.charAt(octet & 15))
    .join('');
}

test.each([
  ['linux', '/home/ada/crumb/dist', Buffer.from('/home/ada/crumb/dist')],
  ['darwin', '/Users/zoë/dist', Buffer.from('/Users/zoë/dist')],
  ['win32', 'C:\\crumb\\dist', Buffer.from('C:\\crumb\\dist', 'utf16le')],
])('the id of a folder on %s is the hash of its path as that system writes it', (platform, folder, octets) => {
  const id = unpackedId(folder, platform);
  expect(id).toMatch(/^[a-p]{32}$/);
  expect(id).toBe(lettersOf(octets));
});
