import type { CDPSession, Protocol } from 'puppeteer-core';
import type { SameSite } from '../../../../src/cookie/cookie.ts';
import { toOctets, toText } from '../../../../src/cookie/octets.ts';
import { completed } from '../jar.ts';
import type { JarCookie, JarEntry } from '../surface.ts';

type NetworkCookie = Protocol.Network.Cookie;
type CookieParam = Protocol.Network.CookieParam;

const SAME_SITE: Record<'Strict' | 'Lax' | 'None', SameSite> = { Strict: 'strict', Lax: 'lax', None: 'none' };
const WRITTEN: Record<SameSite, 'Strict' | 'Lax' | 'None' | undefined> = {
  strict: 'Strict',
  lax: 'Lax',
  none: 'None',
  unset: undefined,
};

/** The jar of the profile, and of the incognito window through a page of it (its context has no name of its own). */
export async function readChromiumJar(session: CDPSession, incognito: CDPSession | null): Promise<JarCookie[]> {
  const own = await session.send('Storage.getCookies', {});
  const theirs = await incognito?.send('Network.getAllCookies');
  return [
    ...own.cookies.map((cookie) => fromNetwork(cookie, 'default')),
    ...(theirs?.cookies ?? []).map((cookie) => fromNetwork(cookie, 'private')),
  ];
}

export async function writeChromiumJar(
  session: CDPSession,
  incognito: CDPSession | null,
  entries: JarEntry[],
): Promise<void> {
  const set = async (entries: JarEntry[], isPrivate: boolean) => {
    const cookies = entries.map((entry) => toNetwork(completed(entry)));
    if (!isPrivate) await session.send('Storage.setCookies', { cookies });
    else if (incognito) await incognito.send('Network.setCookies', { cookies });
    else throw new Error('no private window is open');
  };
  for (const isPrivate of [false, true]) {
    const those = entries.filter(({ store }) => (store === 'private') === isPrivate);
    if (those.length > 0)
      await set(those, isPrivate).catch(() => setOneByOne(those, (entry) => set([entry], isPrivate)));
  }
}

/** Chromium says no more than "Invalid cookie fields" of one it rejects. */
async function setOneByOne(entries: JarEntry[], set: (entry: JarEntry) => Promise<void>): Promise<void> {
  for (const entry of entries) {
    await set(entry).catch((cause) => {
      throw new Error(`Chromium rejected ${JSON.stringify(entry)}`, { cause });
    });
  }
}

export async function clearChromiumJar(session: CDPSession, incognito: CDPSession | null): Promise<void> {
  await session.send('Storage.clearCookies', {});
  await incognito?.send('Network.clearBrowserCookies');
}

function fromNetwork(cookie: NetworkCookie, store: string): JarCookie {
  return {
    name: toOctets(cookie.name),
    value: toOctets(cookie.value),
    domain: cookie.domain.replace(/^\./, ''),
    hostOnly: !cookie.domain.startsWith('.'),
    path: cookie.path,
    expires: cookie.session ? null : cookie.expires * 1000,
    secure: cookie.secure,
    httpOnly: cookie.httpOnly,
    sameSite: cookie.sameSite ? SAME_SITE[cookie.sameSite] : 'unset',
    partitionKey: cookie.partitionKey ?? null,
    store,
  };
}

function toNetwork(cookie: JarCookie): CookieParam {
  const sameSite = WRITTEN[cookie.sameSite];
  return {
    name: toText(cookie.name),
    value: toText(cookie.value),
    domain: cookie.hostOnly ? cookie.domain : `.${cookie.domain}`,
    path: cookie.path,
    secure: cookie.secure,
    httpOnly: cookie.httpOnly,
    ...(sameSite && { sameSite }),
    ...(cookie.expires !== null && { expires: cookie.expires / 1000 }),
    ...(cookie.partitionKey && { partitionKey: cookie.partitionKey }),
  };
}
