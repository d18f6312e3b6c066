import { closeSync, mkdirSync, openSync, readdirSync, readFileSync, rmSync, statSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { build, ROOT, type Target } from './build.ts';
import { localhostBuild } from './localhost-build.ts';

const SOURCES = ['src', 'public', 'manifest.json', 'vite.config.ts', 'package-lock.json'];
const LOCK = join(ROOT, 'dist', '.building');
const LOCK_TIMEOUT_MS = 120_000;

/**
 * Builds Crumb for one browser, with its copy for localhost, where that is older than the sources. Several programs may
 * begin at once; a current build is never touched, because another program may be using it.
 * @param begun is called before a build
 */
export async function currentBuild(target: Target, begun: () => void = () => undefined): Promise<void> {
  mkdirSync(join(ROOT, 'dist'), { recursive: true });
  const release = await lock();
  try {
    const changed = Math.max(...SOURCES.map((source) => newest(join(ROOT, source))));
    if (manifestTime(`localhost-${target}`) > changed && manifestTime(target) > changed) return;
    begun();
    await build(target);
    localhostBuild(target);
  } finally {
    release();
  }
}

/** Allows one build at a time on this machine; a lock of a dead process is taken over. */
async function lock(): Promise<() => void> {
  const deadline = Date.now() + LOCK_TIMEOUT_MS;
  for (;;) {
    try {
      const file = openSync(LOCK, 'wx');
      writeSync(file, String(process.pid));
      closeSync(file);
      return () => rmSync(LOCK, { force: true });
    } catch (error) {
      if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
    }
    if (!ownerLives()) rmSync(LOCK, { force: true });
    if (Date.now() > deadline) throw new Error(`${LOCK} is held by another build for too long`);
    await delay(100);
  }
}

function ownerLives(): boolean {
  try {
    const owner = Number(readFileSync(LOCK, 'utf8'));
    // The file is empty between its creation and its first write.
    if (owner) process.kill(owner, 0);
    return true;
  } catch {
    return false;
  }
}

/** The time of the last change, addition or removal of a file, or below a folder. */
function newest(path: string): number {
  const { mtimeMs } = statSync(path);
  if (!statSync(path).isDirectory()) return mtimeMs;
  return Math.max(mtimeMs, ...readdirSync(path).map((name) => newest(join(path, name))));
}

function manifestTime(folder: string): number {
  return statSync(join(ROOT, 'dist', folder, 'manifest.json'), { throwIfNoEntry: false })?.mtimeMs ?? 0;
}
