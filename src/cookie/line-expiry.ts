import type { Agent } from './cookie.ts';
import { LIMITS } from './limits.ts';
import type { LineAttributes } from './line-attributes.ts';
import { toText } from './octets.ts';
import { parseDate } from './parse-date.ts';
import { parseMaxAge } from './parse-max-age.ts';
import type { Note } from './verdict.ts';

/**
 * When the cookie of a line ends, in milliseconds (null: with the session; -Infinity: at once). RFC 6265bis §5.7: Max-Age
 * counts before Expires; §5.6.1: a date that "failed to parse" is ignored, which leaves a session cookie; §5.5: the expiry
 * "SHOULD NOT be greater than 400 days", to which browsers cut it.
 */
export function expiryOfLine({ byName }: LineAttributes, agent: Agent, now: number, notes: Note[]): number | null {
  const maxAge = byName.get('max-age');
  const expires = byName.get('expires');
  const seconds = maxAge ? parseMaxAge(maxAge.value, agent) : null;
  if (maxAge && seconds === null) notes.push(malformed('max-age', maxAge));
  if (seconds !== null) {
    if (expires) notes.push({ code: 'ExpiresIgnored', attribute: 'expires', span: expires.span, data: {} });
    return capped(now + seconds * 1000, 'max-age', now, notes);
  }
  if (!expires) return null;
  const moment = parseDate(expires.value, agent);
  if (moment === null) {
    notes.push(malformed('expires', expires));
    return null;
  }
  return capped(moment, 'expires', now, notes);
}

function capped(moment: number, attribute: string, now: number, notes: Note[]): number {
  const latest = now + LIMITS.lifetime.value;
  if (moment <= latest) return moment;
  notes.push({
    code: 'ExpiryCapped',
    attribute,
    data: { days: LIMITS.lifetime.value / 86_400_000, expiryTime: latest },
  });
  return latest;
}

function malformed(attribute: string, { value, span }: { value: string; span: [number, number] }): Note {
  return { code: 'AttributeMalformed', attribute, span, data: { attribute, value: toText(value) } };
}
