import { describe, expect, test } from 'vitest';
import { toOctets } from '../../../../src/cookie/octets.ts';
import { sampleCookie } from '../../cookie/sample-cookie.ts';
import { reportsOf } from './reports-of.ts';

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
