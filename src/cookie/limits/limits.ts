/** How a number is known: seen in the running software, said by its makers, or said by others. */
export type Confidence = 'measured' | 'documented' | 'second-hand';

export interface Limit {
  value: number;
  /** URL. */
  source: string;
  confidence: Confidence;
}

const DRAFT = 'https://datatracker.ietf.org/doc/html/draft-ietf-httpbis-rfc6265bis';
const CHROMIUM = 'https://chromium.googlesource.com/chromium/src/+/main/net/cookies/cookie_monster.h';
const FIREFOX = 'https://searchfox.org/mozilla-central/source/netwerk/cookie/CookieStorage.cpp';

/** What Chromium and Firefox keep. */
export const LIMITS = {
  /** Octets of name and value together, without "=". One more, and the cookie is rejected. */
  pairOctets: { value: 4096, source: `${DRAFT}#section-5.6`, confidence: 'measured' },
  /** Octets of one attribute value. One more, and that attribute is ignored. */
  attributeOctets: { value: 1024, source: `${DRAFT}#section-5.6`, confidence: 'measured' },
  /** Cookies of one registrable domain, all subdomains together; for each partition and each store apart. */
  siteCount: { value: 180, source: CHROMIUM, confidence: 'measured' },
  /** How many are left once that is exceeded. */
  siteCountAfterEviction: { value: 150, source: CHROMIUM, confidence: 'measured' },
  /**
   * Cookies of all sites without a partition in a store of Chromium. One more, and it evicts down to 3,000: those that were
   * not sent for 30 days, and those that an extension stored and that were never sent.
   */
  totalCount: { value: 3300, source: CHROMIUM, confidence: 'measured' },
  /** Octets of name and value of all cookies of one site in one partition. */
  partitionOctets: { value: 10_240, source: 'https://github.com/privacycg/CHIPS', confidence: 'measured' },
  /** Firefox evicts only above this, then down to `partitionOctets`. */
  partitionOctetsFirefox: { value: 12_288, source: FIREFOX, confidence: 'measured' },
  /** Milliseconds from now to the latest expiry a browser keeps: 400 days. */
  lifetime: { value: 400 * 86_400_000, source: `${DRAFT}#section-5.5`, confidence: 'measured' },
} as const satisfies Record<string, Limit>;

/** From here on a value counts as near its limit. */
export const NEAR = {
  pairOctets: 3500,
  siteCount: 150,
  partitionOctets: 8192,
  /** Share of the header budget. */
  budgetShare: 0.8,
} as const;
