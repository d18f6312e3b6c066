import { isDeepStrictEqual } from 'node:util';
import { type Cookie, cookieKey } from '../../../src/cookie/cookie.ts';
import type { Exchange } from '../../../src/cookie/jar/exchange.ts';
import { completed } from '../driver/jar.ts';
import type { Crumb, JarCookie, JarEntry } from '../driver/surface.ts';

/** Cookies as tests write them, as requests name them, and as the browser's own jar holds them. */

export type Jar = ReadonlyMap<string, JarCookie>;

/** One cookie's part of an operation, as in Exchange. */
export interface Change {
  before: JarEntry[];
  after: JarEntry[];
}

function cookieOf(browser: Crumb['name'], entry: JarEntry): Cookie {
  const { store, expires, ...rest } = completed(entry);
  return { ...rest, expiryTime: expires, creationTime: null, storeId: storeIdOf(browser, store) };
}

export function exchangeOf(browser: Crumb['name'], { before, after }: Change): Exchange {
  const cookies = (entries: JarEntry[]) => entries.map((entry) => cookieOf(browser, entry));
  return { before: cookies(before), after: cookies(after) };
}

function storeIdOf(browser: Crumb['name'], store: string): string {
  if (browser === 'firefox') return `firefox-${store}`;
  return store === 'private' ? '1' : '0';
}

/** By identity, with expiries to the microsecond, which is what Chromium keeps; Firefox keeps milliseconds. */
export function jarOf(cookies: readonly JarEntry[]): Jar {
  const exact = cookies.map(completed).map((cookie) => ({
    ...cookie,
    expires: cookie.expires === null ? null : Math.round(cookie.expires * 1000) / 1000,
  }));
  return new Map(exact.map((cookie) => [keyOfEntry(cookie), cookie]));
}

export async function readJar(crumb: Crumb): Promise<Jar> {
  return jarOf(await crumb.jar());
}

export function keyOfEntry(entry: JarEntry): string {
  const { store, ...rest } = completed(entry);
  return cookieKey({ ...rest, storeId: store });
}

/** A jar with these put in, and what else the change is about taken out. */
export function withSide(jar: Jar, changes: readonly Change[], side: 'before' | 'after'): Jar {
  const result = new Map(jar);
  for (const { before, after } of changes) {
    for (const entry of [...before, ...after]) result.delete(keyOfEntry(entry));
  }
  for (const change of changes) for (const [key, cookie] of jarOf(change[side])) result.set(key, cookie);
  return result;
}

/** In what the second jar differs from the first, as text; '' for nothing. */
export function jarDifference(wanted: Jar, found: Jar): string {
  const lines: string[] = [];
  for (const key of new Set([...wanted.keys(), ...found.keys()])) {
    const [one, other] = [wanted.get(key), found.get(key)];
    if (isDeepStrictEqual(one, other)) continue;
    if (!other) lines.push(`missing ${key}`);
    else if (!one) lines.push(`too much ${key} = ${other.value}`);
    else lines.push(`${key}: ${JSON.stringify(one)} became ${JSON.stringify(other)}`);
  }
  return lines.join('; ');
}

export type Standing = 'before' | 'after' | 'both' | 'neither';

/** Where the jar stands between the sides of a change: `both` is one side whole, and something of the other beside it. */
export function standingOf(change: Change, jar: Jar): Standing {
  const [before, after] = [jarOf(change.before), jarOf(change.after)];
  const holds = (side: Jar) => [...side].every(([key, cookie]) => isDeepStrictEqual(jar.get(key), cookie));
  const left = (side: Jar, other: Jar) => [...other.keys()].filter((key) => !side.has(key) && jar.has(key));
  if (holds(after) && left(after, before).length === 0) return 'after';
  if (holds(before) && left(before, after).length === 0) return 'before';
  const isWholeWithRest = (side: Jar, other: Jar) =>
    holds(side) && left(side, other).every((key) => isDeepStrictEqual(jar.get(key), other.get(key)));
  return isWholeWithRest(after, before) || isWholeWithRest(before, after) ? 'both' : 'neither';
}
