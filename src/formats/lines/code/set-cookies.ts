import type { JsonObject } from '../../json-cookie/json-object.ts';
import type { CodeGroup, CodeItem, CodeValue } from './code-groups.ts';

/** A cookie that code sets: its fields, a Set-Cookie line, or that its value is computed. */
export type SetByCode = { at: number } & (
  | { kind: 'fields'; fields: JsonObject; isExpiryUnread: boolean; url: string | null }
  | { kind: 'line'; text: string; url: string | null }
  | { kind: 'unread' }
);

/** `setCookie`, `add_cookies`, `Cookie`, `cookies.set`, `jar.set`, `cookieStore.set`: what sets a cookie, or the class of one. */
const SETTER =
  /\.(?:set|add|create|make)?_?(?:http)?cookies?(?:sync)?$|(?:cookies?|cookie_?(?:jar|store|container)|^jar)\.(?:set|add|append)$/;
const URL = /^https?:\/\//i;
const EXPIRY = /^(?:expir|max_?age)/i;
const FIELD =
  /^(?:name|key|value|domain|path|url|(?:is_?)?(?:secure|http_?only|host_?only)|same_?site|partition_?key)$/i;
/** How many of these fields an object has that is a cookie, where only its place is not known. */
const MIN_FIELDS = 3;
/** Constants of Go and .NET. */
const SAME_SITE = /(lax|strict|none)(?:mode)?$/i;
/** The arguments of the longest call. */
const MAX_UNNAMED = 12;
/** The first second of 2001 or so: a smaller number is a lifetime. */
const FIRST_MOMENT = 1e9;

/**
 * The cookies that code sets by a call with a name and a value, with an object, or with a Set-Cookie line: test tools, browsers,
 * servers and clients of HTTP. Where a call gets a variable, each object with the fields of a cookie counts.
 */
export function* cookiesSetIn(
  groups: readonly CodeGroup[],
  byStart: ReadonlyMap<number, CodeGroup>,
): Generator<SetByCode> {
  const setters = new Set(groups.filter(({ callee }) => SETTER.test(callee)));
  const within = new Set<CodeGroup>();
  const isVariable = [...setters].some(({ items: [first] }) => first && isComputed(first.value));
  for (const group of groups) {
    if (setters.has(group) || (group.parent && within.has(group.parent))) within.add(group);
    const { bracket, items, end, at } = group;
    const isCall = setters.has(group) && bracket === '(';
    if (!isCall && !within.has(group) && !(isVariable && items.filter(isField).length >= MIN_FIELDS)) continue;
    const after = end === null ? undefined : byStart.get(end + 1);
    const found = isCall ? ofCall(group, after?.bracket === '{' ? after.items : []) : cookieOfItems(items, at);
    // Code that is cut may have had more fields.
    if (end === null && (found || (isCall && !isGroup(items[0]?.value)))) yield { kind: 'unread', at };
    else if (found) yield found;
  }
}

function isField({ key }: CodeItem): boolean {
  return FIELD.test(key ?? '');
}

function isGroup(value: CodeValue): value is CodeGroup {
  return typeof value === 'object' && value !== null;
}

function isComputed(value: CodeValue): boolean {
  return value === undefined || (isGroup(value) && value.bracket === '(' && value.items.length === 0);
}

/** `after`: what is in braces after the call, as .NET initializes an object. */
function ofCall({ items, at }: CodeGroup, after: readonly CodeItem[]): SetByCode | null {
  const url = items.map(urlOf).find((one) => one !== null) ?? null;
  const named = [...items.filter(({ key }) => key !== null), ...after];
  const [name, value, ...others] = items
    .filter((item) => item.key === null && urlOf(item) === null)
    .slice(0, MAX_UNNAMED);
  if (typeof name?.value === 'string') {
    if (!value && named.length === 0 && name.value.includes('='))
      return { kind: 'line', text: name.value, url, at: name.at };
    const first = [{ ...name, key: 'name' }, ...(value ? [{ ...value, key: 'value' }] : [])];
    return cookieOfItems([...first, ...others.flatMap(namedField), ...named], at, url);
  }
  // A name that is computed.
  return typeof value?.value === 'string' ? { kind: 'unread', at } : cookieOfItems(named, at, url);
}

/** `"https://..."`, and `new Uri("https://...")`. */
function urlOf({ key, value }: CodeItem): string | null {
  const text = isGroup(value) && value.items.length === 1 ? value.items[0]?.value : value;
  return key === null && typeof text === 'string' && URL.test(text) ? text : null;
}

/** After name and value: path, domain, Secure and HttpOnly come in this order in PHP, .NET and Selenium, beside an expiry. */
function namedField(item: CodeItem, at: number, all: readonly CodeItem[]): readonly CodeItem[] {
  const { value, source } = item;
  if (isGroup(value) && value.bracket !== '(') return value.items;
  let key = 'expires';
  if (typeof value === 'boolean')
    key = all.slice(0, at).some((one) => typeof one.value === 'boolean') ? 'httpOnly' : 'secure';
  else if (value === '') return [];
  else if (typeof value === 'string') key = value.startsWith('/') ? 'path' : 'domain';
  // A variable that is the last one may have any of the fields.
  else if (value === undefined && at === all.length - 1 && /^[\w$.]+$/.test(source)) key = 'value';
  return [{ ...item, key }];
}

/** The cookie whose fields these are; null: they are not those of one. */
export function cookieOfItems(
  items: readonly CodeItem[],
  at = items[0]?.at ?? 0,
  url: string | null = null,
): SetByCode | null {
  const fields: Record<string, unknown> = {};
  let isUnread = false;
  let isExpiryUnread = false;
  for (const { key, value, source } of items) {
    // `{ ...options }` and `{ value }`
    if (key === null) isUnread ||= /^(?:\.{3}|\*\*)/.test(source) || FIELD.test(source);
    else if (EXPIRY.test(key)) {
      const isMoment = typeof value === 'string' || (typeof value === 'number' && value >= FIRST_MOMENT);
      if (isMoment && /^e/i.test(key)) fields.expiry = value;
      // -1 and 0 are session cookies.
      else isExpiryUnread ||= value !== null && !(typeof value === 'number' && value <= 0);
    } else if (FIELD.test(key)) {
      const plain = value ?? (/site$/i.test(key) ? SAME_SITE.exec(source)?.[1] : undefined) ?? value;
      isUnread ||= plain === undefined || isGroup(value);
      fields[key.toLowerCase().replace(/^key$/, 'name').replace('nkey', 'nKey')] =
        typeof plain === 'number' ? String(plain) : plain;
    }
  }
  if (!('name' in fields && ('value' in fields || isUnread))) return null;
  return isUnread ? { kind: 'unread', at } : { kind: 'fields', fields, isExpiryUnread, url, at };
}
