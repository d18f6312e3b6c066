import { type Cookie, cookieKey } from '../cookie.ts';

/** A cookie that shares its name with others. */
export interface Namesake {
  cookie: Cookie;
  /** Its number among them in the Cookie header, from 1: what the server sees first. null: the request does not send it. */
  sentAs: number | null;
}

/**
 * A cookie and all others with its name in its store, on other domains, paths and partitions. Those that a request sends come
 * first, in the order of its Cookie header (RFC 6265bis §5.8.3: longer paths first, then older cookies), in which `sent` is.
 * Empty where it has no namesake; a nameless cookie has no name to share.
 */
export function namesakesOf(cookie: Cookie, jar: readonly Cookie[], sent: readonly Cookie[]): Namesake[] {
  const isNamesake = (one: Cookie) => one.name === cookie.name && one.storeId === cookie.storeId;
  if (cookie.name === '' || jar.filter(isNamesake).length < 2) return [];
  const first = sent.filter(isNamesake);
  const sentKeys = new Set(first.map(cookieKey));
  return [
    ...first.map((one, index): Namesake => ({ cookie: one, sentAs: index + 1 })),
    ...jar
      .filter((one) => isNamesake(one) && !sentKeys.has(cookieKey(one)))
      .map((one): Namesake => ({ cookie: one, sentAs: null })),
  ];
}
