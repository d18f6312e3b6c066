import type { Agent, Cookie, RegistrableDomain } from '../cookie.ts';
import type { LIMITS } from '../limits/limits.ts';

/** Every warning there is; the texts of a code are the messages `finding_<code>`, `finding_<code>_why` and `finding_<code>_do`. */
export const FINDING_CODES = [
  'TooLarge',
  'NearMaxSize',
  'AttributeTooLong',
  'SizeUncertain',
  'SiteFull',
  'SiteNearFull',
  'PartitionFull',
  'PartitionNearFull',
  'PartitionTooHeavy',
  'PartitionNearTooHeavy',
  'HeaderOverBudget',
  'HeaderNearBudget',
  'SameName',
  'LookAlikeName',
  'SameSiteNoneInsecure',
  'PrefixBroken',
  'SecureMissing',
  'SecureMissingLocally',
  'HttpOnlyMissing',
  'SessionSameSiteNone',
  'SessionSameSiteUnset',
  'SessionForSubdomains',
  'NotPartitioned',
  'EmailReadable',
  'CardNumberReadable',
  'PersonalDataReadable',
  'PasswordReadable',
  'SecretReadable',
  'KeyReadable',
  'TokenExpired',
  'LargestPart',
  'ExpiresSoon',
  'ExpiryCapped',
] as const;

export type FindingCode = (typeof FINDING_CODES)[number];

/** A warning of ours about cookies that the browser stored. */
export interface Finding {
  code: FindingCode;
  /**
   * `bad`: broken or lost already, or with the next cookie; `warn`: likely to; `note`: worth knowing, shown in the details of
   * its cookie only.
   */
  severity: 'bad' | 'warn' | 'note';
  /** What has the problem. Only a finding about a cookie marks rows and counts the cookies; the other texts say how many. */
  about: 'cookie' | 'site' | 'partition' | 'header';
  /** The limit that is reached or near: the warning then has a button for the table of limits. */
  limit?: keyof typeof LIMITS | 'headerBudget';
  /** cookieKey of the cookies concerned; empty: the page itself. */
  keys: string[];
  /** Fills the places of the texts; strings are text, not octets. */
  data: Record<string, string | number>;
  /** URL of the rule or number behind it. */
  source: string;
  /** The guilty field: name, value, domain, path, expires, secure, httponly, samesite. */
  attribute?: string;
}

/** What findings are drawn from. */
export interface FindingInput {
  /** Every cookie of the site, of one store. */
  jar: readonly Cookie[];
  /** Those of the page's own request, in header order. */
  sent: readonly Cookie[];
  site: string;
  /** The page. */
  url: string;
  agent: Agent;
  /** Milliseconds since the epoch. */
  now: number;
  /** Octets the server takes in a Cookie header. */
  budget: number;
  registrableDomain: RegistrableDomain;
}

/** What one cookie shows by itself, before its key is known. */
export type CookieFinding = Omit<Finding, 'keys' | 'about'>;
