import type { ReadCookie } from '../format/format.ts';
import { LATEST_SECOND } from '../format/moment.ts';
import { meantSameSite } from '../json-cookie/same-site-field.ts';
import { timeIn } from './csv-column.ts';
import type { LineProblem } from './reading.ts';
import { hostIn, octetsOf, textCookie, warningsOf, withoutLocal } from './text-cookie.ts';

const START = /^Set-Cookie3:[ \t]*/i;
/** An attribute of the line: `; name="value"`, `; name=value` or `; name`. */
const ATTRIBUTE = ';[ \\t]*([\\w-]+)[ \\t]*(?:=([ \\t]*"(?:[^"\\\\]|\\\\.)*"[ \\t]*|[^;"]*))?(?=;|$)';
/** Whether a line is one of an LWP cookie file (Perl's HTTP::Cookies, Python's LWPCookieJar, EditThisCookie). */
export function isLwpLine(line: string): boolean {
  return START.test(line);
}

/**
 * Reads such a line. Perl's writes the expiry as a date, EditThisCookie as seconds since the epoch; EditThisCookie always
 * writes `path="/"`.
 */
export function readLwpLine(text: string): ReadCookie | LineProblem {
  const start = START.exec(text)?.[0].length ?? 0;
  const bad = (field: string, at = start): LineProblem => ({ code: 'badField', column: at + 1, data: { field } });
  // Perl's writes an empty value without "=".
  const pair = /^([^=;]*)(?:=("(?:[^"\\]|\\.)*"|[^;]*))?/.exec(text.slice(start));
  const name = octetsOf(pair?.[1]?.trim() ?? '');
  const value = octetsOf(unquoted(pair?.[2]?.trim() ?? ''));
  if (!pair?.[0] || name === null || value === null) return bad(name === null || !pair?.[0] ? 'name' : 'value');
  const attributes = new Map<string, { value: string; at: number }>();
  const attribute = new RegExp(ATTRIBUTE, 'y');
  attribute.lastIndex = start + pair[0].length;
  for (let at = attribute.lastIndex; at < text.length; at = attribute.lastIndex) {
    const found = attribute.exec(text);
    if (!found) {
      if (text.slice(at).replace(/[; \t]/g, '') === '') break;
      return { code: 'badLine', column: at + 1, data: {} };
    }
    attributes.set(found[1]?.toLowerCase() ?? '', { value: unquoted((found[2] ?? '').trim()), at });
  }
  const domainField = attributes.get('domain');
  if (!domainField) return { code: 'missingField', column: start + 1, data: { field: 'domain' } };
  const hasDot = domainField.value.startsWith('.');
  const domain = hostIn(withoutLocal(hasDot ? domainField.value.slice(1) : domainField.value));
  if (domain === null) return bad('domain', domainField.at);
  const pathField = attributes.get('path');
  const path = octetsOf(pathField?.value ?? '/');
  if (path === null || !path.startsWith('/')) return bad('path', pathField?.at);
  const expires = attributes.get('expires');
  const expiryTime = expires ? expiryIn(expires.value) : null;
  if (expiryTime === undefined) return bad('expires', expires?.at);
  // Python keeps what it does not know, such as this.
  const sameSite = attributes.has('samesite') ? meantSameSite(attributes.get('samesite')?.value ?? '') : undefined;
  const cookie = textCookie({
    name,
    value,
    domain,
    hostOnly: !hasDot,
    path,
    expiryTime,
    secure: attributes.has('secure'),
    httpOnly: attributes.has('httponly'),
    sameSite: sameSite ?? 'unset',
  });
  const warnings = warningsOf(attributes.has('partitioned') ? 'partitionUnclear' : 'partitionMissing', 'storeMissing');
  if (sameSite === undefined) warnings.push(...warningsOf('sameSiteMissing'));
  if (path === '/') warnings.push(...warningsOf('pathUnclear'));
  if (!cookie.httpOnly) warnings.push(...warningsOf('httpOnlyMissing'));
  return { cookie, warnings };
}

/** Milliseconds since the epoch; null: a session cookie; undefined: no time. Perl's LWP writes `2026-01-31 12:00:00Z`. */
function expiryIn(text: string): number | null | undefined {
  if (text === '0') return null;
  if (!/^\d{1,20}(?:\.\d{1,20})?$/.test(text)) return timeIn(text);
  const seconds = Number(text);
  return seconds <= LATEST_SECOND ? seconds * 1000 : undefined;
}

function unquoted(text: string): string {
  return text.length > 1 && text.startsWith('"') && text.endsWith('"')
    ? text.slice(1, -1).replace(/\\(.)/g, '$1')
    : text;
}
