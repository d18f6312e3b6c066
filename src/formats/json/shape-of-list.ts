import type { CookieShape, ReadShape } from '../json-cookie/cookie-shape.ts';
import { isJsonObject, type JsonObject, member } from '../json-cookie/json-object.ts';
import { isStored, storedRow } from '../stored/stored-row.ts';
import { chromeJson, EXPIRY_FIELDS } from './chrome-json.ts';
import { cypress } from './cypress.ts';
import { harCookie } from './har-cookie.ts';
import { netCookie } from './net-cookie.ts';
import { playwright } from './playwright.ts';
import { puppeteer } from './puppeteer.ts';
import { rawFields } from './raw-fields.ts';
import { selenium } from './selenium.ts';
import { toughCookie } from './tough-cookie.ts';

/** The fields that only one tool writes, the most telling first. */
const TELLING: readonly [shape: ReadShape, tells: (has: (key: string) => boolean, cookie: JsonObject) => boolean][] = [
  [storedRow, isStored],
  [netCookie, (has) => has('Name') && has('Value')],
  [rawFields, (has) => has('Name raw') || has('Host raw')],
  [toughCookie, (has) => has('key') && !has('name')],
  [chromeJson, (has) => has('expirationDate') || has('storeId') || (has('session') && has('hostOnly'))],
  // WebDriver BiDi, which WebdriverIO 9 uses.
  [selenium, (has) => has('size') && !has('expires')],
  [puppeteer, (has) => ['size', 'session', 'priority', 'sourceScheme', 'sourcePort'].some(has)],
  [puppeteer, (_, cookie) => member(member(cookie, 'partitionKey'), 'sourceOrigin') !== undefined],
  [
    playwright,
    (has, cookie) => has('_crHasCrossSiteAncestor') || /^-?\d+(?:\.\d+)?$/.test(String(member(cookie, 'expires'))),
  ],
  [harCookie, (has) => has('expires')],
  [cypress, (has) => has('hostOnly')],
  [cypress, (_, cookie) => /^(?:no_restriction|lax|strict|unspecified)$/.test(String(member(cookie, 'sameSite')))],
  [selenium, (has, cookie) => has('expiry') || /^(?:None|Lax|Strict)$/.test(String(member(cookie, 'sameSite')))],
];

const EXPIRY_FIELD: Partial<Record<CookieShape['code'], string>> = {
  'chrome-json': 'expirationDate',
  playwright: 'expires',
  puppeteer: 'expires',
  har: 'expires',
  'tough-cookie': 'expires',
  cypress: 'expiry',
  selenium: 'expiry',
};

/** The format of a list of cookies, by the fields that its members have and by those beside the list. */
export function shapeOfList(items: readonly unknown[], beside: unknown): ReadShape {
  if (Array.isArray(member(beside, 'origins'))) return playwright;
  if (member(beside, 'storeType') !== undefined || member(beside, 'rejectPublicSuffixes') !== undefined)
    return toughCookie;
  let best = TELLING.length;
  for (const item of items) {
    const found = rankOf(item);
    if (found < best) best = found;
  }
  return TELLING[best]?.[0] ?? (items.some(hasAllOfWebDriver) ? selenium : chromeJson);
}

/** The format of one member: another than that of its list only where that would not see when the cookie expires. */
export function shapeOfMember(item: unknown, ofList: ReadShape): ReadShape {
  const expiry = EXPIRY_FIELDS.find((field) => (member(item, field) ?? null) !== null);
  if (expiry === undefined || expiry === EXPIRY_FIELD[ofList.code]) return ofList;
  return TELLING[rankOf(item)]?.[0] ?? ofList;
}

function rankOf(item: unknown): number {
  if (!isJsonObject(item)) return TELLING.length;
  const has = (key: string) => member(item, key) !== undefined;
  const index = TELLING.findIndex(([, tells]) => tells(has, item));
  return index < 0 ? TELLING.length : index;
}

/** A session cookie of WebDriver without SameSite has these fields and no other. */
function hasAllOfWebDriver(item: unknown): boolean {
  return ['name', 'value', 'path', 'domain', 'secure', 'httpOnly'].every((key) => member(item, key) !== undefined);
}
