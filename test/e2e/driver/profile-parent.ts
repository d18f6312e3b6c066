import { existsSync, statfsSync } from 'node:fs';
import { tmpdir } from 'node:os';

const MEMORY = '/dev/shm';
/** Two browsers, with what the largest tests store. */
const ROOM_OCTETS = 2 * 2 ** 30;

/** The folder for profiles that a test makes: in memory where there is room, because Firefox waits for the disk at each write. */
export function profileParent(): string {
  if (!existsSync(MEMORY)) return tmpdir();
  const { bavail, bsize } = statfsSync(MEMORY);
  return bavail * bsize >= ROOM_OCTETS ? MEMORY : tmpdir();
}
