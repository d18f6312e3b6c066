import type { Cookie } from '../../../src/cookie/cookie.ts';
import { harEntry } from '../../fixtures/har.ts';
import { GALLERY_HOST } from './jars.ts';

const ORIGIN = `https://${GALLERY_HOST}:5000`;
const PARTS = ['style.css', 'shop.js', 'font.woff2', 'logo.svg', 'photo.jpg'] as const;
const TYPES = ['stylesheet', 'script', 'font', 'image', 'image'] as const;
const LINES = [
  'session=new; Path=/; Secure; HttpOnly; SameSite=Lax',
  'ad=1; SameSite=None',
  'theme=dark; Domain=localhost.example; Path=/; Max-Age=99999999; Colour=1',
  '__Host-cart=1; Path=/; Domain=localhost.example; Secure',
  'font=; Max-Age=0; Path=/',
];

/** What DevTools recorded of the gallery's page: its navigation and `count` requests after it, each with the whole jar. */
export function recorded(page: string, jar: readonly Cookie[], count: number, now: number): object[] {
  const cookies = jar.map(({ name, value }) => (name === '' ? value : `${name}=${value}`)).join('; ');
  const common = { Cookie: cookies, 'User-Agent': 'Mozilla/5.0 (X11; Linux x86_64)', Accept: '*/*' };
  const start = now - 90_000;
  const first = harEntry(page, {
    at: start,
    request: { ...common, 'Sec-Fetch-Dest': 'document', 'Sec-Fetch-Site': 'none', 'Sec-Fetch-Mode': 'navigate' },
    response: LINES.map((line): [string, string] => ['Set-Cookie', line]),
    resourceType: 'document',
  });
  const rest = Array.from({ length: count }, (_, at) => {
    const kind = at % PARTS.length;
    const isElsewhere = at % 7 === 3;
    const url = isElsewhere ? `https://ads.example/pixel/${at}.gif` : `${ORIGIN}/static/${at}/${PARTS[kind]}`;
    return harEntry(url, {
      at: start + 20 * (at + 1),
      status: at % 19 === 18 ? 431 : 200,
      httpVersion: at % 2 ? 'h2' : 'http/1.1',
      request: {
        ...common,
        ...(isElsewhere && { Cookie: 'uid=a8f7; seg=4,8,15,16,23,42' }),
        Referer: page,
        'Sec-Fetch-Site': isElsewhere ? 'cross-site' : 'same-origin',
        'Sec-Fetch-Dest': isElsewhere ? 'image' : 'empty',
      },
      response: isElsewhere && at < 20 ? [['Set-Cookie', 'seen=1; Path=/']] : [],
      resourceType: isElsewhere ? 'image' : (TYPES[kind] ?? 'other'),
    });
  });
  return [first, ...rest];
}
