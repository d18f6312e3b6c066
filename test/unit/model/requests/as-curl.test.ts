import { chmodSync, existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, describe, expect, test } from 'vitest';
import { toOctets } from '../../../../src/cookie/octets.ts';
import { shellQuote } from '../../../../src/cookie/shell-quote.ts';
import { asCurl } from '../../../../src/model/requests/as-curl.ts';
import { networkRequest } from '../../../fixtures/har.ts';
import { ALL_SHELLS, installedShells, runIn, type Shell } from '../../../fixtures/shells.ts';

const SHELLS = installedShells();
const folder = mkdtempSync(join(tmpdir(), 'crumb-shells-'));
afterAll(() => rmSync(folder, { recursive: true }));
/** A replacement for curl: it prints its arguments, and then its input where an argument tells it to read one. */
const CURL = join(folder, 'curl');
writeFileSync(CURL, `#!/bin/sh\nfor word in "$@"; do printf '%s\\0' "$word"; done\ncase "$*" in *@-*) cat;; esac\n`);
chmodSync(CURL, 0o755);
/** A command that a page would have to make a shell run. */
const PWNED = join(folder, 'PWN');

/** The words that a shell makes of a command line, as octets; the last one is what came through the pipe. */
function words(command: string, shell: Shell = 'dash'): string[] {
  const printed = runIn(shell, command.replace(/(^|\| )curl(?= |$)/, `$1${CURL}`));
  expect(existsSync(PWNED)).toBe(false);
  return printed.split('\0');
}
const given = (command: string, shell?: Shell) => words(command, shell).slice(0, -1);

test.runIf(process.env.CRUMB_SHELLS === 'all')('the shell tests try every shell', () => {
  expect(SHELLS).toEqual(ALL_SHELLS);
});

const URL = 'https://shop.example/a';

describe('a word quoted for a shell', () => {
  test.each([
    ['an ordinary cookie', 'Cookie: a=1; b="2"'],
    ['quotes', `it's "all" 'quoted'`],
    ['what a shell would expand', '$HOME `id` $(id) ~ * ? [a] {a,b} !! \\ # & | ; < >'],
    ['nothing', ''],
    ['only quotes', "'''"],
    ['what fish reads within single quotes', `a=\\'(touch ${PWNED})\\'`],
    ['what a shell runs', `;touch ${PWNED}; $(touch ${PWNED}) \`touch ${PWNED}\` (touch ${PWNED})`],
    ['what bash takes from its history', '!! !touch "!x" \\!'],
    ['a line feed in the middle', 'a\n!touch\nb'],
    ['control characters', 'a\tb\u001b[31mc\x07\x7f'],
    ['what printf would read', '%s %d \\n \\101 \x01'],
    ['a dash first', '-n \x01'],
    ['text', toOctets('größe → 値')],
    ['text that turns around', toOctets('\u202egnp.exe')],
    ['octets that are not UTF-8', '\xff\xfe\x80abc\xc3'],
    ['escaped octets before digits', '\x017\x0112'],
  ])('%s comes out of the shell as it went in', (_, octets) => {
    for (const shell of SHELLS) expect(given(`curl ${shellQuote(octets)}`, shell)).toEqual([octets]);
  });

  test('any octets come out of the shell as they went in', () => {
    const octet = fc.integer({ min: 1, max: 255 }).map((code) => String.fromCharCode(code));
    const lists = fc.array(fc.string({ unit: octet, maxLength: 30 }), { minLength: 1, maxLength: 40 });
    fc.assert(
      fc.property(lists, fc.constantFrom(...SHELLS), (list, shell) => {
        // No shell keeps the line feeds at the end of a command's output.
        const kept = list.map((each) => each.replace(/\n+$/, ''));
        expect(given(`curl ${kept.map(shellQuote).join(' ')}`, shell)).toEqual(kept);
      }),
      { numRuns: 60 },
    );
  });

  test('a quoted word has no character that a terminal would act upon', () => {
    // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what must not be there.
    expect(shellQuote('\x1b[31m\t\x07\x9b\x80')).not.toMatch(/[\0-\x1f\x7f-\x9f]/);
    expect(shellQuote(toOctets('\u202e'))).not.toContain('\u202e');
  });

  // Quadratic work on this would take longer than a test may.
  test.each(["'", '\\', '\x01', '\xff', 'a\\'])('200,000 octets of %j are quoted at once', (octets) => {
    expect(shellQuote(octets.repeat(200_000 / octets.length)).length).toBeGreaterThan(200_000);
  });

  test('NUL is left out of a quoted word, because no shell word can have it', () => {
    expect(given(`curl ${shellQuote('a\0b')}`)).toEqual(['ab']);
  });
});

describe('a request as a curl command', () => {
  test('the curl command has the method, the URL and the fields in order', () => {
    const request = networkRequest(`${URL}?q=[1]{2}'`, {
      method: 'DELETE',
      request: { Host: 'shop.example', Cookie: "a=1; b=it's", Accept: '*/*', 'Content-Length': '3' },
    });
    expect(given(asCurl(request))).toEqual([
      '--globoff',
      '-X',
      'DELETE',
      `${URL}?q=[1]{2}%27`,
      '-H',
      "cookie: a=1; b=it's",
      '-H',
      'accept: */*',
    ]);
  });

  test('a GET needs no method option, and a HEAD waits for no body', () => {
    expect(given(asCurl(networkRequest(URL)))).toEqual(['--globoff', URL]);
    expect(given(asCurl(networkRequest(URL, { method: 'HEAD' })))).toEqual(['--globoff', '--head', URL]);
  });

  test('the curl command has the body, which is no file even where it begins like one', () => {
    const request = { ...networkRequest(URL, { method: 'POST' }), body: '@/etc/passwd' };
    expect(given(asCurl(request))).toEqual(['--globoff', URL, '--data-raw', '@/etc/passwd']);
    expect(given(asCurl({ ...request, method: 'PUT' }))).toContain('PUT');
  });

  test.each(SHELLS)('a body that no word can hold goes through a pipe, in %s', (shell) => {
    const octets = `a\n!touch\n\0\xff\\'(touch ${PWNED})\n\n`;
    const printed = words(asCurl({ ...networkRequest(URL, { method: 'POST' }), body: octets }), shell);
    expect(printed.slice(0, 4)).toEqual(['--globoff', URL, '--data-binary', '@-']);
    expect(printed.slice(4).join('\0')).toBe(octets);
  });

  test('the curl command unpacks a response that was compressed', () => {
    expect(given(asCurl(networkRequest(URL, { request: { 'Accept-Encoding': 'gzip' } })))).toContain('--compressed');
  });

  test('the curl command sends empty fields, and none that the browser could not have sent', () => {
    const request = networkRequest(URL, {
      request: { 'X-Empty': '', '@/etc/passwd': 'a', 'x y': 'b', 'X-Two': 'a\r\nEvil: 1' },
    });
    expect(given(asCurl(request))).toEqual(['--globoff', URL, '-H', 'x-empty;', '-H', 'x-two: aEvil: 1']);
  });

  test('the curl command has one Cookie field where HTTP/2 had several', () => {
    const read = networkRequest(URL);
    const fields = ['a=1', 'b=2'].map((value) => ({ name: 'cookie', value }));
    expect(given(asCurl({ ...read, requestFields: fields }))).toEqual(['--globoff', URL, '-H', 'cookie: a=1; b=2']);
  });
});
