import type { Agent } from '../cookie.ts';

/**
 * Seconds of a Max-Age attribute: -Infinity for "at once", null when the browser ignores it.
 * RFC 6265bis §5.6.2: "If the first character of the attribute-value is neither a DIGIT, nor a "-" character followed by a
 * DIGIT, ignore the cookie-av"; "If the remainder of attribute-value contains a non-DIGIT character, ignore the cookie-av";
 * "If delta-seconds is less than or equal to zero (0), let expiry-time be the earliest representable date and time".
 */
export function parseMaxAge(text: string, agent: Agent): number | null {
  // Firefox takes anything that begins with "-" for a negative number.
  if (agent === 'firefox' && text.startsWith('-')) return Number.NEGATIVE_INFINITY;
  // Chromium takes a "+" before the digits.
  const digits = agent === 'chrome' ? /^[+-]?\d+$/ : /^\d+$/;
  if (!digits.test(text)) return null;
  const seconds = Number(text);
  return seconds <= 0 ? Number.NEGATIVE_INFINITY : seconds;
}
