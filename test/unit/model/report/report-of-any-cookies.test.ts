import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { toOctets, toText } from '../../../../src/cookie/octets.ts';
import { sampleCookie } from '../../cookie/sample-cookie.ts';
import { anyJar } from '../../formats/random-cookies.ts';
import { reportsOf } from './reports-of.ts';

const PARTITIONED = { partitionKey: { topLevelSite: 'https://news.test', hasCrossSiteAncestor: true } };
/** Cookies whose report has every kind of tag. */
const ALL_TAGS = [
  sampleCookie({ name: '' }),
  sampleCookie({ name: 'sid', value: 'a8f5f167f44f4964e6c998dee827110c', ...PARTITIONED }),
  sampleCookie({ domain: 'other.test', path: '/deep' }),
  ...Array.from({ length: 175 }, (_, at) => sampleCookie({ name: `n${at}` })),
];

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
