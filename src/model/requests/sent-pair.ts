/** One cookie as a Cookie header carries it: all octets. */
export interface SentPair {
  /** '' where there is no "=": such a cookie has no name. */
  name: string;
  value: string;
  /** Octets of name, "=" and value. */
  octets: number;
}

const known = new Map<string, readonly SentPair[]>();
/** Most requests of a page carry one of a few headers. */
const REMEMBERED = 64;

/** The cookies of a Cookie header, in order. RFC 6265bis §4.2.1: they stand apart by "; ". */
export function sentPairs(cookieHeader: string | null): readonly SentPair[] {
  if (cookieHeader === null || cookieHeader === '') return [];
  let pairs = known.get(cookieHeader);
  if (!pairs) {
    pairs = cookieHeader.split('; ').map(readPair);
    if (known.size >= REMEMBERED) known.clear();
    known.set(cookieHeader, pairs);
  }
  return pairs;
}

function readPair(pair: string): SentPair {
  const at = pair.indexOf('=');
  return { name: at < 0 ? '' : pair.slice(0, at), value: pair.slice(at + 1), octets: pair.length };
}
