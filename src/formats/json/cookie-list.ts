import { isJsonObject, member } from '../json-cookie/json-object.ts';
import type { JsonList } from '../json-cookie/read-list.ts';
import type { JsonPath } from '../json-text/json-path.ts';

/** The most values that are searched for a list of cookies, the deepest level, and the most members of a list. */
const MAX_VALUES = 100_000;
const MAX_LEVELS = 20;
const MAX_MEMBERS = 100;

/** What a cookie has beside name and value. */
const SAID = ['domain', 'path', 'hostOnly', 'httpOnly', 'url', 'Domain', 'Path', 'HttpOnly'];

/** Nearly every request or response has one of these. */
const HEADER_FIELD = /^(?:accept|user-agent|content-type)$/i;

/** Whether an object describes a cookie: header fields and entries of storage have name and value too, and nothing else. */
export function isCookieLike(value: unknown): boolean {
  if (!isJsonObject(value)) return false;
  if (typeof member(value, 'Name raw') === 'string') return true;
  const isNamed =
    typeof member(value, 'key') === 'string' ||
    (typeof member(value, 'name') === 'string' && member(value, 'value') !== undefined) ||
    (typeof member(value, 'Name') === 'string' && member(value, 'Value') !== undefined);
  return isNamed && SAID.some((key) => member(value, key) !== undefined);
}

export function isCookieList(value: unknown): value is readonly unknown[] {
  return Array.isArray(value) && value.slice(0, MAX_MEMBERS).some(isCookieLike);
}

/** Whether a list has names and values alone, as Next.js lists cookies, and is none of header fields. */
export function isPairList(list: readonly unknown[]): boolean {
  return list.every((one) => {
    const name = member(one, 'name');
    return typeof name === 'string' && typeof member(one, 'value') === 'string' && !HEADER_FIELD.test(name);
  });
}

/** All lists of cookies anywhere in a JSON value, level by level. */
export function cookieListsIn(root: unknown): JsonList[] {
  const found: JsonList[] = [];
  let level: { value: unknown; path: JsonPath }[] = [{ value: root, path: [] }];
  let left = MAX_VALUES;
  for (let depth = 0; depth < MAX_LEVELS && level.length > 0; depth++) {
    const below: typeof level = [];
    for (const { value, path } of level) {
      if (isCookieList(value)) {
        found.push({ items: value, path });
        continue;
      }
      for (const [step, inner] of membersOf(value)) {
        if (left === 0) break;
        left--;
        if (typeof inner === 'object' && inner !== null) below.push({ value: inner, path: [...path, step] });
      }
    }
    level = below;
  }
  return found;
}

function membersOf(value: unknown): Iterable<[string | number, unknown]> {
  if (Array.isArray(value)) return value.entries();
  return isJsonObject(value) ? Object.entries(value) : [];
}
