/**
 * Measures the largest Cookie header that servers accept by default over HTTP/1.1, and compares it with the table that
 * Crumb shows. Installs missing Debian packages, and says so. It is never part of the tests.
 */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import { type AddressInfo, connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { SERVER_LIMITS } from '../../src/cookie/limits/server-limits.ts';
import { ensureDebianPackages } from '../browsers/debian-packages.ts';
import { SERVER_KINDS, type ServerKind } from './server-kinds.ts';

const LARGEST = 200_000;
const PATIENCE = 15_000;

/** The status of the response, or the error instead. */
type ServerResponse = number | 'closed';

const wanted = SERVER_KINDS.flatMap(({ debianPackage }) => debianPackage ?? []);
await ensureDebianPackages(wanted, 'their limits are to be measured');
const behind = createServer({ maxHeaderSize: 1_048_576 }, (_, answer) => answer.end('ok')).listen(0, '127.0.0.1');
await once(behind, 'listening');
console.log(`${'server'.padEnd(12)} ${'measured'.padStart(9)} beyond   ${'in the table'.padStart(12)}`);
for (const kind of SERVER_KINDS) await report(kind, (behind.address() as AddressInfo).port);
behind.close();

async function report(kind: ServerKind, behindPort: number): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'crumb-server-'));
  // Some servers give up the rights of root before they read the file.
  chmodSync(folder, 0o755);
  const port = await freePort();
  const [program, ...args] = kind.command({ folder, port, behind: behindPort });
  const child = spawn(program, args, { stdio: 'ignore' });
  try {
    await listening(port);
    const { octets, beyond } = await largest(port);
    const known = SERVER_LIMITS.find(({ key }) => key === kind.key);
    const same = known?.octets === octets && known.beyond === beyond;
    const table = known ? `${known.octets} ${known.beyond}` : 'not there';
    console.log(
      `${kind.key.padEnd(12)} ${`${octets}`.padStart(9)} ${`${beyond}`.padEnd(8)} ${table.padStart(12)}${same ? '' : '   <- differs'}`,
    );
  } catch (error) {
    console.log(`${kind.key.padEnd(12)} not measured: ${error instanceof Error ? error.message : String(error)}`);
  } finally {
    await stop(child);
    rmSync(folder, { recursive: true, force: true });
  }
}

/** By bisection: the most octets of a Cookie header's value that are accepted, and the response to one more. */
async function largest(port: number): Promise<{ octets: number; beyond: ServerResponse }> {
  let taken = 1;
  let rejected = LARGEST;
  let beyond = await ask(port, rejected);
  if (isTaken(beyond)) throw new Error(`${LARGEST} octets are taken`);
  while (rejected - taken > 1) {
    const middle = Math.floor((taken + rejected) / 2);
    const answer = await ask(port, middle);
    if (isTaken(answer)) taken = middle;
    else {
      rejected = middle;
      beyond = answer;
    }
  }
  return { octets: taken, beyond };
}

/** A site without pages responds 403 or 404: the request was read. */
function isTaken(answer: ServerResponse): boolean {
  return typeof answer === 'number' && (answer < 400 || answer === 403 || answer === 404);
}

function ask(port: number, octets: number): Promise<ServerResponse> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1');
    let text = '';
    socket.setTimeout(PATIENCE, () => socket.destroy());
    socket.on('data', (chunk) => {
      text += chunk.toString('latin1');
    });
    socket.on('error', () => undefined);
    socket.on('close', () => {
      const status = /^HTTP\/1\.[01] (\d{3})/.exec(text)?.[1];
      resolve(status === undefined ? 'closed' : Number(status));
    });
    const cookie = `n=${'v'.repeat(octets)}`.slice(0, octets);
    socket.write(`GET / HTTP/1.1\r\nHost: localhost\r\nCookie: ${cookie}\r\nConnection: close\r\n\r\n`);
  });
}

async function listening(port: number): Promise<void> {
  const end = Date.now() + PATIENCE;
  while (!isTaken(await ask(port, 3))) {
    if (Date.now() > end) throw new Error('it does not answer');
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  return port;
}

async function stop(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.pid === undefined) return;
  const ended = once(child, 'exit');
  child.kill();
  await ended;
}
