import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { ROOT } from '../browsers/build.ts';
import { npm, type Program } from './npm.ts';

/** The launcher writes its files here, and the path identifies every process that uses them. */
let temporary = '';
let run: Program | undefined;

beforeEach(() => {
  temporary = mkdtempSync(join(tmpdir(), 'crumb-programs-'));
  mkdirSync(join(temporary, 'tmp'));
});
afterEach(async () => {
  for (const pid of processes()) process.kill(pid, 'SIGKILL');
  const { exitCode, signalCode, pid } = run?.child ?? {};
  if (pid !== undefined && exitCode === null && signalCode === null) process.kill(-pid, 'SIGKILL');
  await run?.ended;
  rmSync(temporary, { recursive: true, force: true, maxRetries: 10, retryDelay: 200 });
});

function start(...args: string[]): Program {
  run = npm('start', ['--headless', ...args], { TMPDIR: join(temporary, 'tmp') });
  return run;
}

/** Processes whose command line names the launcher's profile. */
function processes(): number[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .filter((pid) => {
      try {
        return readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes(temporary);
      } catch {
        return false;
      }
    })
    .map(Number);
}

describe.each([
  ['Chromium', 'chromium', []],
  ['Firefox', 'firefox', ['--firefox']],
])('npm start with %s', (_, kind, browser) => {
  test('npm start --once ends when the popup shows the demo’s cookies and its icon is pinned, with a picture', async () => {
    const before = Date.now();
    const { ended, output } = start('--once', ...browser);
    expect(await ended, output()).toBe(0);
    expect(output()).toContain('This build has access to *://*.localhost/* from the start.');
    const picture = statSync(join(ROOT, `test/out/start-${kind}.png`));
    expect(picture.mtimeMs).toBeGreaterThan(before);
    expect(picture.size).toBeGreaterThan(5_000);
    expect(processes()).toEqual([]);
  });

  test('Ctrl+C ends the browser, the site and the profile', async () => {
    const { child, ended, output } = start(...browser);
    await expect.poll(output, { timeout: 90_000 }).toContain('Ctrl+C ends the browser, the site and the profile.');
    const address = /The demo site is at http:..shop\.localhost(:\d+)/.exec(output())?.[1];
    const site = () => fetch(`http://127.0.0.1${address}/`);
    expect((await site()).status).toBe(404);
    // The test before has built it.
    expect(output()).not.toContain('Building Crumb');
    expect(processes()).not.toEqual([]);
    // Ctrl+C in a terminal goes to the whole process group.
    process.kill(-Number(child.pid), 'SIGINT');
    await ended;
    expect(output()).not.toContain('Not ended cleanly');
    await expect(site()).rejects.toThrow('fetch failed');
    await expect.poll(processes).toEqual([]);
    expect(readdirSync(join(temporary, 'tmp')).filter((name) => name.startsWith('crumb-'))).toEqual([]);
  });
});
