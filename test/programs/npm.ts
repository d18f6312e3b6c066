import { type ChildProcess, spawn } from 'node:child_process';
import { ROOT } from '../browsers/build.ts';

/** A running program of package.json. */
export interface Program {
  child: ChildProcess;
  /** The output so far. */
  output(): string;
  /** Its exit code, once it and all processes that could still print have ended. */
  ended: Promise<number | null>;
}

/** Starts `npm run <script> -- <args>` in a process group of its own, as a shell does. */
export function npm(script: string, args: string[] = [], env: Record<string, string> = {}): Program {
  // Under vitest NODE_ENV is "test", which no shell sets.
  const child = spawn('npm', ['run', script, '--', ...args], {
    cwd: ROOT,
    env: { ...process.env, NODE_ENV: undefined, ...env },
    detached: true,
  });
  let text = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8');
    stream.on('data', (chunk: string) => {
      text += chunk;
    });
  }
  const ended = new Promise<number | null>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code) => resolve(code));
  });
  return { child, output: () => text, ended };
}
