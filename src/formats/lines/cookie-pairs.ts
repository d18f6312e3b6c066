import type { Cookie } from '../../cookie/cookie.ts';
import type { ReadCookie } from '../format/format.ts';
import type { LossCode } from '../format/loss-code.ts';
import { type LineProblem, MAX_PART } from './reading.ts';
import { octetsOf, textCookie, warningsOf } from './text-cookie.ts';
import { unsaidLosses, type WrittenPart } from './write-parts.ts';

/** A pair of a Cookie header, and where it begins in it. */
export interface HeaderPair {
  text: string;
  at: number;
}

/** The pairs of a Cookie header's value, which may have ";" alone between them, as Cookie-Editor 1.13 writes it. */
export function* headerPairs(header: string): Generator<HeaderPair> {
  for (let start = 0; start <= header.length; ) {
    const found = header.indexOf(';', start);
    const end = found < 0 ? header.length : found;
    const part = header.slice(start, end);
    const text = part.replace(/^[ \t]+/, '');
    if (text !== '') yield { text: withoutEnd(text), at: start + part.length - text.length };
    start = end + 1;
  }
}

/**
 * The host-only session cookie of a pair: a header says nothing else of it. RFC 6265bis §5.8.3: "If the cookies' name is not
 * empty, output the cookie's name followed by the %x3D ("=") character", so that a pair without "=" is a value.
 */
export function cookieOfPair({ text, at }: HeaderPair, host: string): ReadCookie | LineProblem {
  const column = at + 1;
  if (text.length > MAX_PART) return { code: 'pairTooLong', column, data: { length: text.length, limit: MAX_PART } };
  const equals = text.indexOf('=');
  const name = octetsOf(withoutEnd(text.slice(0, Math.max(equals, 0))));
  const value = octetsOf(text.slice(equals + 1).replace(/^[ \t]+/, ''));
  if (name === null) return { code: 'badField', column, data: { field: 'name' } };
  if (value === null) return { code: 'badField', column: column + equals + 1, data: { field: 'value' } };
  return {
    cookie: textCookie({ name, value, domain: host }),
    warnings: warningsOf('attributesMissing', 'storeMissing'),
  };
}

/** The pair of a cookie as octets, and what a header loses of it. */
export function pairOfCookie(cookie: Cookie, isAttributesLost: boolean): WrittenPart {
  const { name, value, sameSite } = cookie;
  const impossible: LossCode[] = [];
  // A nameless cookie is sent as its value alone: with "=" in it a reader takes a part of it for the name.
  const isNameLost = name === '' ? value === '' || value.includes('=') : name.includes('=');
  if (isNameLost || !isHeld(name)) impossible.push('name');
  if (!isHeld(value)) impossible.push('value');
  if (impossible.length > 0) return { text: null, losses: impossible };
  const losses = unsaidLosses(cookie);
  if (isAttributesLost) losses.push('attributes');
  if (sameSite !== 'unset') losses.push('sameSite');
  return { text: name === '' ? value : `${name}=${value}`, losses };
}

/** Without the spaces and TABs at the end; a pattern for that would start again at each of them. */
function withoutEnd(text: string): string {
  let end = text.length;
  while (end > 0 && (text[end - 1] === ' ' || text[end - 1] === '\t')) end--;
  return text.slice(0, end);
}

/** Whether these octets come out of a header as they went in: HTTP forbids control characters, readers cut at ";". */
function isHeld(octets: string): boolean {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for.
  return !/[\0-\x08\x0a-\x1f\x7f;]|^[ \t]|[ \t]$/.test(octets);
}
