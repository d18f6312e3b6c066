import type { CodeToken } from '../../quoted/code-tokens.ts';
import { PAIR_LINE } from '../header.ts';
import { isBareLine } from '../set-cookie.ts';
import { type CodeGroup, codeGroups } from './code-groups.ts';
import { cookiesSetIn, type SetByCode } from './set-cookies.ts';

/** What code says about cookies at a place: that it sets one, or a Cookie header or a part of it. */
export type CodeCookie = SetByCode | { at: number; kind: 'header'; text: string };
type HeaderOrLine = Exclude<CodeCookie, { kind: 'fields' }>;

/** The host of a request, and where the code names it. */
export interface CodeHost {
  url: string;
  at: number;
}

/** `name: value`, `name = value`, `name => value`, `["name"] = value` and `f("name", value)`. */
const SEPARATORS = [':', '=', ':=', '=>', ']=', ','];
const IN_STRING = /^cookie:[ \t]*/i;
/** A Cookie header, also as a part of a name: `cookieString`. */
const KEY = /^(?:set-cookie|curlopt_cookie|cookies?(?:_?(?:string|header))?)$/;
const URL = /^https?:\/\/[^\s/]/i;
/** A URL is also the second argument, after the method. */
const URL_KEY = /(?:ur[il]|endpoint)$|^(?:target|raw|get|post|put|patch|delete|head|options|query)$/;
const HOST_KEY = /^:?(?:host(?:name)?|authority)$/;

/** The cookies of requests that code makes or that it sets, in any order. */
export function codeCookies(tokens: readonly CodeToken[]): CodeCookie[] {
  const groups = codeGroups(tokens);
  const byStart = new Map(groups.map((group) => [group.start, group]));
  const [list] = groups;
  // `["a=1", "b=2"]` alone, as `document.cookie.split('; ')` and `getSetCookie()` give it
  const alone = list?.start === 0 && list.end === tokens.length - 1 ? inList(list) : null;
  if (alone) return alone;
  const found: CodeCookie[] = [...cookiesSetIn(groups, byStart, tokens)];
  for (let at = 0; at < tokens.length; at++) {
    const token = tokens[at];
    const key = keyOf(token);
    const inString = token?.kind === 'string' ? IN_STRING.exec(token.text ?? '') : null;
    if (inString && token?.text)
      found.push({ kind: 'header', text: token.text.slice(inString[0].length), at: token.at });
    else if (KEY.test(key)) {
      // `{ "name": "Cookie", "value": "a=1" }`
      const isName = tokens[at + 1]?.text === ',' && keyOf(tokens[at + 2]) === 'value';
      for (const field of headersAfter(tokens, isName ? at + 2 : at, byStart))
        found.push(key === 'set-cookie' && field.kind === 'header' ? { ...field, kind: 'line', url: null } : field);
      if (key === 'cookies') at = takePairs(tokens, at, byStart, found);
    }
  }
  return found;
}

/** The cookies of a list in which each string is a pair or a Set-Cookie line. null: it is another list. */
function inList({ bracket, items }: CodeGroup): HeaderOrLine[] | null {
  const found = items.flatMap(({ value, at }): HeaderOrLine[] => {
    if (typeof value !== 'string' || !PAIR_LINE.test(value)) return [];
    return [isBareLine(value) ? { kind: 'line', text: value, url: null, at } : { kind: 'header', text: value, at }];
  });
  return bracket === '[' && found.length > 0 && found.length === items.length ? found : null;
}

/** The URLs of requests: those that are no value of another field, as "referer" and "origin" are. Without any, named hosts. */
export function codeHosts(tokens: readonly CodeToken[]): CodeHost[] {
  const urls: CodeHost[] = [];
  const named: CodeHost[] = [];
  for (const [at, { kind, text, at: place }] of tokens.entries()) {
    // What a colon or "=" follows is a name.
    if (kind === 'mark' || text === null || (kind === 'string' && /^[:=]$/.test(tokens[at + 1]?.text ?? ''))) continue;
    const key = keyBefore(tokens, at);
    if (URL.test(text) && (key === null || URL_KEY.test(key))) urls.push({ url: text, at: place });
    else if (kind === 'string' && HOST_KEY.test(key ?? '')) named.push({ url: `https://${text}/`, at: place });
  }
  return urls.length > 0 ? urls : named;
}

/** The name before a value, in lower case; null: it is the first argument of a call, or stands alone. */
function keyBefore(tokens: readonly CodeToken[], at: number): string | null {
  const before = tokens[at - 1];
  if (before?.kind !== 'mark' || before.text === '(') return null;
  let key = at - 1;
  while (tokens[key]?.kind === 'mark' && ',:=>]'.includes(tokens[key]?.text ?? ' ')) key--;
  // `{ "name": "Host", "value": "shop.example" }`
  const isValue = keyOf(tokens[key]) === 'value' && tokens[key - 1]?.text === ',';
  return keyOf(tokens[isValue ? key - 2 : key]);
}

/** The last part of a name, in lower case. */
function keyOf(token: CodeToken | undefined): string {
  return token?.kind === 'mark' ? '' : (/[^.$]*$/.exec((token?.text ?? '').slice(-40))?.[0].toLowerCase() ?? '');
}

/** One field, or the strings of a list of them. */
function headersAfter(
  tokens: readonly CodeToken[],
  key: number,
  groups: ReadonlyMap<number, CodeGroup>,
): HeaderOrLine[] {
  const separator = separatorAfter(tokens, key);
  const isQuoted = tokens[key]?.kind === 'string';
  // A list of names of fields has a comma after a name too.
  if (!separator || (separator.text === ',' && isQuoted && tokens[key - 1]?.text !== '(')) return [];
  const list = groups.get(separator.end);
  if (list?.bracket === '[' && keyOf(tokens[key]) === 'cookies') return inList(list) ?? [];
  if (list?.bracket === '[' && isQuoted)
    return list.items.map(({ value, at }) =>
      typeof value === 'string' ? { kind: 'header', text: value, at } : { kind: 'unread', at },
    );
  // `@{ Cookie = $cookie }`
  const isVariable = tokens[separator.end]?.text?.startsWith('$') === true;
  const isField = isQuoted ? separator.text !== ',' : isVariable && !tokens[key]?.text?.startsWith('$');
  const value = stringAt(tokens, separator.end, isField && keyOf(tokens[key]) === 'cookie');
  const at = tokens[separator.end]?.at ?? 0;
  if (!value) return [];
  if (value.text === null) return [{ kind: 'unread', at }];
  return (isQuoted && separator.text !== ',') || value.text.includes('=')
    ? [{ kind: 'header', text: value.text, at }]
    : [];
}

/** Takes the members of the object, map or dictionary that is assigned to a name. Returns the last token of it. */
function takePairs(
  tokens: readonly CodeToken[],
  key: number,
  groups: ReadonlyMap<number, CodeGroup>,
  found: CodeCookie[],
): number {
  // `session.cookies.update({`
  const isUpdate = tokens[key + 2]?.text === 'update' && tokens[key + 3]?.text === '(';
  let at = isUpdate ? key + 4 : (separatorAfter(tokens, key)?.end ?? tokens.length);
  // `@{`, `dict(`, `c(`
  if (tokens[at]?.kind === 'word' || tokens[at]?.text === '@') at++;
  const group = groups.get(at);
  if (!group) return key;
  for (const { key: name, value, at: place } of group.items) {
    // `{ "sid": { "value": "abc" } }`
    const inner = typeof value === 'object' && value?.bracket === '{' ? value.items : [];
    const text = inner.find((item) => item.key === 'value')?.value ?? value;
    // No cookie has a semicolon.
    const isPair = typeof text === 'string' && !`${name}${text}`.includes(';');
    if (name !== null)
      found.push(isPair ? { kind: 'header', text: `${name}=${text}`, at: place } : { kind: 'unread', at: place });
  }
  return group.end ?? key;
}

function separatorAfter(tokens: readonly CodeToken[], key: number): { text: string; end: number } | null {
  let text = '';
  let end = key + 1;
  for (; text.length < 3 && tokens[end]?.kind === 'mark' && ':=>,]'.includes(tokens[end]?.text ?? ' '); end++)
    text += tokens[end]?.text;
  return SEPARATORS.includes(text) ? { text, end } : null;
}

/** The text of adjacent or added strings; `text` null: a part of it is no string, or with `isWordUnread` a word is there instead. */
function stringAt(
  tokens: readonly CodeToken[],
  start: number,
  isWordUnread = true,
): { text: string | null; end: number } | null {
  if (isWordUnread && tokens[start]?.kind === 'word') return { text: null, end: start + 1 };
  const parts: (string | null)[] = [];
  let at = start;
  while (tokens[at]?.kind === 'string' && (at === start || !/^[:=]$/.test(tokens[at + 1]?.text ?? ''))) {
    parts.push(tokens[at]?.text ?? null);
    at++;
    if (tokens[at]?.kind !== 'mark' || tokens[at]?.text !== '+') continue;
    at++;
    if (tokens[at]?.kind !== 'string') parts.push(null);
  }
  return parts.length === 0 ? null : { text: parts.includes(null) ? null : parts.join(''), end: at };
}
