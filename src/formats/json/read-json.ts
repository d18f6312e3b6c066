import type { About, ReadResult } from '../format/format.ts';
import type { FormatCode } from '../format/format-code.ts';
import { isJsonObject, member } from '../json-cookie/json-object.ts';
import { type JsonList, readList, readOne } from '../json-cookie/read-list.ts';
import { pathText } from '../json-text/json-path.ts';
import { JsonReport } from '../json-text/json-report.ts';
import type { LiteralJson } from '../json-text/literal-json.ts';
import { parseJson } from '../json-text/parse-json.ts';
import { cookieListsIn, isCookieLike, isCookieList, isPairList } from './cookie-list.ts';
import { readCookieMap, readMembers } from './cookie-map.ts';
import { CRUMB_FORMAT, readCrumb } from './crumb.ts';
import { readHar } from './har.ts';
import { shapeOfList, shapeOfMember } from './shape-of-list.ts';

/** What CookieCloud's server has: its data are encrypted by the extension. */
const ENCRYPTED = /^[\w+/]{40,}={0,2}$/;

/** The most lists of cookies that are named where one was expected. */
const MAX_NAMED = 5;

/** The cookies of a JSON text in any of the formats, recognised by its shape. */
export function readJson(text: string, about: About): ReadResult {
  const { value, literal, problem } = parseJson(text);
  const read = value === undefined ? null : readValue(value, text, about, literal);
  if (read && (!problem || read.cookies.length > 0 || read.problems.some(({ code }) => code !== 'notRecognised')))
    return read;
  // Text before the bracket: it was no JSON.
  const isOther = problem?.line === 1 && problem.column === 1 && about.fileName === undefined;
  const problems = problem ? [isOther ? { ...problem, code: 'notRecognised' as const } : problem] : [];
  return { format: likelyFormat(text), cookies: [], problems };
}

function readValue(value: unknown, text: string, about: About, literal?: LiteralJson): ReadResult {
  const report = new JsonReport();
  const format = readRoot(value, report, about);
  if (hasStorage(value)) for (const { warnings } of report.cookies) warnings.push({ code: 'storageIgnored', data: {} });
  return { format, ...report.result(text, literal) };
}

function readRoot(root: unknown, report: JsonReport, about: About): FormatCode {
  if (isJsonObject(root) && member(root, 'format') === CRUMB_FORMAT) {
    readCrumb(root, report);
    return 'crumb';
  }
  const entries = member(member(root, 'log'), 'entries');
  if (Array.isArray(entries)) {
    readHar(entries, report);
    return 'har';
  }
  const byDomain = member(root, 'cookie_data');
  if (byDomain !== undefined) {
    const path = ['cookie_data'];
    if (isJsonObject(byDomain)) readMembers(byDomain, path, { url: null, now: about.now }, report);
    else report.problem('badField', path, { field: 'cookie_data' });
    return 'cookiecloud';
  }
  const encrypted = member(root, 'encrypted');
  if (typeof encrypted === 'string' && ENCRYPTED.test(encrypted)) {
    report.problem('encryptedValue', ['encrypted'], { field: 'encrypted' });
    return 'cookiecloud';
  }
  const list = listAtRoot(root);
  if (list) return readFormatOf(list, root, report, about);
  if (!isCookieLike(root)) return readCookieMap(root, report, about) ?? readOnlyList(root, report, about);
  const shape = shapeOfList([root], null);
  readOne(root, [], shape, report, { now: about.now, url: about.url ?? null });
  return shape.code;
}

function listAtRoot(root: unknown): JsonList | null {
  if (Array.isArray(root)) return isPairList(root) || isCookieList(root) ? { items: root, path: [] } : null;
  const items = member(root, 'cookies');
  return Array.isArray(items) ? { items, path: ['cookies'] } : null;
}

function readFormatOf(list: JsonList, beside: unknown, report: JsonReport, about: About): FormatCode {
  const shape = shapeOfList(list.items, beside);
  const url = member(beside, 'url');
  const shared = { now: about.now, url: typeof url === 'string' ? url : (about.url ?? null) };
  readList(list, (item) => shapeOfMember(item, shape), report, shared);
  return shape.code;
}

/** An object of an unknown tool: its one list of cookies is read, and each cookie gets a warning. */
function readOnlyList(root: unknown, report: JsonReport, about: About): FormatCode {
  const lists = cookieListsIn(root);
  const [list, second] = lists;
  if (!list) {
    report.problem('notRecognised', []);
    return 'chrome-json';
  }
  if (second) {
    const keys = lists.slice(0, MAX_NAMED).map(({ path }) => pathText(path));
    report.problem('severalLists', second.path, { count: lists.length, keys: keys.join(', ') });
    return shapeOfList(list.items, null).code;
  }
  const format = readFormatOf(list, null, report, about);
  const key = pathText(list.path);
  for (const { warnings } of report.cookies) warnings.push({ code: 'takenFromKey', data: { key } });
  return format;
}

/** Whether a text holds the storage of pages too: the origins of Playwright, or CookieCloud's data. */
function hasStorage(root: unknown): boolean {
  const [origins, data] = [member(root, 'origins'), member(root, 'local_storage_data')];
  const isFilled = (list: unknown) => Array.isArray(list) && list.length > 0;
  if (isJsonObject(data) && Object.keys(data).length > 0) return true;
  return (
    Array.isArray(origins) &&
    origins.some((one) => isFilled(member(one, 'localStorage')) || isFilled(member(one, 'indexedDB')))
  );
}

/** What a text that is no sound JSON was probably meant to be, by the keys at its beginning. */
function likelyFormat(text: string): FormatCode {
  const start = text.slice(0, 2000);
  const keys: [string, FormatCode][] = [
    [CRUMB_FORMAT, 'crumb'],
    ['"log"', 'har'],
    ['"cookie_data"', 'cookiecloud'],
    ['"Host raw"', 'cookie-quick-manager'],
    ['"storeType"', 'tough-cookie'],
    ['"expires"', 'playwright'],
    ['"expiry"', 'selenium'],
  ];
  return keys.find(([key]) => start.includes(key))?.[1] ?? 'chrome-json';
}
