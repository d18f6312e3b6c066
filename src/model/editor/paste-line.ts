import type { Page } from '../../contract/page.ts';
import type { Cookie } from '../../cookie/cookie.ts';
import { toOctets } from '../../cookie/octets.ts';
import { readSetCookie } from '../../cookie/set-cookie/read-set-cookie.ts';
import type { Note, Reason } from '../../cookie/verdict.ts';
import type { Host } from '../host/host.ts';
import type { PasteProblem } from '../paste/paste-problem.ts';
import { readPastedText } from '../paste/pasted-text.ts';
import { ownPartition } from './partition.ts';

/** What a pasted Set-Cookie line would set on the page. */
export interface Pasted {
  /** The cookie that it asks for; `expiryTime` is NaN if the line deletes the cookie. */
  cookie: Cookie;
  /** Why the browser would reject it from the page's server. */
  reasons: readonly Reason[];
  notes: readonly Note[];
  isDeletion: boolean;
  /** How many more cookies there were: one line is one cookie. */
  dropped: number;
}

/** The text is something else, and nothing was filled in. */
export interface NotPasted {
  problem: PasteProblem;
}

/** Reads the first Set-Cookie line of the text; null if the text is empty. */
export function pasteLine(
  text: string,
  page: Page,
  host: Pick<Host, 'agent' | 'now' | 'registrableDomain'>,
): Pasted | NotPasted | null {
  const found = readPastedText(text);
  if (found === null || 'problem' in found) return found;
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
