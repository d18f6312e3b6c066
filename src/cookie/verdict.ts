import {
  type Agent,
  type Cookie,
  type CookieId,
  cookieKey,
  type PartitionKey,
  type RegistrableDomain,
} from './cookie.ts';
import type { Octets } from './octets.ts';

/** How a request relates to the site it goes to (RFC 6265bis §5.2), decided in same-site-context.ts. */
export type SameSiteContext = 'same-site' | 'cross-site';

/** What the browser does with cookies of another site than the page's. */
export type ThirdParty = 'allowed' | 'blocked' | 'partitioned';

/** The circumstances in which a Set-Cookie line arrives. */
export interface ResponseContext {
  url: string;
  /** Milliseconds since the epoch. */
  now: number;
  agent: Agent;
  registrableDomain: RegistrableDomain;
  sameSiteContext: SameSiteContext;
  topLevelNavigation: boolean;
  thirdParty?: ThirdParty;
  partitionKey: PartitionKey | null;
  via: 'http' | 'script';
  /** What the response's Date field says, in milliseconds since the epoch; left out where there is none. */
  serverTime?: number;
  storeId?: string;
  /** The cookies in the jar before: RFC 6265bis §5.7 checks them. For many lines it should be an index. */
  jar: readonly Cookie[] | CookieIndex;
}

/** The cookies of a jar that are found without looking at all the others. */
export interface CookieIndex {
  /** The store that they are in; undefined: there are none. */
  readonly storeId: string | undefined;
  /** By cookieKey. */
  get(key: string): Cookie | undefined;
  secureNamed(name: Octets): Iterable<Cookie>;
}

/** The circumstances of one request. */
export interface RequestContext {
  url: string;
  /** Milliseconds since the epoch. */
  now: number;
  agent: Agent;
  method: string;
  sameSiteContext: SameSiteContext;
  topLevelNavigation: boolean;
  thirdParty?: ThirdParty;
  via?: 'http' | 'script';
  partitionKey: PartitionKey | null;
  registrableDomain: RegistrableDomain;
}

/** Why a cookie was rejected or not sent. There is no prose in the core: the text of a code is the message `reason_<code>`. */
export interface Reason {
  code: ReasonCode;
  /** The guilty attribute, in lower case, as in the line. */
  attribute?: string;
  /** The position of the wrong part in the raw line: [start, end). */
  span?: [number, number];
  /** Fills the places of the texts; strings are text, not octets. */
  data: Record<string, string | number>;
  /** The section of the specification that requires it, e.g. "5.7"; "CHIPS" where that explainer does, "Fetch" where that standard does. */
  section: string;
  /** The line that the same browser would accept. */
  fixedLine?: Octets;
}

/** What a browser changed without an error while it stored a cookie; text: message `note_<code>`. */
export interface Note {
  code: NoteCode;
  attribute?: string;
  span?: [number, number];
  data: Record<string, string | number>;
}

export type Verdict = Acceptance | Rejection;
type Acceptance =
  | { outcome: 'stored'; cookie: Cookie; notes: Note[] }
  | { outcome: 'deleted'; id: CookieId; notes: Note[] };
/** `name` and `value`: as this browser reads the line, in octets. */
type Rejection = { outcome: 'rejected'; name: Octets; value: Octets; reasons: Reason[]; notes: Note[] };

/** The cookieKey of what a line stores or deletes; null where it is rejected. */
export function keyOf(verdict: Acceptance): string;
export function keyOf(verdict: Verdict): string | null;
export function keyOf(verdict: Verdict): string | null {
  if (verdict.outcome === 'rejected') return null;
  return cookieKey(verdict.outcome === 'stored' ? verdict.cookie : verdict.id);
}

/** A cookie that a request does not carry, or may not, with the reasons. */
export interface NotSent {
  cookie: Cookie;
  reasons: Reason[];
}

/** What a request carries: RFC 6265bis §5.8.3. */
export interface Retrieval {
  /** In header order. */
  sent: Cookie[];
  notSent: NotSent[];
  /** Whether it was sent depends on what the browser does not report; `sent` has the more likely result. */
  uncertain: NotSent[];
  /** The value of the Cookie header, without "Cookie: ". */
  header: string;
  /** Octets of `header`. */
  bytes: number;
}

/** Chromium's names (CDP SetCookieBlockedReason, CookieBlockedReason) where it has one; ours follow after `DomainMismatch`. */
export const REASON_CODES = [
  'SecureOnly',
  'SameSiteStrict',
  'SameSiteLax',
  'SameSiteNoneInsecure',
  'UserPreferences',
  'SchemeNotSupported',
  'OverwriteSecure',
  'InvalidDomain',
  'InvalidPrefix',
  'SchemefulSameSiteStrict',
  'SchemefulSameSiteLax',
  'SchemefulSameSiteUnspecifiedTreatedAsLax',
  'NameValuePairExceedsMaxSize',
  'DisallowedCharacter',
  'MoreDisallowedCharacters',
  'NoCookieContent',
  'NotOnPath',
  'DomainMismatch',
  'Expired',
  'HttpOnly',
  'OverwriteHttpOnly',
  'PartitionedInsecure',
  'PartitionMismatch',
  'InvalidName',
  'InvalidPath',
  'InvalidExpiry',
  'PathUnreachable',
  'NameUnreachable',
  'HostUnreachable',
  'CredentialsOmitted',
  'CredentialsProbablyOmitted',
  'PreflightRequest',
  'FontRequest',
  'ReportRequest',
  'CredentiallessPage',
  'CredentiallessFrame',
  'CookiesBlocked',
  'CookiesProbablyBlocked',
  'PerhapsStoredLater',
  'PerhapsNotPartitioned',
  'ProxyAuthentication',
  'CookiesCleared',
] as const;
export type ReasonCode = (typeof REASON_CODES)[number];

export const NOTE_CODES = [
  'ExpiryCapped',
  'ExpiresIgnored',
  'ExpiresShifted',
  'ExpiresShiftedBack',
  'AttributeUnknown',
  'AttributeMisspelt',
  'AttributeTooLong',
  'AttributeMalformed',
  'AttributeRepeated',
  'MoreAttributes',
  'FlagValueIgnored',
  'LinesJoined',
  'PathDefaulted',
  'PathUnmatched',
  'PathEncoded',
  'DomainEmpty',
  'DomainIgnored',
  'HostOnlyForced',
  'OctetsHidden',
  'Quoted',
  'NameEmpty',
  'ValueEmpty',
] as const;
export type NoteCode = (typeof NOTE_CODES)[number];
