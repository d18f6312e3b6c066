import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Cookie, cookieKey } from '../../../../src/cookie/cookie.ts';
import { asBrowserShows, asOctets } from '../../../../src/cookie/octets.ts';
import type { TextFormat } from '../../../../src/formats/format/format.ts';
import { csv } from '../../../../src/formats/lines/csv.ts';
import { curl } from '../../../../src/formats/lines/curl/curl.ts';
import { documentCookie } from '../../../../src/formats/lines/document-cookie.ts';
import { header } from '../../../../src/formats/lines/header.ts';
import { netscape, netscapeWget } from '../../../../src/formats/lines/netscape.ts';
import { setCookie } from '../../../../src/formats/lines/set-cookie.ts';
import { anyCookie } from './any-cookie.ts';

const URL = 'https://shop.test/cart';
const FORMATS = [netscape, netscapeWget, header, curl, setCookie, documentCookie, csv];

/** The loss that announces a difference in a field. */
const ANNOUNCES: Record<keyof Cookie, string[]> = {
  name: ['name'],
  value: ['value'],
  path: ['path', 'attributes'],
  domain: ['attributes'],
  hostOnly: ['hostOnly', 'attributes'],
  expiryTime: ['expiry', 'fraction', 'attributes'],
  secure: ['attributes'],
  httpOnly: ['httpOnly', 'attributes'],
  sameSite: ['sameSite'],
  partitionKey: ['partition'],
  storeId: ['store'],
  creationTime: ['creationTime'],
};
/** Differences that every loss of this code makes. */
const MEANS: Record<string, (written: Cookie, back: Cookie) => boolean> = {
  fraction: (written, back) => Math.abs((back.expiryTime ?? 0) - (written.expiryTime ?? 0)) < 1000,
  expiry: (written, back) => !Object.is(written.expiryTime, back.expiryTime),
  partition: (_, back) => back.partitionKey === null,
  store: (_, back) => back.storeId === '0',
  sameSite: (_, back) => back.sameSite === 'unset',
  httpOnly: (_, back) => !back.httpOnly,
  creationTime: (written, back) => back.creationTime !== written.creationTime,
  notUtf8: (written, back) =>
    back.name === asBrowserShows(written.name) && back.value === asBrowserShows(written.value),
  formulaGuard: (written, back) => {
    const guarded = (text: string) => (/^[=+\-@\t\r]/.test(text) ? `'${text}` : text);
    return back.name === guarded(asBrowserShows(written.name)) && back.value === guarded(asBrowserShows(written.value));
  },
};

function read(format: TextFormat, text: string): ReturnType<NonNullable<TextFormat['read']>> {
  if (!format.read) throw new Error(`${format.code} has no reader`);
  return format.read(text, { url: URL, now: 1_800_000_000_000 });
}

test('a command for bash is read as one also where a name begins like a quote of cmd.exe', () => {
  const [first] = fc.sample(anyCookie, 1);
  const cookie = {
    ...(first as Cookie),
    name: asOctets('^"'),
    value: asOctets('1'),
    domain: 'shop.test',
    path: asOctets('/'),
  };
  const { text } = curl.write([cookie], { url: URL });
  expect(read(curl, text)).toMatchObject({ cookies: [{ cookie: { name: '^"', value: '1' } }], problems: [] });
});

describe.each(FORMATS.map((format) => [format.code, format] as const))('%s', (_, format) => {
  test('reading what was written gives the same cookies, or differs exactly as announced', () => {
    fc.assert(
      fc.property(fc.uniqueArray(anyCookie, { maxLength: 6, selector: cookieKey }), (cookies) => {
        const { text, losses } = format.write(cookies, { url: URL });
        const lossesOf = (cookie: Cookie) =>
          losses.filter(({ id }) => cookieKey(id) === cookieKey(cookie)).map(({ code }) => code);
        const { cookies: back, problems } = read(format, text);
        expect(problems).toEqual([]);
        const kept = cookies.filter((cookie) => !lossesOf(cookie).includes('omitted'));
        expect(back).toHaveLength(kept.length);
        for (const [at, cookie] of kept.entries()) {
          const codes: string[] = lossesOf(cookie);
          const found = back[at]?.cookie;
          if (!found) throw new Error('too few');
          for (const field of Object.keys(ANNOUNCES) as (keyof Cookie)[]) {
            if (JSON.stringify(found[field]) === JSON.stringify(cookie[field])) continue;
            expect(codes, `${field} of ${JSON.stringify(cookie)}`).toContain(
              ANNOUNCES[field].find((code) => codes.includes(code)) ?? field,
            );
          }
          for (const code of codes)
            if (MEANS[code] && !(codes.includes('formulaGuard') && code === 'notUtf8'))
              expect(MEANS[code](cookie, found), `${code} of ${JSON.stringify(cookie)}`).toBe(true);
        }
      }),
      { numRuns: 300 },
    );
  });

  test('an ordinary jar keeps every cookie', () => {
    const cookies = fc
      .sample(anyCookie, 300)
      .map((cookie, at) => ({ ...cookie, name: `n${at}`, value: `v${at}`, path: '/a', domain: 'shop.test' }));
    expect(read(format, format.write(cookies, { url: URL }).text).cookies).toHaveLength(300);
  });
});
