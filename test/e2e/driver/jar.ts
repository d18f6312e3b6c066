import { isDeepStrictEqual } from 'node:util';
import type { JarCookie, JarEntry } from './surface.ts';

/** Cookies that equal the filter in every field it has. */
export function matching(cookies: JarCookie[], filter: Partial<JarCookie>): JarCookie[] {
  const fields = Object.keys(filter) as (keyof JarCookie)[];
  return cookies.filter((cookie) => fields.every((field) => isDeepStrictEqual(cookie[field], filter[field])));
}

/** A whole cookie from the fields that a test gives. */
export function completed(entry: JarEntry): JarCookie {
  return {
    hostOnly: true,
    path: '/',
    expires: null,
    secure: false,
    httpOnly: false,
    sameSite: 'unset',
    partitionKey: null,
    store: 'default',
    ...entry,
  };
}
