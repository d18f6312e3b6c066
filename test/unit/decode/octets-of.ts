import { createHash } from 'node:crypto';

/** Octets that look random, 4 to 203 of them, and the same in every run. */
export function octetsOf(seed: number): Buffer {
  const blocks = Array.from({ length: 7 }, (_, block) => createHash('sha256').update(`${seed}/${block}`).digest());
  const octets = Buffer.concat(blocks);
  return octets.subarray(0, 4 + (octets.readUInt16BE(222) % 200));
}
