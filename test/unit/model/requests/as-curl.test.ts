import { execFileSync } from 'node:child_process';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { toOctets } from '../../../../src/cookie/octets.ts';
import { asCurl } from '../../../../src/model/requests/as-curl.ts';
import { shellQuote } from '../../../../src/model/requests/shell-quote.ts';
import { networkRequest } from '../../../fixtures/har.ts';

/** What words a real shell makes of a command line, as octets: `curl` only prints what it was given. */
function words(command: string): string[] {
  const script = `curl() { printf '%s\\0' "$@"; }\n${command}`;
  const printed = execFileSync('sh', ['-s'], { input: Buffer.from(script, 'utf8'), encoding: 'latin1' });
  return printed.split('\0').slice(0, -1);
}

const URL = 'https://shop.example/a';

describe('a word for a shell', () => {
  test.each([
    ['an ordinary cookie', 'Cookie: a=1; b="2"'],
    ['quotes', `it's "all" 'quoted'`],
    ['what a shell would expand', '$HOME `id` $(id) ~ * ? [a] {a,b} !! \\ # & | ; < >'],
    ['nothing', ''],
    ['only quotes', "'''"],
    ['a line feed in the middle and at the end', 'a\nb\n\n'],
    ['control characters', 'a\tb\u001b[31mc\x07\x7f\n'],
    ['what printf would read', '%s %d \\n \\101 \x01'],
    ['a dash first', '-n \x01'],
    ['text', toOctets('größe → 値')],
    ['text that turns around', toOctets('\u202egnp.exe')],
    ['octets that are not UTF-8', '\xff\xfe\x80abc\xc3'],
    ['escaped octets before digits', '\x017\x0112'],
  ])('%s comes out as it went in', (_, octets) => {
    expect(words(`curl ${shellQuote(octets)}`)).toEqual([octets]);
  });

  test('whatever octets there are', () => {
    const octet = fc.integer({ min: 1, max: 255 }).map((code) => String.fromCharCode(code));
    const lists = fc.array(fc.string({ unit: octet, maxLength: 30 }), { minLength: 1, maxLength: 40 });
    fc.assert(
      fc.property(lists, (list) => {
        expect(words(`curl ${list.map(shellQuote).join(' ')}`)).toEqual(list);
      }),
      { numRuns: 40 },
    );
  });

  test('holds no character that a terminal would act upon', () => {
    // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what must not be there.
    expect(shellQuote('\x1b[31m\t\x07\x9b\x80')).not.toMatch(/[\0-\x1f\x7f-\x9f]/);
    expect(shellQuote(toOctets('\u202e'))).not.toContain('\u202e');
  });

  test('leaves out NUL, which none can hold', () => {
    expect(words(`curl ${shellQuote('a\0b')}`)).toEqual(['ab']);
  });
});

describe('a request as a curl command', () => {
  test('has the method, the address and the fields in order', () => {
    const request = networkRequest(`${URL}?q=[1]{2}'`, {
      method: 'DELETE',
      request: { Host: 'shop.example', Cookie: "a=1; b=it's", Accept: '*/*', 'Content-Length': '3' },
    });
    expect(words(asCurl(request))).toEqual([
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

  test('a GET needs no method, a HEAD waits for no body', () => {
    expect(words(asCurl(networkRequest(URL)))).toEqual(['--globoff', URL]);
    expect(words(asCurl(networkRequest(URL, { method: 'HEAD' })))).toEqual(['--globoff', '--head', URL]);
  });

  test('has the body, which is no file even where it begins like one', () => {
    const request = { ...networkRequest(URL, { method: 'POST' }), body: '@/etc/passwd' };
    expect(words(asCurl(request))).toEqual(['--globoff', URL, '--data-raw', '@/etc/passwd']);
    expect(words(asCurl({ ...request, method: 'PUT' }))).toContain('PUT');
  });

  test('says what was compressed is to be unpacked', () => {
    expect(words(asCurl(networkRequest(URL, { request: { 'Accept-Encoding': 'gzip' } })))).toContain('--compressed');
  });

  test('sends empty fields, and none that could not have been sent', () => {
    const request = networkRequest(URL, {
      request: { 'X-Empty': '', '@/etc/passwd': 'a', 'x y': 'b', 'X-Two': 'a\r\nEvil: 1' },
    });
    expect(words(asCurl(request))).toEqual(['--globoff', URL, '-H', 'x-empty;', '-H', 'x-two: aEvil: 1']);
  });

  test('has one Cookie field where HTTP/2 had several', () => {
    const read = networkRequest(URL);
    const fields = ['a=1', 'b=2'].map((value) => ({ name: 'cookie', value }));
    expect(words(asCurl({ ...read, requestFields: fields }))).toEqual(['--globoff', URL, '-H', 'cookie: a=1; b=2']);
  });
});
