import { execFile, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Cookie } from '../../src/cookie/cookie.ts';
import { toOctets } from '../../src/cookie/octets.ts';
import type { TextFormat } from '../../src/formats/format/format.ts';
import { curl } from '../../src/formats/lines/curl/curl.ts';
import { netscape, netscapeWget } from '../../src/formats/lines/netscape.ts';
import { cookie } from '../fixtures/cookie.ts';

/** Loads the file as yt-dlp does: Python takes 0 for an expiry in 1970, and would send no session cookie. */
const PYTHON = `
import sys, urllib.request
from http.cookiejar import MozillaCookieJar
jar = MozillaCookieJar(sys.argv[1])
jar.load(ignore_discard=True, ignore_expires=True)
for cookie in jar:
    if cookie.expires == 0:
        cookie.expires, cookie.discard = None, True
opener = urllib.request.build_opener(urllib.request.ProxyHandler({}), urllib.request.HTTPCookieProcessor(jar))
opener.open(sys.argv[2]).read()
`;
const READERS: Record<string, (file: string, url: string) => string[]> = {
  curl: (file, url) => ['-sS', '--noproxy', '*', '-b', file, url],
  wget: (file, url) => ['-q', '--no-proxy', '-O', '-', '--load-cookies', file, url],
  python3: (file, url) => ['-c', PYTHON, file, url],
};
const isInstalled = (program: string) => spawnSync(program, ['--version']).status === 0;
const MISSING = Object.keys(READERS).filter((program) => !isInstalled(program));
if (MISSING.length > 0) console.log(`Not installed, so not tried: ${MISSING.join(', ')}`);

const NEXT_YEAR = (Math.floor(Date.now() / 1000) + 365 * 86_400) * 1000;
const own = (name: string, more: Partial<Cookie> = {}) =>
  cookie(name, { domain: '127.0.0.1', value: `of-${name}`, ...more });
const JAR: Cookie[] = [
  own('session'),
  own('dated', { expiryTime: NEXT_YEAR }),
  own('fraction', { expiryTime: NEXT_YEAR + 0.5 }),
  own('expired', { expiryTime: 1000 }),
  own('http-only', { httpOnly: true }),
  own('strict', { sameSite: 'strict' }),
  own('empty', { value: '' }),
  own('special', { value: '"a b",c\\d=e&f#g' }),
  own('guarded', { value: '=1+1' }),
  own('deep', { path: '/deep' }),
  own('elsewhere', { path: '/elsewhere' }),
  own('#hash'),
  own('tab', { value: 'a\tb' }),
  own('', { value: 'nameless' }),
  own('other-host', { domain: 'other.example' }),
];
/** Python sends text as ISO 8859-1. */
const TEXT = own('text', { value: toOctets('größe 値') });

let folder = '';
let server: Server;
let url = '';
let received: string[] = [];

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'crumb-readers-'));
  server = createServer((request, response) => {
    received = (request.headers.cookie ?? '').split('; ');
    response.end();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/deep/page`;
});
afterAll(() => {
  server.close();
  rmSync(folder, { recursive: true });
});
beforeEach(() => {
  received = [];
});
afterEach(() => server.closeIdleConnections());

/** The pairs that a program sends after it read the file, sorted: the order is each program's own. */
async function sentBy(program: string, format: TextFormat, jar: readonly Cookie[]): Promise<string[]> {
  const file = join(folder, 'cookies.txt');
  writeFileSync(file, format.write(jar, {}).text);
  await promisify(execFile)(program, READERS[program]?.(file, url) ?? []);
  return received.toSorted();
}

/** The pairs of the cookies that the page's requests have, without those that the format announces as left out. */
function expected(format: TextFormat, jar: readonly Cookie[]): string[] {
  const omitted = format.write(jar, {}).losses.filter(({ code }) => code === 'omitted');
  const names = omitted.map(({ id }) => id.name);
  expect(names).toEqual(['tab', '']);
  const elsewhere = ['expired', 'elsewhere', 'other-host'];
  return jar
    .filter(({ name }) => !names.includes(name) && !elsewhere.includes(name))
    .map(({ name, value }) => `${name}=${value}`)
    .toSorted();
}

describe('a cookies.txt file gives a program all cookies but those that are announced as lost', () => {
  test.runIf(isInstalled('curl'))('curl', async () => {
    const jar = [...JAR, TEXT];
    expect(await sentBy('curl', netscape, jar)).toEqual(expected(netscape, jar));
  });

  test.runIf(isInstalled('wget'))('Wget, from the file for it', async () => {
    const jar = [...JAR, TEXT];
    expect(await sentBy('wget', netscapeWget, jar)).toEqual(expected(netscapeWget, jar));
  });

  test.runIf(isInstalled('wget'))('Wget loses the HttpOnly cookies of the other file', async () => {
    const kept = expected(netscape, JAR).filter((pair) => !pair.startsWith('http-only='));
    expect(await sentBy('wget', netscape, JAR)).toEqual(kept);
  });

  test.runIf(isInstalled('python3'))('Python’s MozillaCookieJar', async () => {
    expect(await sentBy('python3', netscape, JAR)).toEqual(expected(netscape, JAR));
  });
});

test.runIf(isInstalled('curl'))('a curl command sends the cookies that it was given', async () => {
  const jar = [own('a', { value: "it's $HOME" }), own('b', { value: '"\\"' }), TEXT];
  await promisify(execFile)('sh', ['-c', `${curl.write(jar, { url }).text.trim()} --noproxy '*' -sS`]);
  expect(received).toEqual(jar.map(({ name, value }) => `${name}=${value}`));
});
