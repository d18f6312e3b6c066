import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

export type Target = 'chrome' | 'firefox';

/** The project's folder. */
export const ROOT = fileURLToPath(new URL('../..', import.meta.url));

/**
 * Builds Crumb for one browser into `dist/<target>`, without output unless it fails.
 * @throws Error with the message of the bundler
 */
export function build(target: Target): Promise<void> {
  const vite = join(ROOT, 'node_modules/vite/bin/vite.js');
  const mode = target === 'firefox' ? ['--mode', 'firefox'] : [];
  // Under vitest NODE_ENV is "test", which would build for development.
  const env = { ...process.env, NODE_ENV: 'production' };
  const child = spawn(process.execPath, [vite, 'build', '--logLevel', 'warn', ...mode], { cwd: ROOT, env });
  const said: Buffer[] = [];
  child.stdout.on('data', (chunk: Buffer) => said.push(chunk));
  child.stderr.on('data', (chunk: Buffer) => said.push(chunk));
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code) => {
      if (code === 0) resolve();
      else reject(new Error(`The build for ${target} failed:\n${Buffer.concat(said).toString()}`));
    });
  });
}
