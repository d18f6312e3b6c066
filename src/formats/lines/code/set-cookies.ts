import type { JsonObject } from '../../json-cookie/json-object.ts';
import type { CodeToken } from '../../quoted/code-tokens.ts';
import { isAlone } from '../cookie-of-line.ts';
import { codeExpiry } from './code-expiry.ts';
import type { CodeGroup, CodeItem, CodeValue } from './code-groups.ts';
import { laterFields } from './later-fields.ts';

/** A cookie that code sets: its fields, a Set-Cookie line, or that its value is computed. `seconds`: until it expires. */
export type SetByCode = { at: number } & (
  | { kind: 'fields'; fields: JsonObject; seconds: number | null; isExpiryUnread: boolean; url: string | null }
  | { kind: 'line'; text: string; url: string | null }
  | { kind: 'unread' }
);

/** `setCookie`, `add_cookies`, `Cookie`, `cookies.set`, `jar.set`, `cookieStore.set`: what sets a cookie, or the class of one. */
const SETTER =
  /\.(?:set|add|create|make)?_?(?:http)?cookies?(?:sync)?$|(?:cookies?|cookie_?(?:jar|store|container)|^jar)\.(?:set|add|append)$|cookie\.(?:from|builder)$/;
/** Servers and scripts of pages write Domain with these, as it is: the cookie is one of the domain. */
const SETS_DOMAIN =
  /^(?:res\w*|http)\.(?:set_?)?cookie$|^\.setcookie$|^cookie(?:s|store)\.(?:set|append)$|^responsecookie/;
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

/**
 * The cookies that code sets by a call with a name and a value, with an object, or with a Set-Cookie line: test tools, browsers,
 * servers and clients of HTTP. Where a call gets a variable, each object with the fields of a cookie counts.
 */
export function* cookiesSetIn(
  groups: readonly CodeGroup[],
  byStart: ReadonlyMap<number, CodeGroup>,
  tokens: readonly CodeToken[],
): Generator<SetByCode> {
  const setters = new Set(groups.filter(({ callee }) => SETTER.test(callee)));
  const later = laterFields(groups, byStart, setters, tokens);
  const within = new Set<CodeGroup>();
  const isVariable = [...setters].some(({ items: [first] }) => first && isComputed(first.value));
  for (const group of groups) {
    if (setters.has(group) || (group.parent && within.has(group.parent))) within.add(group);
    const { bracket, items, end, at, start } = group;
    const isCall = setters.has(group) && bracket === '(';
    if (!isCall && !within.has(group) && !(isVariable && items.filter(isField).length >= MIN_FIELDS)) continue;
    const after = end === null ? undefined : byStart.get(end + 1);
    const more = [...(after?.bracket === '{' ? after.items : []), ...(later.get(group) ?? [])];
    const isKoa = tokens[start - 5]?.text === 'ctx' && tokens[start - 3]?.text === 'cookies';
    const callee = isKoa ? 'res.cookie' : setterOf(group, setters);
    const found = isCall ? ofCall(group, more, callee) : cookieOfItems(items, at, null, callee);
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

/** The function that gets the object, or that is called. */
function setterOf(group: CodeGroup, setters: ReadonlySet<CodeGroup>): string {
  return group.parent && setters.has(group.parent) ? group.parent.callee : group.callee;
}

/** `after`: what is in braces after the call, as .NET initializes an object, and what is set later. */
function ofCall({ items, at }: CodeGroup, after: readonly CodeItem[], callee: string): SetByCode | null {
  // `session.cookies.set("a", "b", domain="shop.example")` of Python's requests sets no header.
  const called = callee === 'cookies.set' && items.some(({ key }) => key !== null) ? '' : callee;
  const url = items.map(urlOf).find((one) => one !== null) ?? null;
  const named = [...items.filter(({ key }) => key !== null), ...after];
  const [name, value, ...others] = items
    .filter((item) => item.key === null && urlOf(item) === null)
    .slice(0, MAX_UNNAMED);
  if (typeof name?.value === 'string') {
    if (!value && named.length === 0 && name.value.includes('='))
      return { kind: 'line', text: name.value, url, at: name.at };
    const first = [{ ...name, key: 'name' }, ...(value ? [{ ...value, key: 'value' }] : [])];
    return cookieOfItems([...first, ...others.flatMap(namedField), ...named], at, url, called);
  }
  // A name that is computed.
  return typeof value?.value === 'string' ? { kind: 'unread', at } : cookieOfItems(named, at, url, called);
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
  callee = '',
): SetByCode | null {
  const fields: Record<string, unknown> = {};
  let isUnread = false;
  let isExpiryUnread = false;
  let seconds: number | null = null;
  for (const { key, value, source } of items) {
    // `{ ...options }` and `{ value }`
    if (key === null) isUnread ||= /^(?:\.{3}|\*\*)/.test(source) || FIELD.test(source);
    else if (EXPIRY.test(key)) {
      const expiry = codeExpiry({ key, value, source }, callee);
      if (expiry === 'unread') isExpiryUnread = true;
      else if (expiry && 'seconds' in expiry) seconds = expiry.seconds;
      else if (expiry) fields.expiry = expiry.moment;
    } else if (FIELD.test(key)) {
      const plain = value ?? (/site$/i.test(key) ? SAME_SITE.exec(source)?.[1] : undefined) ?? value;
      isUnread ||= plain === undefined || isGroup(value);
      fields[key.toLowerCase().replace(/^key$/, 'name').replace('nkey', 'nKey')] =
        typeof plain === 'number' ? String(plain) : plain;
    }
  }
  if (!('name' in fields && ('value' in fields || isUnread))) return null;
  if (isUnread) return { kind: 'unread', at };
  if (typeof fields.domain === 'string' && SETS_DOMAIN.test(callee)) fields.hostOnly = isAlone(fields.domain);
  return { kind: 'fields', fields, seconds, isExpiryUnread, url, at };
}
