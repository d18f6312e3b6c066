import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Cookie } from '../../../../src/cookie/cookie.ts';
import { toOctets, toText } from '../../../../src/cookie/octets.ts';
import { reportHtml } from '../../../../src/model/report/report-html.ts';
import { ValueHashes } from '../../../../src/model/report/value-hashes.ts';
import { makeReport } from '../../../../src/report/make-report.ts';
import { say } from '../../../fixtures/say.ts';
import { sampleCookie } from '../../cookie/sample-cookie.ts';
import { anyJar } from '../../formats/random-cookies.ts';
import { knownOf } from '../../report/known-of.ts';

/** The report of these cookies in both forms. */
async function reportsOf(jar: readonly Cookie[]): Promise<{ page: string; json: string }> {
  const hashes = new ValueHashes();
  const report = await makeReport(jar, knownOf(jar), (value) => hashes.of(value));
  return { page: await reportHtml(report, { text: say, language: 'en' }), json: JSON.stringify(report, null, 2) };
}

/** The same without hashes, which may by chance have the digits of a short value. */
const withoutHashes = (text: string) => text.replace(/(?<=<code>|"hash": ")[\da-f]{12}(?=<|")/g, '');

describe('a report of any cookies', () => {
  test('has no value in it that is not also a name, a path or a word of every report', async () => {
    let compared = 0;
    await fc.assert(
      fc.asyncProperty(anyJar, async (jar) => {
        const { page, json } = await reportsOf(jar);
        const control = await reportsOf(jar.map((cookie) => ({ ...cookie, value: toOctets('') })));
        for (const { value } of jar.filter(({ value }) => value.length >= 4)) {
          for (const form of [value, toText(value), encodeURIComponent(toText(value))]) {
            const isElsewhere = (text: string) =>
              text.includes(form) || text.includes(JSON.stringify(form).slice(1, -1));
            if (isElsewhere(control.page) || isElsewhere(control.json)) continue;
            compared += 1;
            expect(isElsewhere(withoutHashes(page))).toBe(false);
            expect(isElsewhere(withoutHashes(json))).toBe(false);
          }
        }
      }),
      { numRuns: 150 },
    );
    expect(compared).toBeGreaterThan(200);
  });

  test('has only the tags of a report without names, so that no name is one', async () => {
    const tagsOf = (text: string) => text.match(/<[^>]*>/g) ?? [];
    await fc.assert(
      fc.asyncProperty(anyJar, async (jar) => {
        const known = new Set(tagsOf((await reportsOf(ALL_TAGS)).page));
        const fields = /^<(?:a class="(?:bad|warn|note)" href="https:[^"<>]*" rel="noreferrer")>$/;
        const { page } = await reportsOf(jar);
        expect(tagsOf(page).filter((tag) => !known.has(tag) && !fields.test(tag))).toEqual([]);
      }),
      { numRuns: 100 },
    );
  });
});

const PARTITIONED = { partitionKey: { topLevelSite: 'https://news.test', hasCrossSiteAncestor: true } };
/** Cookies whose report has every kind of tag. */
const ALL_TAGS = [
  sampleCookie({ name: '' }),
  sampleCookie({ name: 'sid', value: 'a8f5f167f44f4964e6c998dee827110c', ...PARTITIONED }),
  sampleCookie({ domain: 'other.test', path: '/deep' }),
  ...Array.from({ length: 175 }, (_, at) => sampleCookie({ name: `n${at}` })),
];

describe('hostile names and paths', () => {
  const HOSTILE = [
    '<script>alert(1)</script>',
    '"><img src=x onerror=alert(1)>',
    '</td></table><iframe srcdoc="x">',
    '&lt;script&gt;',
    '<!--',
    "' onload='",
  ];

  test.each(HOSTILE)('%j is text', async (name) => {
    const { page } = await reportsOf([sampleCookie({ name, path: `/${name}` })]);
    expect(page).not.toMatch(/<(?:script|img|iframe|!--)/i);
    const escaped = name
      .replaceAll('&', '&amp;')
      .replaceAll('<', '&lt;')
      .replaceAll('>', '&gt;')
      .replaceAll('"', '&quot;')
      .replaceAll("'", '&#39;');
    expect(page).toContain(`<bdi>${escaped}</bdi>`);
    expect(page).toContain(`<bdi>/${escaped}</bdi>`);
  });

  test('characters that hide or reverse others are shown by their code', async () => {
    const { page } = await reportsOf([sampleCookie({ name: toOctets('a\u202eb\u200bc'), value: 'v' })]);
    expect(page).toContain('a‹U+202E›b‹U+200B›c');
  });
});

test('a report loads nothing: its policy forbids all but its own style, and comes before everything that it concerns', async () => {
  const { page } = await reportsOf([sampleCookie()]);
  const policy = page.indexOf(
    `<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">`,
  );
  expect(policy).toBeGreaterThan(0);
  expect(policy).toBeLessThan(page.indexOf('<style>'));
  expect(page).not.toMatch(/<(?:script|link|img|iframe|object|embed|base|form)\b|\son\w+=|url\(|@import/i);
});

test('the query of the page is not in a report', async () => {
  const { page, json } = await reportsOf([sampleCookie()]);
  for (const text of [page, json]) {
    expect(text).toContain('https://www.shop.test/page');
    expect(text).not.toContain('in-the-query');
  }
});

test('a report of many cookies has a row for each, in their order', async () => {
  const jar = Array.from({ length: 450 }, (_, at) => sampleCookie({ name: `n${at}` }));
  const { page } = await reportsOf(jar);
  expect([...page.matchAll(/<bdi>(n\d+)<\/bdi>/g)].map(([, name]) => name)).toEqual(jar.map(({ name }) => name));
});
