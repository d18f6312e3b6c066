import { describe, expect, test } from 'vitest';
import type { TextFormat } from '../../../../src/formats/format/format.ts';
import { powershell } from '../../../../src/formats/lines/code/powershell.ts';
import { script } from '../../../../src/formats/lines/code/script.ts';
import { csv } from '../../../../src/formats/lines/csv.ts';
import { curl } from '../../../../src/formats/lines/curl/curl.ts';
import { documentCookie } from '../../../../src/formats/lines/document-cookie.ts';
import { header } from '../../../../src/formats/lines/header.ts';
import { netscape, netscapeWget } from '../../../../src/formats/lines/netscape.ts';
import { setCookie } from '../../../../src/formats/lines/set-cookie.ts';

const FORMATS = [netscape, netscapeWget, header, curl, powershell, script, setCookie, documentCookie, csv];
const ABOUT = { url: 'https://shop.test/', now: 1_800_000_000_000 };
const CSV = 'name,value,domain,expiryTime,secure\n';
const LONE = '\ud800';

function read(format: TextFormat, text: string, about = ABOUT) {
  if (!format.read) throw new Error(`${format.code} has no reader`);
  return format.read(text, about);
}

describe.each(FORMATS.map((format, at) => [`${at} ${format.code}`, format] as const))('%s', (_, format) => {
  test('50 MB are refused at once', () => {
    const text = Buffer.alloc(50_000_000, 'a=1; ').toString('latin1');
    const start = performance.now();
    expect(read(format, text)).toEqual({
      cookies: [],
      problems: [{ code: 'tooLarge', line: 1, column: 1, data: { length: 50_000_000, limit: 33_554_432 } }],
    });
    expect(performance.now() - start).toBeLessThan(3000);
  });

  const STARTS = ['', 'curl x -b ', "curl $'", CSV, 'document.cookie = "', '"cookie": "', 'cookies = {'];
  const LONG = 100_000;
  test.each([
    ['NUL', '\0'],
    ['line ends', '\n'],
    ['carriage returns', '\r'],
    ['TABs', '\t'],
    ['spaces', ' '],
    ['semicolons', ';'],
    ['equals signs', '='],
    ['commas', ','],
    ['double quotes', '"'],
    ['single quotes', "'"],
    ['backslashes', '\\'],
    ['carets', '^'],
    ['carets before quotes', '^"'],
    ['backticks', '`'],
    ['dollars', '$'],
    ['number signs', '#'],
    ['slashes', '/'],
    ['half characters', LONE],
    ['escapes', "$'\\"],
    ['short pairs', 'a=1;'],
    ['short lines', 'a\n'],
    ['HttpOnly', '#HttpOnly_\n'],
    ['commands', 'curl a -b '],
    ['printf', '"$(printf '],
    ['PowerShell', 'System.Net.Cookie("'],
    ['headers in code', '"cookie":"a=1",'],
    ['maps in code', 'cookies={a:"1",'],
    ['sums of strings', '"a"+'],
    ['escaped quotes', '"\\"'],
    ['comments', '/*'],
    ['statements', 'document.cookie="'],
    ['Set-Cookie', 'Set-Cookie: a;'],
    ['LWP', 'Set-Cookie3: a=1; '],
    ['prototype names', '__proto__=constructor; '],
  ])('100,000 of %s are read without a throw, in bounds and quickly', (_name, part) => {
    const text = part.repeat(LONG / part.length);
    for (const start of STARTS) {
      const before = performance.now();
      const { cookies, problems } = read(format, start + text);
      format.recognises?.(start + text, {});
      // Quadratic work would take minutes; a machine that is busy takes seconds.
      expect(performance.now() - before, start).toBeLessThan(15_000);
      expect(cookies.length).toBeLessThanOrEqual(20_000);
      expect(problems.length).toBeLessThanOrEqual(1002);
      for (const { line: at, column } of problems) expect(Math.min(at, column)).toBeGreaterThan(0);
    }
  });
});
