import type { Agent } from '../cookie.ts';
import { cookieHeader } from '../sizes.ts';
import { type Assumption, assumptionsOf } from './assumptions.ts';
import type { CookieCost, Http2Request, Octets } from './cookie-cost.ts';
import { DEFAULT_TABLE_SIZE } from './dynamic-table.ts';
import { ENCODER_RULES } from './encoder-rules.ts';
import type { HeaderField } from './hpack-encoder.ts';
import { createHpackEncoder, type EncodedRequest } from './hpack-encoder.ts';
import { pageFields } from './page-fields.ts';
import { tableNeed } from './table-need.ts';

/** What the cookies of one request cost when it is repeated on one connection. */
export interface Http2Cost {
  /** In header order. */
  cookies: CookieCost[];
  /** All cookies together. */
  total: Octets;
  /** The whole request with its other fields: HEADERS and CONTINUATION frames. */
  request: Octets;
  /** Whether the fields that the browser wants to keep fit into the table together; if not, each is evicted before the next request repeats it. */
  cliff: { needed: number; tableSize: number; isAbove: boolean };
  /** To be written beside every figure. */
  assumptions: Assumption[];
}

/** An estimate of what cookies cost on HTTP/2, by the way the browser encodes them (HPACK, RFC 7541). Never throws. */
export function http2Cost(request: Http2Request): Http2Cost {
  const { agent, url, sent } = request;
  const tableSize = request.tableSize ?? DEFAULT_TABLE_SIZE;
  const others = request.otherFields ?? pageFields(agent, url);
  const crumbs = sent.map((cookie) => ({ name: 'cookie', value: cookieHeader([cookie]) }));
  const fields = [...others, ...crumbs];

  const encoder = createHpackEncoder({ agent });
  const first = encoder.request(fields);
  // A browser sends a request before it knows the server's settings.
  if (request.tableSize !== null) encoder.announce(tableSize);
  const second = encoder.request(fields);
  // From here on each one costs the same: all that the browser wants kept is there, or nothing is.
  const repeat = encoder.request(fields);

  const cookies = sent.map((cookie, index): CookieCost => {
    const octetsIn = (encoded: EncodedRequest) => encoded.fields[others.length + index] ?? 0;
    return {
      cookie,
      first: octetsIn(first),
      second: octetsIn(second),
      repeat: octetsIn(repeat),
      neverKept: whyNeverKept(agent, crumbs[index], tableSize),
    };
  });
  const needed = tableNeed(agent, fields, tableSize);
  return {
    cookies,
    total: { first: sum(cookies, 'first'), second: sum(cookies, 'second'), repeat: sum(cookies, 'repeat') },
    request: { first: first.frames, second: second.frames, repeat: repeat.frames },
    cliff: { needed, tableSize, isAbove: needed > tableSize },
    assumptions: assumptionsOf(request, cookies),
  };
}

function whyNeverKept(agent: Agent, crumb: HeaderField | undefined, tableSize: number): CookieCost['neverKept'] {
  const handling = crumb && ENCODER_RULES[agent].handling(crumb, tableSize);
  if (handling === 'written-out') return 'short';
  return handling === 'not-added' ? 'large' : null;
}

function sum(cookies: readonly CookieCost[], which: keyof Octets): number {
  return cookies.reduce((total, cookie) => total + cookie[which], 0);
}
