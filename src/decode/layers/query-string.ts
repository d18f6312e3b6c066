import { toText } from '../../cookie/octets.ts';
import { DECODE_BOUNDS } from '../format/decode-bounds.ts';
import { isPlain } from '../format/is-plain.ts';
import type { Certainty, Reading } from '../format/link.ts';
import type { ReadFormat } from '../format/value.ts';
import { fromEntries } from '../octets/from-entries.ts';

const KEY = /^[A-Za-z_$][\w$.\-[\]%]*$/;

/** Pairs as in the query of a URL (application/x-www-form-urlencoded, url.spec.whatwg.org): two of them or more. */
export const readQueryString: ReadFormat = ({ octets }) => {
  const pairs = octets.includes('&') ? pairsOf(octets, '&') : null;
  return pairs && queryReading(octets, pairs, 'likely');
};

/** One pair alone: much else has a "=". */
export const readOnePair: ReadFormat = ({ octets, outer }) => {
  const pairs = isPlain(outer) && !octets.includes('&') ? pairsOf(octets, '&') : null;
  const value = pairs?.[0]?.[1] ?? '';
  if (pairs === null || value === '' || value.startsWith('=')) return null;
  return queryReading(octets, pairs, 'guess');
};

/** The layer of pairs, and their object. */
export function queryReading(
  octets: string,
  pairs: readonly [string, string][],
  certainty: Certainty = 'certain',
): Reading & { payload: Record<string, unknown> } {
  const data = { pairs: pairs.length };
  return { links: [{ code: 'query-string', certainty, octets, data }], payload: objectOf(pairs) };
}

/** The pairs of a query, decoded; null if a part is no pair. */
export function pairsOf(octets: string, separator: string): [string, string][] | null {
  if (!octets.includes('=') || /[{}"<>\s]/.test(octets)) return null;
  const parts = octets.split(separator);
  if (parts.length > DECODE_BOUNDS.listed) return null;
  const pairs: [string, string][] = [];
  for (const part of parts) {
    const at = part.indexOf('=');
    const key = part.slice(0, at);
    if (at < 1 || !KEY.test(key)) return null;
    pairs.push([decodeForm(key), decodeForm(part.slice(at + 1))]);
  }
  return pairs;
}

/** An object of pairs; a key that occurs again gets a list. */
export function objectOf(pairs: readonly [string, string][]): Record<string, unknown> {
  const values = new Map<string, string[]>();
  for (const [key, value] of pairs) values.set(key, [...(values.get(key) ?? []), value]);
  return fromEntries([...values].map(([key, list]) => [key, list.length === 1 ? list[0] : list]));
}

function decodeForm(octets: string): string {
  const spaced = octets.replaceAll('+', ' ');
  return toText(
    spaced.replace(/%([0-9a-fA-F]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16))),
  );
}
