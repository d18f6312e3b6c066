import type { Page } from '../../contract/page.ts';
import type { Cookie } from '../../cookie/cookie.ts';
import { toOctets } from '../../cookie/octets.ts';
import { readSetCookie } from '../../cookie/set-cookie/read-set-cookie.ts';
import type { Note, Reason } from '../../cookie/verdict.ts';
import type { Host } from '../host/host.ts';
import { ownPartition } from './partition.ts';

/** What a pasted Set-Cookie line would set on the page. */
export interface Pasted {
  /** The cookie that it asks for; `expiryTime` is NaN if the line deletes the cookie. */
  cookie: Cookie;
  /** Why the browser would reject it from the page's server. */
  reasons: readonly Reason[];
  notes: readonly Note[];
  isDeletion: boolean;
  /** How many more lines there were: one cookie is one line. */
  dropped: number;
}

/** Reads the first line of the text, with or without the name of the header; null if there is none. */
export function pasteLine(
  text: string,
  page: Page,
  host: Pick<Host, 'agent' | 'now' | 'registrableDomain'>,
): Pasted | null {
  const found = firstLine(text);
  if (found === null) return null;
  const { agent, registrableDomain } = host;
  const read = readSetCookie(toOctets(found.line), {
    url: page.url,
    now: host.now(),
    agent,
    registrableDomain,
    sameSiteContext: 'same-site',
    topLevelNavigation: true,
    partitionKey: ownPartition(page, new URL(page.url).hostname, registrableDomain),
    via: 'http',
    storeId: page.storeId,
    jar: [],
  });
  if (!read) return null;
  const { cookie, verdict } = read;
  const isDeletion = verdict.outcome === 'deleted' || (cookie.expiryTime !== null && cookie.expiryTime <= host.now());
  return {
    // A stored cookie cannot have the expiry of a deletion: the person must choose another one.
    cookie: isDeletion ? { ...cookie, expiryTime: Number.NaN } : cookie,
    reasons: verdict.outcome === 'rejected' ? verdict.reasons : [],
    notes: verdict.notes,
    isDeletion,
    dropped: found.dropped,
  };
}

const HEADER_NAME = /^set-cookie[ \t]*:/i;

/** A Set-Cookie line as it was pasted, with or without the name of the header. */
export interface PastedLine {
  line: string;
  /** How many more lines there were: one cookie is one line. */
  dropped: number;
}

/** The first line of the text; null if there is none. */
export function firstLine(text: string): PastedLine | null {
  const lines = text.split(/[\r\n]+/).map((line) => line.trim().replace(HEADER_NAME, '').trim());
  const [line, ...more] = lines.filter((text) => text !== '');
  return line === undefined ? null : { line, dropped: more.length };
}
