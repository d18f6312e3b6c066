import { spawn, spawnSync } from 'node:child_process';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

const SHOP = fileURLToPath(new URL('shop.py', import.meta.url));
/** The second one is Debian's, where another Python comes first. */
const PYTHONS = ['python3', '/usr/bin/python3'];

/** A Python that has Flask; null: there is none here. */
export function findFlask(): string | null {
  return PYTHONS.find((python) => spawnSync(python, ['-c', 'import flask'], { stdio: 'ignore' }).status === 0) ?? null;
}

/** A running Flask application. */
export interface FlaskShop {
  url(path: string): string;
  close(): Promise<void>;
}

/**
 * Starts the shop of `shop.py` on any free port of the loopback address.
 * @throws Error with what Python says, when it ends at once
 */
export async function startFlaskShop(python: string, host: string, secret: string): Promise<FlaskShop> {
  const child = spawn(python, [SHOP, secret], { stdio: ['ignore', 'pipe', 'pipe'] });
  let said = '';
  child.stderr.on('data', (part: Buffer) => {
    said = (said + part).slice(-4_000);
  });
  const ended = new Promise<void>((resolve) => child.once('close', () => resolve()));
  const port = await Promise.race([
    new Promise<string>((resolve) => createInterface(child.stdout).once('line', resolve)),
    ended.then(() => Promise.reject(new Error(`${SHOP} ended: ${said}`))),
  ]);
  return {
    url: (path) => `http://${host}:${port}${path}`,
    close() {
      child.kill();
      return ended;
    },
  };
}
