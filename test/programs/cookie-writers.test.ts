import { execFile, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Cookie } from '../../src/cookie/cookie.ts';
import { readCookies } from '../../src/formats/formats.ts';
import { cookie } from '../fixtures/cookie.ts';

/** What curl, Wget and Python write of the cookies that a server has set is read as those cookies. */

const PYTHON = `
import sys, urllib.request
from http.cookiejar import MozillaCookieJar, LWPCookieJar
jar = {'mozilla': MozillaCookieJar, 'lwp': LWPCookieJar}[sys.argv[1]](sys.argv[2])
opener = urllib.request.build_opener(urllib.request.ProxyHandler({}), urllib.request.HTTPCookieProcessor(jar))
opener.open(sys.argv[3]).read()
jar.save(ignore_discard=True, ignore_expires=True)
`;
/** HttpOnly is only in some of these files: Python's MozillaCookieJar looks for another spelling of it. */
const WRITERS: [name: string, program: string, hasHttpOnly: boolean, args: (file: string, url: string) => string[]][] =
  [
    ['curl', 'curl', true, (file, url) => ['-sS', '--noproxy', '*', '-c', file, url]],
    [
      'Wget',
      'wget',
      false,
      (file, url) => ['-q', '--no-proxy', '-O', '-', '--keep-session-cookies', '--save-cookies', file, url],
    ],
    ['Python’s MozillaCookieJar', 'python3', false, (file, url) => ['-c', PYTHON, 'mozilla', file, url]],
    ['Python’s LWPCookieJar', 'python3', true, (file, url) => ['-c', PYTHON, 'lwp', file, url]],
  ];
const isInstalled = (program: string) => spawnSync(program, ['--version']).status === 0;

const NEXT_YEAR = (Math.floor(Date.now() / 1000) + 365 * 86_400) * 1000;
const own = (name: string, more: Partial<Cookie> = {}) =>
  cookie(name, { domain: '127.0.0.1', value: `of-${name}`, ...more });
const JAR: Cookie[] = [
  own('session'),
  own('dated', { expiryTime: NEXT_YEAR }),
  own('deep', { path: '/deep' }),
  own('http-only', { httpOnly: true }),
  own('special', { value: 'a=b&c#d\\e' }),
  own('#hash'),
];

let folder = '';
let server: Server;
let url = '';

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'crumb-writers-'));
  server = createServer((_, response) => {
    response.setHeader('Set-Cookie', JAR.map(lineOf));
    response.end();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/deep/page`;
});
afterAll(() => {
  server.close();
  rmSync(folder, { recursive: true });
});

function lineOf({ name, value, path, expiryTime, httpOnly }: Cookie): string {
  const expires = expiryTime === null ? '' : `; Expires=${new Date(expiryTime).toUTCString()}`;
  return `${name}=${value}; Path=${path}${expires}${httpOnly ? '; HttpOnly' : ''}`;
}

const inOrder = (cookies: readonly Cookie[]) => cookies.toSorted((a, b) => (a.name < b.name ? -1 : 1));

for (const [name, program, hasHttpOnly, argsOf] of WRITERS) {
  test.runIf(isInstalled(program))(`the file that ${name} writes has the cookies of the server`, async () => {
    const file = join(folder, `${name}.txt`);
    await promisify(execFile)(program, argsOf(file, url));
    const { format, cookies, problems } = readCookies(readFileSync(file, 'utf8'));
    expect(problems).toEqual([]);
    expect(format).toBe('netscape');
    const expected = JAR.map((one) => (hasHttpOnly ? one : { ...one, httpOnly: false }));
    expect(inOrder(cookies.map((one) => one.cookie))).toEqual(inOrder(expected));
  });
}
