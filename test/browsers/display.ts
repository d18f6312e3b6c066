import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { createInterface } from 'node:readline';
import { ensureDebianPackages } from './debian-packages.ts';

/** An invisible X display, with keys that can be pressed on it. */
export interface Display {
  /** The value for the environment variable DISPLAY, for example `:99`. */
  name: string;
  /** Presses keys one after the other, by their X names: `Tab`, `space`. They go to the window that has the focus. */
  press(...keys: string[]): void;
  /** Titles of the visible windows. */
  windows(): string[];
  close(): Promise<void>;
}

const PACKAGES = [
  { name: 'xvfb', isThere: () => runs('Xvfb', ['-help']) },
  { name: 'xdotool', isThere: () => runs('xdotool', ['version']) },
];
const START_TIMEOUT_MS = 15_000;

/**
 * Starts an X server on a free display; missing Xvfb or xdotool is installed with apt, after a message.
 * @throws Error that says what to install, where that is not possible
 */
export async function openDisplay(): Promise<Display> {
  await ensureDebianPackages(PACKAGES, 'prompts of a real browser window are answered on a display of its own');
  const server = spawn('Xvfb', ['-displayfd', '3', '-screen', '0', '1280x1000x24', '-nolisten', 'tcp'], {
    stdio: ['ignore', 'ignore', 'ignore', 'pipe'],
  });
  const stop = () => server.kill('SIGKILL');
  process.once('exit', stop);
  const name = `:${await displayNumber(server)}`;
  const xdotool = (...args: string[]): string => {
    const { status, stdout, stderr } = spawnSync('xdotool', args, {
      encoding: 'utf8',
      env: { ...process.env, DISPLAY: name },
    });
    // A search without a match exits with 1 and no output.
    if (status !== 0 && stderr) throw new Error(`xdotool ${args.join(' ')}: ${stderr}`);
    return stdout;
  };
  return {
    name,
    press: (...keys) => {
      for (const key of keys) xdotool('key', '--clearmodifiers', key);
    },
    windows: () =>
      xdotool('search', '--onlyvisible', '--name', '.+')
        .split('\n')
        .filter(Boolean)
        .map((id) => xdotool('getwindowname', id).trim()),
    close: async () => {
      process.off('exit', stop);
      if (server.exitCode !== null || server.signalCode !== null) return;
      const ended = new Promise<void>((resolve) => server.once('exit', () => resolve()));
      server.kill();
      await ended;
    },
  };
}

/** Xvfb writes the chosen number when it is ready for clients. */
function displayNumber(server: ChildProcess): Promise<string> {
  const pipe = server.stdio[3];
  if (!pipe || !('on' in pipe)) throw new Error('Xvfb has no pipe to tell its display by');
  return new Promise((resolve, reject) => {
    const late = setTimeout(() => {
      server.kill('SIGKILL');
      reject(new Error(`Xvfb did not start within ${START_TIMEOUT_MS} ms`));
    }, START_TIMEOUT_MS);
    server.once('error', reject);
    server.once('exit', (code) => reject(new Error(`Xvfb ended with code ${code}`)));
    createInterface({ input: pipe as NodeJS.ReadableStream }).once('line', (line) => {
      clearTimeout(late);
      resolve(line.trim());
    });
  });
}

function runs(program: string, args: string[]): boolean {
  return spawnSync(program, args, { stdio: 'ignore' }).error === undefined;
}
