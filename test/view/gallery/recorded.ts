import type { Cookie } from '../../../src/cookie/cookie.ts';
import { cookiesForRequest } from '../../../src/cookie/request/cookies-for-request.ts';
import { topLevelRequest } from '../../../src/cookie/request/top-level-request.ts';
import { harEntry } from '../../fixtures/har.ts';
import { GALLERY_HOST } from './jars.ts';

const ORIGIN = `https://${GALLERY_HOST}:5000`;
const PARTS = ['style.css', 'shop.js', 'font.woff2', 'logo.svg', 'photo.jpg'] as const;
const TYPES = ['stylesheet', 'script', 'font', 'image', 'image'] as const;
const DESTINATIONS = ['style', 'script', 'font', 'image', 'image'] as const;
const LINES = [
  'session=new; Path=/; Secure; HttpOnly; SameSite=Lax',
  'ad=1; SameSite=None',
  'theme=dark; Domain=localhost.example; Path=/; Max-Age=99999999; Colour=1',
  '__Host-cart=1; Path=/; Domain=localhost.example; Secure',
  'font=; Max-Age=0; Path=/',
];

/** A header that no server accepts. */
const PADDING = Array.from({ length: 5 }, (_, at) => `; pad${at}=${'x'.repeat(3_500)}`).join('');
const COMMON = {
  'User-Agent': 'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/156.0.0.0 Safari/537.36',
  Accept: '*/*',
  'Accept-Encoding': 'gzip, deflate, br, zstd',
  'Accept-Language': 'en-US,en;q=0.9',
};

/** What DevTools recorded of the gallery's page: its navigation and `count` requests after it. */
export function recorded(page: string, jar: readonly Cookie[], count: number, now: number): object[] {
  const start = now - 90_000;
  const first = harEntry(page, {
    at: start,
    request: {
      ...COMMON,
      Cookie: cookiesFor(page, jar, start),
      'Sec-Fetch-Dest': 'document',
      'Sec-Fetch-Site': 'none',
      'Sec-Fetch-Mode': 'navigate',
    },
    response: LINES.map((line): [string, string] => ['Set-Cookie', line]),
    resourceType: 'document',
  });
  return [first, ...Array.from({ length: count }, (_, at) => loaded(at, page, jar, start))];
}

/** One resource of the page; every seventh comes from another site, and every nineteenth is rejected for its size. */
export function loaded(at: number, page: string, jar: readonly Cookie[], start: number): object {
  const kind = at % PARTS.length;
  const isElsewhere = at % 7 === 3;
  const isTooLarge = at % 19 === 18;
  const url = isElsewhere ? `https://ads.example/pixel/${at}.gif` : `${ORIGIN}/static/${at}/${PARTS[kind]}`;
  return harEntry(url, {
    at: start + 20 * (at + 1),
    status: isTooLarge ? 431 : 200,
    httpVersion: at % 2 ? 'h2' : 'http/1.1',
    request: {
      ...COMMON,
      Cookie: isElsewhere ? 'uid=a8f7; seg=4,8,15,16,23,42' : cookiesFor(url, jar, start) + (isTooLarge ? PADDING : ''),
      Referer: page,
      'Sec-Fetch-Site': isElsewhere ? 'cross-site' : 'same-origin',
      'Sec-Fetch-Dest': isElsewhere ? 'image' : (DESTINATIONS[kind] ?? 'empty'),
    },
    response: isElsewhere && at < 20 ? [['Set-Cookie', 'seen=1; Path=/']] : [],
    resourceType: isElsewhere ? 'image' : (TYPES[kind] ?? 'other'),
  });
}

const headers = new WeakMap<readonly Cookie[], Map<string, string>>();

/** Computed once for each folder, because benchmarks make thousands of requests. */
function cookiesFor(url: string, jar: readonly Cookie[], now: number): string {
  const folders = headers.get(jar) ?? new Map<string, string>();
  headers.set(jar, folders);
  const folder = new URL(url).pathname.split('/', 2).join('/');
  let header = folders.get(folder);
  if (header === undefined) {
    const request = topLevelRequest({ url, now, agent: 'chrome', registrableDomain: () => 'localhost.example' });
    header = cookiesForRequest(jar, request).header;
    folders.set(folder, header);
  }
  return header;
}
