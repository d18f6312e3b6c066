import type { CookieCost, Http2Request } from './cookie-cost.ts';
import { DEFAULT_TABLE_SIZE } from './dynamic-table.ts';
import { ENCODER_RULES, SHORT_COOKIE } from './encoder-rules.ts';

/** What an estimate rests on; the text of a code is the message `assumption_<code>`. */
export const ASSUMPTION_CODES = [
  'EncodedAsMeasured',
  'OneConnection',
  'ConnectionPerOrigin',
  'FieldsRecorded',
  'TableDefault',
  'TableAnnounced',
  'PageFields',
  'ShortNeverKept',
  'LargeNeverKept',
  'Http3AsHttp2',
] as const;

export type AssumptionCode = (typeof ASSUMPTION_CODES)[number];

export interface Assumption {
  code: AssumptionCode;
  /** Fills the places of the text. */
  data: Record<string, string | number>;
}

/** All that the estimate of this request takes for granted. */
export function assumptionsOf(request: Http2Request, cookies: readonly CookieCost[]): Assumption[] {
  const { agent, protocol, otherFields, tableSize } = request;
  const browser = ENCODER_RULES[agent].measuredIn;
  const found: Assumption[] = [
    { code: 'EncodedAsMeasured', data: { browser } },
    { code: 'OneConnection', data: {} },
    tableSize === null
      ? { code: 'TableDefault', data: { size: DEFAULT_TABLE_SIZE } }
      : { code: 'TableAnnounced', data: { size: tableSize } },
  ];
  if (otherFields === null) found.push({ code: 'PageFields', data: { browser } });
  const short = cookies.filter(({ neverKept }) => neverKept === 'short').length;
  const large = cookies.filter(({ neverKept }) => neverKept === 'large').length;
  if (short > 0) found.push({ code: 'ShortNeverKept', data: { count: short, octets: SHORT_COOKIE } });
  if (large > 0) found.push({ code: 'LargeNeverKept', data: { count: large } });
  if (protocol === 'h3') found.push({ code: 'Http3AsHttp2', data: {} });
  return found;
}
