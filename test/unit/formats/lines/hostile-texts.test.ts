import { describe, expect, test } from 'vitest';
import type { FormatProblem, TextFormat } from '../../../../src/formats/format/format.ts';
import { powershell } from '../../../../src/formats/lines/code/powershell.ts';
import { csv } from '../../../../src/formats/lines/csv.ts';
import { curl } from '../../../../src/formats/lines/curl/curl.ts';
import { documentCookie } from '../../../../src/formats/lines/document-cookie.ts';
import { header } from '../../../../src/formats/lines/header.ts';
import { netscape } from '../../../../src/formats/lines/netscape.ts';
import { setCookie } from '../../../../src/formats/lines/set-cookie.ts';

const ABOUT = { url: 'https://shop.test/', now: 1_800_000_000_000 };
const CSV = 'name,value,domain,expiryTime,secure\n';
const LONE = '\ud800';

function read(format: TextFormat, text: string, about = ABOUT) {
  if (!format.read) throw new Error(`${format.code} has no reader`);
  return format.read(text, about);
}
const line = (...fields: string[]) => fields.join('\t');
const GOOD_LINE = line('shop.test', 'FALSE', '/', 'FALSE', '0', 'good', '1');

describe('a malformed text gives a problem with its place, and the sound cookies beside it', () => {
  const netscapeCases: [string, string, Partial<FormatProblem>][] = [
    [
      'five fields',
      line('shop.test', 'FALSE', '/', 'FALSE', '0'),
      { code: 'badLine', column: 26, data: { fields: 5 } },
    ],
    ['eight fields', line('shop.test', 'FALSE', '/', 'FALSE', '0', 'n', 'a', 'b'), { code: 'badLine', column: 31 }],
    [
      'spaces in place of TABs, and a field missing',
      'shop.test FALSE / FALSE n v',
      { code: 'badLine', data: { fields: 1 } },
    ],
    ['an empty domain', line('', 'FALSE', '/', 'FALSE', '0', 'n', 'v'), { column: 1, data: { field: 'domain' } }],
    ['a dot alone', line('.', 'TRUE', '/', 'FALSE', '0', 'n', 'v'), { data: { field: 'domain' } }],
    ['a URL as domain', line('https://shop.test', 'FALSE', '/', 'FALSE', '0', 'n', 'v'), { data: { field: 'domain' } }],
    [
      'a port that is none',
      line('shop.test:123456', 'FALSE', '/', 'FALSE', '0', 'n', 'v'),
      { data: { field: 'domain' } },
    ],
    ['another user', line('a@shop.test', 'FALSE', '/', 'FALSE', '0', 'n', 'v'), { data: { field: 'domain' } }],
    ['a long domain', line('a'.repeat(300), 'FALSE', '/', 'FALSE', '0', 'n', 'v'), { data: { field: 'domain' } }],
    ['no flag', line('shop.test', 'yes', '/', 'FALSE', '0', 'n', 'v'), { column: 11, data: { field: 'flag' } }],
    ['no path', line('shop.test', 'FALSE', '', 'FALSE', '0', 'n', 'v'), { column: 17, data: { field: 'path' } }],
    ['no secure flag', line('shop.test', 'FALSE', '/', '1', '0', 'n', 'v'), { column: 19, data: { field: 'secure' } }],
    [
      'an expiry in words',
      line('shop.test', 'FALSE', '/', 'FALSE', 'soon', 'n', 'v'),
      { column: 25, data: { field: 'expiry' } },
    ],
    ['a negative expiry', line('shop.test', 'FALSE', '/', 'FALSE', '-5', 'n', 'v'), { data: { field: 'expiry' } }],
    [
      'an expiry beyond 9999',
      line('shop.test', 'FALSE', '/', 'FALSE', '253402300800000', 'n', 'v'),
      { data: { field: 'expiry' } },
    ],
    ['an exponent', line('shop.test', 'FALSE', '/', 'FALSE', '1e9', 'n', 'v'), { data: { field: 'expiry' } }],
    ['NaN', line('shop.test', 'FALSE', '/', 'FALSE', 'NaN', 'n', 'v'), { data: { field: 'expiry' } }],
    [
      'a long number',
      line('shop.test', 'FALSE', '/', 'FALSE', '9'.repeat(400), 'n', 'v'),
      { data: { field: 'expiry' } },
    ],
    ['an empty name', line('shop.test', 'FALSE', '/', 'FALSE', '0', '', 'v'), { column: 27, data: { field: 'name' } }],
    ['half a character as name', line('shop.test', 'FALSE', '/', 'FALSE', '0', LONE, 'v'), { data: { field: 'name' } }],
    [
      'half a character as value',
      line('shop.test', 'FALSE', '/', 'FALSE', '0', 'n', LONE),
      { column: 29, data: { field: 'value' } },
    ],
    ['a comment of HttpOnly', '#HttpOnly_ is a prefix', { code: 'badLine' }],
    ['10 MB', 'x'.repeat(10_000_000), { code: 'lineTooLong', column: 1, data: { length: 10_000_000, limit: 65_536 } }],
    ['an LWP line without a domain', 'Set-Cookie3: a=1; path="/"', { code: 'missingField', data: { field: 'domain' } }],
    ['an LWP line with an open quote', 'Set-Cookie3: a=1; path="/; domain=shop.test', { code: 'badLine', column: 17 }],
    [
      'an LWP line with 30 February',
      'Set-Cookie3: a=1; domain=shop.test; expires="2026-02-30 00:00:00Z"',
      { data: { field: 'expires' } },
    ],
    ['an LWP line without a pair', 'Set-Cookie3: ;', { data: { field: 'name' } }],
  ];
  test.each(netscapeCases)('a line with %s', (_, wrong, problem) => {
    const { cookies, problems } = read(netscape, `# Netscape HTTP Cookie File\r\n${wrong}\n${GOOD_LINE}\n`);
    expect(problems).toMatchObject([{ code: 'badField', line: 2, ...problem }]);
    expect(cookies.map(({ cookie }) => cookie.name)).toEqual(['good']);
  });

  const csvCases: [string, string, Partial<FormatProblem>][] = [
    ['too few cells', 'a,1', { code: 'badLine', data: { fields: 2 } }],
    ['too many cells', 'a,1,shop.test,,true,x', { code: 'badLine', column: 21, data: { fields: 6 } }],
    ['a wrong date', 'a,1,shop.test,2026-02-30T00:00:00Z,true', { column: 15, data: { field: 'expiryTime' } }],
    ['a date beyond 9999', 'a,1,shop.test,+012345-01-01T00:00:00Z,true', { data: { field: 'expiryTime' } }],
    ['a wrong number', 'a,1,shop.test,1e400,true', { data: { field: 'expiryTime' } }],
    ['a wrong flag', 'a,1,shop.test,,perhaps', { column: 16, data: { field: 'secure' } }],
    ['a wrong domain', 'a,1,shop test,,true', { column: 5, data: { field: 'domain' } }],
    ['half a character', `a,${LONE},shop.test,,true`, { column: 3, data: { field: 'value' } }],
    ['text after a quote', '"a"b,1,shop.test,,true', { code: 'badLine', column: 4 }],
    ['10 MB', `a,${'x'.repeat(10_000_000)},shop.test,,true`, { code: 'lineTooLong' }],
    ['a million cells', ','.repeat(1_000_000), { code: 'lineTooLong' }],
  ];
  test.each(csvCases)('a record with %s', (_, wrong, problem) => {
    const { cookies, problems } = read(csv, `${CSV}${wrong}\ngood,1,shop.test,,true\n`);
    expect(problems).toMatchObject([{ code: 'badField', line: 2, ...problem }]);
    expect(cookies.map(({ cookie }) => cookie.name)).toEqual(['good']);
  });

  test('a record with a quote that nothing closes ends the reading there', () => {
    const { cookies, problems } = read(csv, `${CSV}good,1,shop.test,,true\na,"1,shop.test,,true\nb,2,shop.test,,true`);
    expect(problems).toEqual([{ code: 'unclosedQuote', line: 3, column: 3, data: {} }]);
    expect(cookies.map(({ cookie }) => cookie.name)).toEqual(['good']);
  });

  test('a record of 250,000 quoted cells is left out at once', () => {
    const before = performance.now();
    expect(read(csv, `${CSV}${'"a",'.repeat(250_000)}`).problems).toMatchObject([{ code: 'lineTooLong', line: 2 }]);
    // Two minutes, where each cell searched for the end of the line.
    expect(performance.now() - before).toBeLessThan(8000);
  });

  test('a CSV text without a column of domains is not read', () => {
    expect(read(csv, 'name,value\na,1').problems).toEqual([
      { code: 'missingField', line: 1, column: 1, data: { field: 'domain' } },
    ]);
  });

  const others: [string, TextFormat, string, Partial<FormatProblem>][] = [
    [
      'half a character in a header',
      header,
      `good=1; a=${LONE}`,
      { code: 'badField', column: 11, data: { field: 'value' } },
    ],
    [
      'half a character in the name',
      header,
      `good=1; ${LONE}=1`,
      { code: 'badField', column: 9, data: { field: 'name' } },
    ],
    ['a pair of 10 MB', header, `good=1; a=${'x'.repeat(10_000_000)}`, { code: 'pairTooLong', column: 9 }],
    [
      'an open quote in sh',
      curl,
      "curl https://shop.test -b good=1\ncurl 'https://shop.test",
      { code: 'unclosedQuote', line: 2, column: 6 },
    ],
    [
      "an open $'...'",
      curl,
      "curl https://shop.test -b good=1; curl $'https:\\'",
      { code: 'unclosedQuote', column: 40 },
    ],
    ['an open printf', curl, 'curl https://shop.test -b good=1; curl "$(printf \'a', { code: 'unclosedQuote' }],
    [
      'an open quote in cmd.exe',
      curl,
      'curl ^"https://shop.test^" -b ^"good=1^"\r\ncurl ^"https',
      { code: 'unclosedQuote', line: 2 },
    ],
    [
      'a file of cookies',
      curl,
      'curl https://shop.test -b jar.txt -b good=1',
      { code: 'cookieFile', column: 1, data: { file: 'jar.txt' } },
    ],
    [
      'an open string in PowerShell',
      powershell,
      'New-Object System.Net.Cookie("good", "1")\nNew-Object System.Net.Cookie("a',
      { code: 'notPlainString', line: 2, column: 12 },
    ],
    [
      'a variable in PowerShell',
      powershell,
      'New-Object System.Net.Cookie("good", "1"); New-Object System.Net.Cookie($a, "1")',
      { code: 'notPlainString' },
    ],
    [
      'a wrong domain in PowerShell',
      powershell,
      'New-Object System.Net.Cookie("good", "1")\nNew-Object System.Net.Cookie("a", "1", "/", "a b")',
      { code: 'badField', line: 2, data: { field: 'domain' } },
    ],
    [
      'half a character in a line',
      setCookie,
      `Set-Cookie: good=1\nSet-Cookie: a=${LONE}`,
      { code: 'badField', line: 2, column: 13 },
    ],
    [
      'a wrong Domain',
      setCookie,
      'Set-Cookie: good=1\nSet-Cookie: a=1; Domain=a b',
      { code: 'badField', line: 2, column: 18, data: { field: 'domain' } },
    ],
    [
      'a line of 10 MB',
      setCookie,
      `Set-Cookie: good=1\nSet-Cookie: a=${'x'.repeat(10_000_000)}`,
      { code: 'lineTooLong', line: 2 },
    ],
    [
      'a string of 10 MB',
      documentCookie,
      `document.cookie="good=1";\ndocument.cookie = "${'\\n'.repeat(5_000_000)}"`,
      { code: 'lineTooLong', line: 2, column: 19 },
    ],
    [
      'an open string',
      documentCookie,
      'document.cookie="good=1";\n document.cookie = "a',
      { code: 'unclosedQuote', line: 2, column: 20 },
    ],
    [
      'no string',
      documentCookie,
      'document.cookie="good=1"; document.cookie = make()',
      { code: 'notPlainString', column: 45 },
    ],
    ['a sum', documentCookie, 'document.cookie="good=1"; document.cookie = "a=" + b', { code: 'notPlainString' }],
    // biome-ignore lint/suspicious/noTemplateCurlyInString: it is what is read.
    ['a template', documentCookie, 'document.cookie="good=1"; document.cookie = `a=${b}`', { code: 'notPlainString' }],
    [
      'an escape that is cut',
      documentCookie,
      'document.cookie="good=1"; document.cookie = "a=\\u12"',
      { code: 'notPlainString' },
    ],
    [
      'a line end in a string',
      documentCookie,
      'document.cookie="good=1"; document.cookie = "a=\n1"',
      { code: 'notPlainString' },
    ],
    [
      'half a character as an escape',
      documentCookie,
      'document.cookie="good=1"; document.cookie = "a=\\ud800"',
      { code: 'notPlainString' },
    ],
  ];
  test.each(others)('%s', (_, format, text, problem) => {
    const { cookies, problems } = read(format, text);
    expect(problems).toMatchObject([{ line: 1, ...problem }]);
    expect(problems[0]?.column).toBeGreaterThan(0);
    expect(cookies.map(({ cookie }) => cookie.name)).toEqual(['good']);
  });

  const count = netscapeCases.length + csvCases.length + others.length;
  test(`${count} malformed texts that are no JSON are tried here`, () => {
    expect(count).toBeGreaterThan(50);
  });
});

test('thousands of problems are counted, and the sound cookie after them is read', () => {
  const { cookies, problems } = read(netscape, `${'x\n'.repeat(5000)}${GOOD_LINE}`);
  expect(problems).toHaveLength(1001);
  expect(problems.at(-1)).toEqual({ code: 'moreProblems', line: 1001, column: 2, data: { count: 4000 } });
  expect(cookies).toHaveLength(1);
});

test('20,000 cookies are read, and the next one is a problem', () => {
  const { cookies, problems } = read(netscape, `${GOOD_LINE}\n`.repeat(20_002));
  expect(cookies).toHaveLength(20_000);
  expect(problems).toEqual([{ code: 'tooMany', line: 20_001, column: 1, data: { limit: 20_000 } }]);
});

test('a cookie may be named like a property of every object', () => {
  const names = read(header, '__proto__=1; constructor=2; hasOwnProperty=3').cookies.map(({ cookie }) => cookie.name);
  expect(names).toEqual(['__proto__', 'constructor', 'hasOwnProperty']);
});
