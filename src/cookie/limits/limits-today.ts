import { type Confidence, LIMITS } from './limits.ts';

/** The specifications and browsers compared; their names are the messages `column_<code>`. Edge has Chromium's limits. */
export const COLUMNS = ['rfc6265', 'bis', 'chrome', 'firefox', 'safari'] as const;
export type Column = (typeof COLUMNS)[number];

export interface Figure {
  value: number;
  confidence: Confidence;
  /** URL. */
  source: string;
  /** A browser should keep no less; it may keep more. */
  atLeast?: true;
}

/** One limit as each has it; a column without a figure has none that is known. */
export interface LimitRow {
  /** Texts: the messages `limit_<code>` and `limit_<code>_note`. */
  code: 'pair' | 'attribute' | 'head' | 'site' | 'left' | 'partition' | 'total' | 'lifetime' | 'scriptLifetime';
  unit: 'octets' | 'cookies' | 'days';
  figures: Partial<Record<Column, Figure>>;
  /** Numbers in the message `limit_<code>_note`. */
  note?: Record<string, number>;
}

const OLD_RFC = 'https://www.rfc-editor.org/rfc/rfc6265#section-6.1';
const DRAFT = 'https://datatracker.ietf.org/doc/html/draft-ietf-httpbis-rfc6265bis';
const MONSTER = 'https://chromium.googlesource.com/chromium/src/+/main/net/cookies/cookie_monster.h';
const PARSED = 'https://chromium.googlesource.com/chromium/src/+/main/net/cookies/parsed_cookie.h';
const STORAGE = 'https://searchfox.org/mozilla-central/source/netwerk/cookie/CookieStorage.cpp';
const PREFERENCES = 'https://searchfox.org/mozilla-central/source/modules/libpref/init/StaticPrefList.yaml';
/** The last survey that includes Safari. */
const SURVEY = 'http://browsercookielimits.iain.guru/';
const TRACKING = 'https://webkit.org/tracking-prevention/';

const measured = (value: number, source: string): Figure => ({ value, source, confidence: 'measured' });
const documented = (value: number, source: string): Figure => ({ value, source, confidence: 'documented' });
const atLeast = (value: number, source: string): Figure => ({ ...documented(value, source), atLeast: true });
const heard = (value: number): Figure => ({ value, source: SURVEY, confidence: 'second-hand' });

const pair = LIMITS.pairOctets.value;
const attribute = LIMITS.attributeOctets.value;
const site = LIMITS.siteCount.value;
const left = LIMITS.siteCountAfterEviction.value;
const days = LIMITS.lifetime.value / 86_400_000;

/** Measured ones: Chromium 156 and Firefox 153 in November 2026. */
export const LIMITS_TODAY: readonly LimitRow[] = [
  {
    code: 'pair',
    unit: 'octets',
    figures: {
      rfc6265: atLeast(4096, OLD_RFC),
      bis: documented(pair, `${DRAFT}#section-5.6`),
      chrome: measured(pair, PARSED),
      firefox: measured(pair, PREFERENCES),
      safari: heard(4093),
    },
  },
  {
    code: 'attribute',
    unit: 'octets',
    figures: {
      bis: documented(attribute, `${DRAFT}#section-5.6`),
      chrome: measured(attribute, PARSED),
      firefox: measured(attribute, STORAGE),
    },
  },
  {
    code: 'head',
    unit: 'octets',
    figures: { chrome: measured(256 * 1024, PARSED), firefox: measured(384 * 1024, PREFERENCES) },
  },
  {
    code: 'site',
    unit: 'cookies',
    figures: {
      rfc6265: atLeast(50, OLD_RFC),
      bis: atLeast(50, `${DRAFT}#section-6.1`),
      chrome: measured(site, MONSTER),
      firefox: measured(site, PREFERENCES),
      safari: heard(600),
    },
  },
  {
    code: 'left',
    unit: 'cookies',
    figures: { chrome: measured(left, MONSTER), firefox: measured(left, PREFERENCES) },
    note: { evicted: site + 1 - left },
  },
  {
    code: 'partition',
    unit: 'octets',
    figures: {
      chrome: measured(LIMITS.partitionOctets.value, MONSTER),
      firefox: measured(LIMITS.partitionOctetsFirefox.value, STORAGE),
    },
    note: { keep: LIMITS.partitionOctets.value },
  },
  {
    code: 'total',
    unit: 'cookies',
    figures: {
      rfc6265: atLeast(3000, OLD_RFC),
      bis: atLeast(3000, `${DRAFT}#section-6.1`),
      chrome: measured(LIMITS.totalCount.value, MONSTER),
      firefox: measured(3000, PREFERENCES),
    },
    // Chromium's kSafeFromGlobalPurgeDays.
    note: { days: 30 },
  },
  {
    code: 'lifetime',
    unit: 'days',
    figures: {
      bis: documented(days, `${DRAFT}#section-5.5`),
      chrome: measured(days, MONSTER),
      firefox: measured(days, PREFERENCES),
    },
  },
  {
    code: 'scriptLifetime',
    unit: 'days',
    figures: { chrome: measured(days, MONSTER), firefox: measured(days, PREFERENCES), safari: documented(7, TRACKING) },
  },
];
