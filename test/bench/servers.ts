/**
 * Measures the largest Cookie header that servers accept by default, over HTTP/1.1 and, where they speak it themselves,
 * HTTP/2, beside two short fields and beside those of real browsers; and compares it with what Crumb says. Installs missing
 * Debian packages, and says so. It is never part of the tests.
 */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { BudgetKey } from '../../src/cookie/limits/budgets.ts';
import { accepted } from '../../src/model/requests/observed-server.ts';
import { ensureDebianPackages } from '../browsers/debian-packages.ts';
import { networkRequest } from '../fixtures/har.ts';
import {
  type Ask,
  askOverHttp1,
  askOverHttp2,
  cookieCount,
  isTaken,
  PATIENCE,
  type ServerResponse,
} from './ask-server.ts';
import { FIELDS_BROWSERS, http1Fields, http2Fields } from './browser-fields.ts';
import { SERVER_KINDS, type ServerKind } from './server-kinds.ts';

const LARGEST = 2_000_000;
const SHORT = { host: 'localhost', connection: 'close' };

const wanted = SERVER_KINDS.flatMap(({ debianPackage }) => debianPackage ?? []);
await ensureDebianPackages(wanted, 'their limits are to be measured');
const behind = createServer({ maxHeaderSize: 4_194_304 }, (_, answer) => answer.end('ok')).listen(0, '127.0.0.1');
await once(behind, 'listening');
console.log(line('server', 'protocol', 'fields', 'measured', 'Crumb says'));
for (const kind of SERVER_KINDS) await report(kind, (behind.address() as AddressInfo).port);
behind.close();

async function report(kind: ServerKind, behindPort: number): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'crumb-server-'));
  // Some servers give up the rights of root before they read the file.
  chmodSync(folder, 0o755);
  const [port, http2Port] = [await freePort(), await freePort()];
  const [program, ...args] = kind.command({ folder, port, http2Port, behind: behindPort });
  const child = spawn(program, args, { stdio: 'ignore' });
  try {
    await listening(port);
    await compare(kind.key, 'http/1.1', 'short', askOverHttp1, port, SHORT);
    for (const name of FIELDS_BROWSERS)
      await compare(kind.key, 'http/1.1', name, askOverHttp1, port, http1Fields(name));
    if (!kind.speaksHttp2) return;
    for (const name of FIELDS_BROWSERS) await compare(kind.key, 'h2', name, askOverHttp2, http2Port, http2Fields(name));
  } catch (error) {
    console.log(`${kind.key.padEnd(12)} not measured: ${error instanceof Error ? error.message : String(error)}`);
  } finally {
    await stop(child);
    rmSync(folder, { recursive: true, force: true });
  }
}

async function compare(
  key: BudgetKey,
  protocol: string,
  name: string,
  ask: Ask,
  port: number,
  fields: Readonly<Record<string, string>>,
): Promise<void> {
  const { octets, beyond } = await largest((size) => ask(port, size, fields));
  const request = networkRequest('http://localhost/', { httpVersion: protocol, request: fields });
  const says = accepted(request, key, null, cookieCount(octets));
  const same = says.octets === octets && says.beyond === beyond;
  const row = line(key, protocol, name, `${octets} ${beyond}`, `${says.octets} ${says.beyond}`);
  console.log(same ? row : `${row}   <- differs`);
}

function line(...cells: string[]): string {
  return cells.map((cell, index) => (index < 3 ? cell.padEnd(10) : cell.padStart(16))).join(' ');
}

/** By bisection: the most octets of a Cookie header's value that are accepted, and the response to one more. */
async function largest(
  ask: (octets: number) => Promise<ServerResponse>,
): Promise<{ octets: number; beyond: ServerResponse }> {
  let taken = 1;
  let rejected = LARGEST;
  let beyond = await ask(rejected);
  if (isTaken(beyond)) throw new Error(`${LARGEST} octets are taken`);
  while (rejected - taken > 1) {
    const middle = Math.floor((taken + rejected) / 2);
    const answer = await ask(middle);
    if (isTaken(answer)) taken = middle;
    else {
      rejected = middle;
      beyond = answer;
    }
  }
  return { octets: taken, beyond };
}

async function listening(port: number): Promise<void> {
  const end = Date.now() + PATIENCE;
  while (!isTaken(await askOverHttp1(port, 3, SHORT))) {
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
