import { isIpAddress } from '../../cookie/address/ip-address.ts';
import { parseUrl } from '../../cookie/address/parse-url.ts';
import { excerpt } from '../../cookie/excerpt.ts';
import { type Octets, toText } from '../../cookie/octets.ts';
import { candidateOfLine } from '../../cookie/set-cookie/candidate-of-line.ts';
import { type LineAttributes, readAttributes } from '../../cookie/set-cookie/line-attributes.ts';
import { parseChromiumDate } from '../../cookie/set-cookie/parse-date.ts';
import { parseMaxAge } from '../../cookie/set-cookie/parse-max-age.ts';
import { parseSetCookieLine } from '../../cookie/set-cookie/parse-set-cookie-line.ts';
import type { Note } from '../../cookie/verdict.ts';
import type { FormatWarning, ReadCookie } from '../format/format.ts';
import type { WarningCode } from '../format/warning-code.ts';
import type { LineProblem } from './reading.ts';
import { hostIn, octetsOf, textCookie, warningsOf } from './text-cookie.ts';

/** Where a Set-Cookie line came from. */
export interface LineSource {
  url: string | undefined;
  /** Milliseconds since the epoch, from which Max-Age counts. */
  now: number | undefined;
}

/** What the core notes about a line, as warnings: the rest of its notes does not change what was meant. */
const WARNING_OF_NOTE: Partial<Record<Note['code'], WarningCode>> = {
  AttributeMalformed: 'badField',
  AttributeTooLong: 'badField',
  AttributeMisspelt: 'unknownField',
  AttributeUnknown: 'unknownField',
  MoreAttributes: 'moreFields',
};

/** Whether a domain is one to which no other host belongs, so that its cookies are host-only whatever the line says. */
export function isAlone(domain: string): boolean {
  return isIpAddress(domain) || !domain.includes('.');
}

/**
 * The cookie that a Set-Cookie line requests, as RFC 6265bis §5.6 reads it. Nothing of §5.7 is applied, also no latest expiry:
 * a browser does that. `Domain` gives the host where no URL does.
 */
export function cookieOfLine(line: Octets, { url, now }: LineSource): ReadCookie | LineProblem {
  const parsed = parseSetCookieLine(line);
  const attributes = readAttributes(parsed, 'chrome');
  const requested = attributes.byName.get('domain');
  const given = requested?.value ? hostIn(toText(requested.value).replace(/^\./, '')) : undefined;
  if (given === null) return { code: 'badField', column: (requested?.span[0] ?? 0) + 1, data: { field: 'domain' } };
  const page = parseUrl(url ?? '');
  const host = given ?? page?.hostname;
  if (host === undefined) return { code: 'hostMissing', column: 1, data: { name: excerpt(parsed.name), count: 1 } };
  const notes: Note[] = [...attributes.notes];
  const hostOnly = given === undefined || isAlone(given);
  const scope = { domain: host, hostOnly };
  const { partitioned, ...fields } = candidateOfLine(parsed, attributes, scope, page?.pathname ?? '/', 'chrome', notes);
  const expiry = expiryIn(attributes, now);
  const warnings = [...notes.flatMap(warningOf), ...expiry.warnings, ...warningsOf('storeMissing')];
  if (partitioned) warnings.push(...warningsOf('partitionUnclear'));
  if (!page && notes.some(({ code }) => code === 'PathDefaulted')) warnings.push(...warningsOf('pathMissing'));
  return { cookie: textCookie({ ...fields, expiryTime: expiry.time }), warnings };
}

/** The same for a line as text. */
export function cookieOfText(line: string, source: LineSource): ReadCookie | LineProblem {
  const octets = octetsOf(line);
  return octets === null ? { code: 'badField', column: 1, data: { field: 'value' } } : cookieOfLine(octets, source);
}

interface Expiry {
  time: number | null;
  warnings: FormatWarning[];
}

/** When the cookie of a line expires. RFC 6265bis §5.7: Max-Age counts before Expires, and what cannot be read is ignored. */
export function expiryIn({ byName }: LineAttributes, now: number | undefined): Expiry {
  const maxAge = byName.get('max-age');
  const expires = byName.get('expires');
  const seconds = maxAge ? parseMaxAge(maxAge.value, 'chrome') : null;
  if (maxAge && seconds !== null) {
    if (seconds < 0) return { time: 0, warnings: warningsOf('deletion') };
    if (now !== undefined && Number.isFinite(now + seconds * 1000)) return { time: now + seconds * 1000, warnings: [] };
    return { time: null, warnings: [{ code: 'expiryUnclear', data: { seconds: excerpt(maxAge.value) } }] };
  }
  const warnings: FormatWarning[] = maxAge ? [{ code: 'badField', data: { field: 'max-age' } }] : [];
  if (!expires) return { time: null, warnings };
  const time = parseChromiumDate(expires.value);
  return time === null
    ? { time, warnings: [...warnings, { code: 'badField', data: { field: 'expires' } }] }
    : { time, warnings };
}

function warningOf({ code, attribute, data }: Note): FormatWarning[] {
  const warning = WARNING_OF_NOTE[code];
  return warning === undefined ? [] : [{ code: warning, data: { field: excerpt(attribute ?? ''), ...data } }];
}
