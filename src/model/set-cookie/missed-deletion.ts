import { type Cookie, type CookieId, cookieKey } from '../../cookie/cookie.ts';
import { asOctets, type Octets } from '../../cookie/octets.ts';
import { isSamePartition } from '../../cookie/request/third-party.ts';
import { formatSetCookie } from '../../cookie/set-cookie/format-set-cookie.ts';
import { judgeSetCookie } from '../../cookie/set-cookie/judge-set-cookie.ts';
import { keyOf, type ResponseContext } from '../../cookie/verdict.ts';

/** A cookie that a line meant to delete and did not, since their identities differ. */
export interface MissedDeletion {
  cookie: Cookie;
  /** The parts of the identity that differ. */
  differs: readonly ('name' | 'domain' | 'path' | 'partition')[];
  /** The line with which this response would have deleted it; null: no line of it can, as the cookie is of another host. */
  line: Octets | null;
}

/** More cookies of one name than a person compares. */
const MAX_MISSED = 10;

/**
 * The cookies that a line which deletes nothing was probably meant for. RFC 6265bis §5.7 compares "the same name, domain,
 * host-only-flag, and path"; both browsers the partition too. Those that differ in the letter case of the name count, since
 * names are case-sensitive.
 */
export function missedDeletions(id: CookieId, jar: readonly Cookie[], response: ResponseContext): MissedDeletion[] {
  const name = id.name.toLowerCase();
  return jar
    .filter((cookie) => cookie.name.toLowerCase() === name)
    .slice(0, MAX_MISSED)
    .map((cookie) => ({ cookie, differs: differencesOf(id, cookie), line: deletingLine(cookie, response) }))
    .filter(({ differs }) => differs.length > 0)
    .sort((one, other) => one.differs.length - other.differs.length);
}

function differencesOf(id: CookieId, cookie: Cookie): MissedDeletion['differs'] {
  const differs: MissedDeletion['differs'][number][] = [];
  if (id.name !== cookie.name) differs.push('name');
  if (id.domain !== cookie.domain || id.hostOnly !== cookie.hostOnly) differs.push('domain');
  if (id.path !== cookie.path) differs.push('path');
  if (!isSamePartition(id.partitionKey, cookie.partitionKey)) differs.push('partition');
  return differs;
}

function deletingLine(cookie: Cookie, response: ResponseContext): Octets | null {
  const line = `${formatSetCookie({ ...cookie, value: '' as Cookie['value'], expiryTime: null })}; Max-Age=0`;
  const verdict = judgeSetCookie(line, { ...response, storeId: cookie.storeId });
  return verdict.outcome === 'deleted' && keyOf(verdict) === cookieKey(cookie) ? asOctets(line) : null;
}
