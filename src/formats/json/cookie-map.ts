import { parseUrl } from '../../cookie/address/parse-url.ts';
import { toOctets } from '../../cookie/octets.ts';
import { defaultCookie } from '../format/default-cookie.ts';
import type { About } from '../format/format.ts';
import type { FormatCode } from '../format/format-code.ts';
import { canonicalHost } from '../json-cookie/domain-field.ts';
import { isJsonObject, type JsonObject, member } from '../json-cookie/json-object.ts';
import { readList, readOne } from '../json-cookie/read-list.ts';
import type { JsonPath } from '../json-text/json-path.ts';
import type { JsonReport } from '../json-text/json-report.ts';
import { isCookieList } from './cookie-list.ts';
import { shapeOfList, shapeOfMember } from './shape-of-list.ts';

/** Levels of objects: domain, path, name. */
const MAX_LEVELS = 4;

/** What names the cookies of a request or response: `cookies`, `signedCookies`, `_COOKIE`, `Request Cookies` of Firefox. */
const WRAPPER = /cookies?\b/i;

/**
 * Reads cookies whose names, or whose domains, are the keys of objects: `{"sid": "abc"}`, also under "cookies" as httpbin.org
 * writes it, and what Firefox copies of a request's cookies; `{"sid": {"value": "abc"}}`; and `{"shop.example": ...}` with a list or
 * with one of these, also by path as tough-cookie's stores write it. null: the object is none.
 */
export function readCookieMap(root: unknown, report: JsonReport, { url: page, now }: About): FormatCode | null {
  const maps = Object.entries(isJsonObject(root) ? root : {}).flatMap(([key, map]) =>
    WRAPPER.test(key) && isMap(map, MAX_LEVELS) ? [{ map, path: [key] }] : [],
  );
  if (maps.length === 0 && isMap(root, MAX_LEVELS)) maps.push({ map: root, path: [] });
  const [first] = maps;
  if (!first) return null;
  const named = first.path.length > 0 ? member(root, 'url') : null;
  const url = typeof named === 'string' ? named : (page ?? null);
  let homeless = 0;
  for (const { map, path } of maps) homeless += readMembers(map, path, { url, now }, report);
  if (homeless > 0) report.problem('hostMissing', first.path, { count: homeless });
  return 'chrome-json';
}

function isMap(map: unknown, levels: number): map is JsonObject {
  if (!isJsonObject(map) || levels === 0) return false;
  const entries = Object.entries(map);
  if (entries.length === 0) return false;
  if (isPairs(map)) return true;
  if (entries.every(([, value]) => isNamed(value))) return true;
  return entries.every(
    ([key, value]) => urlOf(key) !== null && (isCookieList(value) || isEmpty(value) || isMap(value, levels - 1)),
  );
}

/** A key "cookie" or "set-cookie" is a header field, and one object may be one cookie or header field. */
function isPairs(map: JsonObject): boolean {
  const entries = Object.entries(map);
  const isOne =
    ['name', 'Name'].some((key) => Object.hasOwn(map, key)) &&
    ['value', 'Value'].some((key) => Object.hasOwn(map, key));
  return (
    !isOne &&
    entries.some(([, value]) => typeof value === 'string') &&
    // No cookie has a semicolon: a header has.
    entries.every(
      ([key, value]) =>
        !/^(?:set-)?cookies?$/i.test(key) &&
        !String(value).includes(';') &&
        (typeof value !== 'object' || value === null),
    )
  );
}

/** A cookie without its name. */
function isNamed(value: unknown): value is JsonObject {
  return typeof member(value, 'value') === 'string' && member(value, 'name') === undefined;
}

function isEmpty(value: unknown): boolean {
  return Array.isArray(value) && value.length === 0;
}

/** The URL that a key names: a host with a dot or localhost, or a path, which says nothing of it (''). null: it is neither. */
function urlOf(key: string): string | null {
  if (key.startsWith('/')) return '';
  if (parseUrl(key)) return key;
  const host = /\.|:|^localhost$/i.test(key) ? canonicalHost(key) : null;
  return host === null ? null : `http://${host}/`;
}

/** The same where the object is known to be such a map. Returns how many cookies have no host. */
export function readMembers(
  map: JsonObject,
  path: JsonPath,
  shared: { url: string | null; now: number | undefined },
  report: JsonReport,
): number {
  const areNames = isPairs(map);
  let homeless = 0;
  for (const [key, value] of Object.entries(map)) {
    const own = [...path, key];
    if (report.isFull(own)) return homeless;
    if (areNames) homeless += readPair(key, value, own, shared.url, report);
    else if (isNamed(value)) readOne({ name: key, ...value }, own, shapeOfList([value], null), report, shared);
    else {
      const inner = { ...shared, url: urlOf(key) || shared.url };
      const items: readonly unknown[] | null = Array.isArray(value) ? value : null;
      if (items) {
        const shape = shapeOfList(items, null);
        readList({ items, path: own }, (item) => shapeOfMember(item, shape), report, inner);
      } else if (isJsonObject(value)) homeless += readMembers(value, own, inner, report);
      else report.problem('badField', own, { field: key });
    }
  }
  return homeless;
}

function readPair(name: string, value: unknown, path: JsonPath, url: string | null, report: JsonReport): number {
  const domain = parseUrl(url ?? '')?.hostname;
  if (typeof value !== 'string' || /\p{Surrogate}/u.test(name + value))
    report.problem('badField', path, { field: name });
  else if (domain === undefined) return 1;
  else
    report.cookies.push({
      cookie: { ...defaultCookie(), name: toOctets(name), value: toOctets(value), domain },
      warnings: [
        { code: 'namesAssumed', data: {} },
        { code: 'domainAssumed', data: { domain } },
        { code: 'attributesMissing', data: {} },
        { code: 'storeMissing', data: {} },
      ],
    });
  return 0;
}
