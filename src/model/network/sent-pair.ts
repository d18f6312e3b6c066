import { asOctets, type Octets } from '../../cookie/octets.ts';
import { memoize } from './memoize.ts';

/** One cookie in a Cookie header. All strings are octets. */
export interface SentPair {
  /** '' if there is no "=": such a cookie has no name. */
  name: Octets;
  value: Octets;
  /** Octets of name, "=" and value. */
  octets: number;
}

const readPairs = memoize((header): readonly SentPair[] => header.split('; ').map(readPair));

/** The cookies of a Cookie header, in order. RFC 6265bis §4.2.1: "; " separates them. */
export function sentPairs(cookieHeader: string | null): readonly SentPair[] {
  return cookieHeader === null || cookieHeader === '' ? [] : readPairs(cookieHeader);
}

function readPair(pair: string): SentPair {
  const at = pair.indexOf('=');
  return { name: asOctets(at < 0 ? '' : pair.slice(0, at)), value: asOctets(pair.slice(at + 1)), octets: pair.length };
}
