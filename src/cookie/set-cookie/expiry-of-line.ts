import type { Agent } from '../cookie.ts';
import { excerpt } from '../excerpt.ts';
import { LIMITS } from '../limits/limits.ts';
import type { Note } from '../verdict.ts';
import type { LineAttributes } from './line-attributes.ts';
import { parseDate } from './parse-date.ts';
import { parseMaxAge } from './parse-max-age.ts';
import type { LineAttribute } from './parse-set-cookie-line.ts';

interface Clock {
  agent: Agent;
  /** Milliseconds since the epoch. */
  now: number;
  serverTime?: number;
}

/** What passes between a server's look at its clock and the browser's, in milliseconds: a Date has whole seconds. */
const ON_THE_WAY = 5000;

/**
 * When the cookie of a line ends, in milliseconds (null: with the session; -Infinity: at once). RFC 6265bis §5.7: Max-Age
 * counts before Expires; §5.6.1: a date that "failed to parse" is ignored, which leaves a session cookie; §5.5: the expiry
 * "SHOULD NOT be greater than 400 days", to which browsers cut it. Not in the specification: both browsers move Expires by
 * what the server's clock is off.
 */
export function expiryOfLine({ byName }: LineAttributes, clock: Clock, notes: Note[]): number | null {
  const maxAge = byName.get('max-age');
  const expires = byName.get('expires');
  const seconds = maxAge ? parseMaxAge(maxAge.value, clock.agent) : null;
  if (maxAge && seconds === null) notes.push(malformed('max-age', maxAge));
  if (maxAge && seconds !== null) {
    if (expires) notes.push({ code: 'ExpiresIgnored', attribute: 'expires', span: expires.span, data: {} });
    return capped(clock.now + seconds * 1000, maxAge, clock.now, notes);
  }
  if (!expires) return null;
  const moment = parseDate(expires.value, clock.agent);
  if (moment === null) {
    notes.push(malformed('expires', expires));
    return null;
  }
  return capped(moment + shift(expires, clock, notes), expires, clock.now, notes);
}

/** How far the server's clock is behind, in milliseconds. */
function shift({ span }: LineAttribute, { now, serverTime }: Clock, notes: Note[]): number {
  if (serverTime === undefined) return 0;
  const behind = now - serverTime;
  if (Math.abs(behind) > ON_THE_WAY) {
    notes.push({
      code: behind > 0 ? 'ExpiresShifted' : 'ExpiresShiftedBack',
      attribute: 'expires',
      span,
      data: { seconds: Math.round(Math.abs(behind) / 1000) },
    });
  }
  return behind;
}

function capped(moment: number, { name, span }: LineAttribute, now: number, notes: Note[]): number {
  const latest = now + LIMITS.lifetime.value;
  if (moment <= latest) return moment;
  const data = { days: LIMITS.lifetime.value / 86_400_000, expiryTime: latest };
  notes.push({ code: 'ExpiryCapped', attribute: name, span, data });
  return latest;
}

function malformed(attribute: string, { value, span }: { value: string; span: [number, number] }): Note {
  return { code: 'AttributeMalformed', attribute, span, data: { attribute, value: excerpt(value) } };
}
