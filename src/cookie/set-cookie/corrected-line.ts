import { asOctets, type Octets } from '../octets.ts';
import type { ResponseContext, Verdict } from '../verdict.ts';
import { ATTRIBUTES } from './closest-attribute.ts';
import { expiryOfLine } from './expiry-of-line.ts';
import { joinedLinesNote } from './joined-lines.ts';
import { judgeSetCookie } from './judge-set-cookie.ts';
import { readAttributes } from './line-attributes.ts';
import { type ParsedLine, parseSetCookieLine } from './parse-set-cookie-line.ts';
import { VALUE } from './rejected-cookies.ts';

/** A longer line is not kept. */
const LONGEST = 500;
const KNOWN: ReadonlySet<string> = new Set(ATTRIBUTES.map((name) => name.toLowerCase()));

/**
 * The line that the same browser would accept in place of a rejected one, without its value, which nobody may keep; null:
 * there is none, or the value is what is wrong. It is judged as it is, so that it is offered only if it is accepted.
 */
export function correctedLine(line: string, verdict: Verdict, response: ResponseContext): Octets | null {
  const fixedLine = verdict.outcome === 'rejected' && verdict.reasons.find((reason) => reason.fixedLine)?.fixedLine;
  if (!fixedLine) return null;
  const received = parseSetCookieLine(line);
  const fixed = parseSetCookieLine(fixedLine);
  if (fixed.name === '' || !fixed.hasEquals || pairOf(fixed) !== pairOf(received)) return null;
  // Another cookie's value would be part of an attribute.
  if (joinedLinesNote(received, line)) return null;
  const attributes = fixed.attributes.filter(({ name }) => KNOWN.has(name));
  const pair = `${fixed.name}=${fixed.value === '' ? '' : VALUE}`;
  const parts = [pair, ...attributes.map(({ span }) => fixedLine.slice(span[0], span[1]))];
  const corrected = asOctets(parts.join('; '));
  if (corrected.length > LONGEST || judgeSetCookie(corrected, response).outcome === 'rejected') return null;
  return corrected;
}

/** Whether a line is meant to delete a cookie, whatever the browser does with it. */
export function isDeletion(line: string, response: ResponseContext): boolean {
  const expiryTime = expiryOfLine(readAttributes(parseSetCookieLine(line), response.agent), response, []);
  return expiryTime !== null && expiryTime <= response.now;
}

function pairOf({ name, value }: ParsedLine): string {
  return `${name}=${value}`;
}
