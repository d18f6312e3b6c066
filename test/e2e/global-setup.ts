import { closeSync, mkdtempSync, openSync, readdirSync, readFileSync, rmSync, statSync, writeSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import type { TestProject } from 'vitest/node';
import { build, ROOT, type Target } from '../browsers/build.ts';
import { ensureBrowser } from '../browsers/ensure-browser.ts';
import { localhostBuild } from '../browsers/localhost-build.ts';
import { prepareFirefoxProfile } from './driver/firefox/firefox-profile.ts';
import { PROFILES, profileParent } from './driver/profile-parent.ts';

const TARGETS: Target[] = ['chrome', 'firefox'];
const SOURCES = ['src', 'public', 'manifest.json', 'vite.config.ts', 'package-lock.json'];
const LOCK = join(ROOT, 'dist', '.building');
const LOCK_TIMEOUT_MS = 120_000;

/**
 * Before the tests of one browser: installs the browser, updates every build that is older than the sources, starts
 * Firefox once, and gives a function that removes the profiles of the tests. Several runs may begin at once; a current build is never touched, because another run may be using it.
 */
export default async function setup(project: TestProject): Promise<() => void> {
  const isFirefox = project.name === 'firefox';
  const executable = await ensureBrowser(isFirefox ? 'firefox' : 'chromium');
  await mkdir(join(ROOT, 'dist'), { recursive: true });
  const release = await lock();
  try {
    const changed = Math.max(...SOURCES.map((source) => newest(join(ROOT, source))));
    for (const target of TARGETS) {
      const copied = manifestTime(`localhost-${target}`);
      if (copied > changed && manifestTime(target) > changed) continue;
      await build(target);
      localhostBuild(target);
    }
  } finally {
    release();
  }
  process.env[PROFILES] ??= mkdtempSync(join(profileParent(), 'crumb-profiles-'));
  const profiles = process.env[PROFILES];
  if (isFirefox) await prepareFirefoxProfile(executable);
  return () => rmSync(profiles, { recursive: true, force: true, maxRetries: 5 });
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
