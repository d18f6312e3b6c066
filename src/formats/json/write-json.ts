import type { Cookie } from '../../cookie/cookie.ts';
import type { WriteOptions, Written } from '../format/format.ts';
import type { FormatCode } from '../format/format-code.ts';
import { writeList } from '../json-cookie/write-list.ts';
import { chromeJson } from './chrome-json.ts';
import { writeCookieCloud } from './cookie-cloud.ts';
import { writeCrumb } from './crumb.ts';
import { cypress } from './cypress.ts';
import { writeHar } from './har.ts';
import { writePlaywright } from './playwright.ts';
import { puppeteer } from './puppeteer.ts';
import { rawFields } from './raw-fields.ts';
import { selenium } from './selenium.ts';
import { writeToughCookie } from './tough-cookie.ts';

type Write = (cookies: readonly Cookie[], options: WriteOptions) => Written;

/** How each format that is JSON is written. */
export const WRITE_JSON: Readonly<Partial<Record<FormatCode, Write>>> = {
  crumb: writeCrumb,
  'chrome-json': (cookies) => writeList(cookies, chromeJson),
  har: writeHar,
  playwright: writePlaywright,
  puppeteer: (cookies) => writeList(cookies, puppeteer),
  cypress: (cookies) => writeList(cookies, cypress),
  selenium: (cookies) => writeList(cookies, selenium),
  'tough-cookie': writeToughCookie,
  cookiecloud: writeCookieCloud,
  'cookie-quick-manager': (cookies) => writeList(cookies, rawFields),
};
