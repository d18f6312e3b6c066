import { existsSync, statfsSync } from 'node:fs';
import { tmpdir } from 'node:os';

const MEMORY = '/dev/shm';
/** Two browsers, with what the largest tests store. */
const ROOM_OCTETS = 2 * 2 ** 30;

/** The environment variable that names the folder for the profiles of a run of tests, which is removed at its end. */
export const PROFILES = 'CRUMB_PROFILES';

/** The folder for profiles that a test makes: in memory where there is room, because Firefox waits for the disk at each write. */
export function profileParent(): string {
  const ofRun = process.env[PROFILES];
  if (ofRun !== undefined) return ofRun;
  if (!existsSync(MEMORY)) return tmpdir();
  const { bavail, bsize } = statfsSync(MEMORY);
  return bavail * bsize >= ROOM_OCTETS ? MEMORY : tmpdir();
}
