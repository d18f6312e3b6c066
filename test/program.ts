import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { ROOT } from './browsers/build.ts';
import type { Step } from './steps.ts';

interface ProgramOptions {
  env?: Record<string, string>;
  /** Prints what the program says when it has ended, in one piece: for programs that run at the same time. */
  isGathered?: boolean;
}

/** A program of one of the development dependencies. */
export function program(name: string, command: string, args: string[], options: ProgramOptions = {}): Step {
  const { env = {}, isGathered = false } = options;
  const path = join(ROOT, 'node_modules', '.bin', command);
  return {
    name,
    run: () =>
      new Promise((resolve, reject) => {
        const child = spawn(path, args, {
          cwd: ROOT,
          stdio: isGathered ? ['ignore', 'pipe', 'pipe'] : 'inherit',
          shell: process.platform === 'win32',
          env: { ...process.env, ...env },
        });
        const said: Buffer[] = [];
        for (const stream of [child.stdout, child.stderr]) stream?.on('data', (part: Buffer) => said.push(part));
        child.once('error', reject);
        child.once('close', (code) => {
          process.stdout.write(Buffer.concat(said));
          resolve(code ?? 1);
        });
      }),
  };
}

/** Vitest with these projects of the tests. */
export function vitest(name: string, projects: string[], args: string[] = [], options: ProgramOptions = {}): Step {
  const chosen = projects.flatMap((project) => ['--project', project]);
  return program(name, 'vitest', ['run', '-c', 'test/vitest.config.ts', ...chosen, ...args], options);
}
