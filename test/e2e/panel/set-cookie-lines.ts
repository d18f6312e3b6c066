import type { JarCookie } from '../driver/surface.ts';

/** A Set-Cookie line that a browser is given, as octets. Each has a name of its own, which tells the lines apart. */
export interface PlayedLine {
  line: string;
  /** Where what is stored is not what the line asks for: what the jar holds instead, by browser where they differ. */
  differs?: Differs | { chromium?: Differs; firefox?: Differs };
  /** It asks for a cookie to be gone. */
  deletes?: boolean;
}
export type Differs = Partial<Omit<JarCookie, 'expires'>> & { expires?: 'cap' | null };

const DAY = 24 * 60 * 60 * 1000;
const inADay = new Date(Date.now() + DAY).toUTCString();
const PAST = 'Thu, 01 Jan 1970 00:00:00 GMT';

/** What the jar holds on shop.localhost before, all of it host-only, with path `/` and the value `old`. */
export const HELD_BEFORE = [
  'replaced',
  'same',
  'hidden',
  'beside',
  'gone',
  'gone-by-date',
  'gone-negative',
  'elsewhere',
];

/** Of the answer for a page on shop.localhost. */
export const PAGE_LINES: PlayedLine[] = [
  { line: 'plain=1' },
  { line: 'rooted=1; Path=/' },
  { line: 'deep=1; Path=/deep/er' },
  { line: 'secure=1; Secure; Path=/' },
  { line: 'http-only=1; HttpOnly; Path=/' },
  { line: 'strict=1; SameSite=Strict; Path=/' },
  { line: 'lax=1; SameSite=Lax; Path=/' },
  { line: 'none=1; SameSite=None; Secure; Path=/' },
  { line: 'own-domain=1; Domain=shop.localhost; Path=/' },
  { line: 'dotted=1; Domain=.shop.localhost; Path=/' },
  { line: 'upper-case=1; DOMAIN=SHOP.LOCALHOST; PATH=/; SECURE' },
  { line: 'aged=1; Max-Age=3600; Path=/' },
  { line: `dated=1; Expires=${inADay}; Path=/` },
  { line: `both=1; Max-Age=3600; Expires=${PAST}; Path=/` },
  { line: 'empty-value=; Path=/' },
  { line: '__Secure-good=1; Secure; Path=/' },
  { line: '__Host-good=1; Secure; Path=/' },
  { line: '__Http-good=1; Secure; HttpOnly; Path=/' },
  { line: '__Host-Http-good=1; Secure; HttpOnly; Path=/' },
  { line: 'quoted="a b"; Path=/' },
  { line: '  spaced  =  1  ;  Path = /' },
  { line: 'equals=a=b=c; Path=/' },
  { line: 'octets=n\xc3\xa9; Path=/' },
  { line: 'own-partition=1; Secure; SameSite=None; Partitioned; Path=/' },
  { line: `exact=${'x'.repeat(4_091)}; Path=/` },

  { line: 'capped=1; Max-Age=63072000; Path=/', differs: { expires: 'cap' } },
  { line: 'relative=1; Path=folder', differs: { path: '/play' } },
  { line: `long-path-value=1; Path=/${'x'.repeat(1_024)}`, differs: { path: '/play' } },
  { line: 'misspelt=1; HttpOnyl; Path=/', differs: { httpOnly: false } },
  { line: 'loose=1; SameSite=Loose; Path=/', differs: { sameSite: 'unset' } },
  { line: 'hour=1; Max-Age=1h; Path=/', differs: { expires: null } },
  { line: 'iso=1; Expires=2030-12-31; Path=/', differs: { expires: null } },
  { line: 'empty-domain=1; Domain=; Path=/', differs: { hostOnly: true } },
  { line: '=no-name; Path=/', differs: { chromium: { name: '', value: 'no-name' } } },
  {
    line: 'no-equals; Path=/lone',
    differs: { chromium: { name: '', value: 'no-equals' }, firefox: { name: 'no-equals', value: '' } },
  },

  { line: 'replaced=new; Path=/' },
  { line: 'same=old; Path=/' },
  { line: 'hidden=new; Path=/; HttpOnly; Max-Age=60' },
  { line: 'beside=new; Path=/beside' },

  { line: 'gone=; Max-Age=0; Path=/', deletes: true },
  { line: `gone-by-date=; Expires=${PAST}; Path=/`, deletes: true },
  { line: 'gone-negative=1; Max-Age=-1; Path=/', deletes: true },
  { line: 'elsewhere=; Max-Age=0; Path=/elsewhere', deletes: true },
  { line: 'never-there=; Max-Age=0; Path=/', deletes: true },

  { line: 'bell=a\x07b; Path=/' },
  { line: 'tab-in-path=1; Path=/a\tb' },
  { line: 'tab\tin-name=1; Path=/' },
  { line: 'abroad=1; Domain=example.com; Path=/' },
  { line: 'suffix=1; Domain=localhost; Path=/' },
  { line: 'below=1; Domain=www.shop.localhost; Path=/' },
  { line: '__Secure-bad=1; Path=/' },
  { line: '__secure-small=1; Path=/' },
  { line: '__Host-bad=1; Secure; Domain=shop.localhost; Path=/' },
  { line: '__Host-deep=1; Secure; Path=/deep' },
  { line: '__Http-bad=1; Secure; Path=/' },
  { line: '__Host-Http-bad=1; Secure; HttpOnly; Path=/; Domain=shop.localhost' },
  { line: '=__Host-hidden; Secure; Path=/' },
  { line: 'insecure-none=1; SameSite=None; Path=/' },
  { line: 'insecure-part=1; Partitioned; Path=/' },
  { line: `over=${'x'.repeat(4_093)}; Path=/` },
  { line: '; Path=/' },
];

/** Of answers from ads.localhost below that page: one kind for an image, one for a frame. */
export const EMBEDDED_LINES = (kind: string): PlayedLine[] => [
  { line: `${kind}-strict=1; SameSite=Strict; Path=/` },
  { line: `${kind}-lax=1; SameSite=Lax; Path=/` },
  { line: `${kind}-unset=1; Path=/` },
  { line: `${kind}-none=1; SameSite=None; Secure; Path=/` },
  { line: `${kind}-insecure-none=1; SameSite=None; Path=/` },
  { line: `${kind}-part=1; SameSite=None; Secure; Partitioned; Path=/` },
  { line: `${kind}-part-unset=1; Secure; Partitioned; Path=/` },
  { line: `${kind}-part-insecure=1; SameSite=None; Partitioned; Path=/` },
];

/** Of an image from the page's own site. */
export const OWN_IMAGE_LINES: PlayedLine[] = [
  { line: 'own-strict=1; SameSite=Strict; Path=/' },
  { line: 'own-unset=1; Path=/' },
];

/** Of the answer that sends the browser on to the page. */
export const REDIRECT_LINES: PlayedLine[] = [
  { line: 'on-the-way=1; SameSite=Lax; Path=/' },
  { line: 'abroad-on-the-way=1; Domain=example.com; Path=/' },
];

/** What the jar holds of a host that no browser trusts, before: Secure, with path `/` and the value `old`. */
export const SECURE_BEFORE = ['guarded', 'guarded-gone', 'guarded-deep'];

/** Of a page over plain http, from a host that no browser trusts. */
export const UNTRUSTED_LINES: PlayedLine[] = [
  { line: 'untrusted=1; Path=/' },
  { line: 'untrusted-secure=1; Secure; Path=/' },
  { line: '__Secure-untrusted=1; Secure; Path=/' },
  { line: 'untrusted-none=1; SameSite=None; Secure; Path=/' },
  { line: 'untrusted-part=1; SameSite=None; Secure; Partitioned; Path=/' },
  { line: 'guarded=new; Path=/' },
  { line: 'guarded-gone=; Max-Age=0; Path=/', deletes: true },
  { line: 'guarded-deep=new; Path=/deep' },
];
