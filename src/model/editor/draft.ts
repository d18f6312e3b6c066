import type { Cookie, PartitionKey, RegistrableDomain, SameSite } from '../../cookie/cookie.ts';
import { toOctets, toText } from '../../cookie/octets.ts';
import { fromLocalTime, toLocalTime } from './local-time.ts';
import { readTopLevelSite } from './partition.ts';
import { readTypedExpiry } from './typed-expiry.ts';
import { readTypedHost } from './typed-host.ts';

/** The content of the editor's fields: text as a person reads and types it. */
export interface Draft {
  name: string;
  value: string;
  domain: string;
  hostOnly: boolean;
  path: string;
  session: boolean;
  /** Value of a datetime-local field, in the person's time zone; '' if nothing valid was typed. */
  expiry: string;
  /** The expiry as typed text, such as +30d; unless it is empty, it counts and `expiry` does not. */
  typedExpiry: string;
  /** The moment that the two above mean, in milliseconds: NaN if they mean none, null if neither was touched. */
  moment: number | null;
  secure: boolean;
  httpOnly: boolean;
  sameSite: SameSite;
  partitioned: boolean;
  topLevelSite: string;
  hasCrossSiteAncestor: boolean;
  storeId: string;
}
/** A field that a person can edit. */
export type Field = Exclude<keyof Draft, 'moment'>;

/** How long after now a session cookie expires that gets an expiry, in milliseconds: 30 days. */
const FIRST_LIFETIME = 30 * 24 * 60 * 60 * 1000;

/** `partition` is the partition of a cookie that becomes partitioned. */
export function draftOf(cookie: Cookie, now: number, partition: PartitionKey): Draft {
  return {
    name: toText(cookie.name),
    value: toText(cookie.value),
    domain: cookie.domain,
    hostOnly: cookie.hostOnly,
    path: toText(cookie.path),
    session: cookie.expiryTime === null,
    expiry: toLocalTime(cookie.expiryTime ?? now + FIRST_LIFETIME),
    typedExpiry: '',
    moment: null,
    secure: cookie.secure,
    httpOnly: cookie.httpOnly,
    sameSite: cookie.sameSite,
    partitioned: cookie.partitionKey !== null,
    ...(cookie.partitionKey ?? partition),
    storeId: cookie.storeId,
  };
}

/**
 * The draft with one field changed by a person. Of the two ways to give an expiry the one typed last counts; if the typed
 * expiry is emptied, the expiry of `untouched` counts again, the draft in which nobody typed.
 */
export function typedInto<Name extends Field>(
  draft: Draft,
  field: Name,
  text: Draft[Name],
  untouched: Draft,
  now: number,
): Draft {
  const typed = { ...draft, [field]: text };
  switch (field) {
    case 'session':
      return { ...typed, typedExpiry: '', moment: Number.isNaN(typed.moment) ? null : typed.moment };
    case 'expiry':
      return { ...typed, typedExpiry: '', moment: fromLocalTime(typed.expiry) ?? Number.NaN };
    case 'typedExpiry': {
      const written = typed.typedExpiry.trim();
      if (written === '') {
        return { ...typed, moment: null, expiry: untouched.expiry, session: untouched.session };
      }
      if (/^session$/i.test(written)) return { ...typed, moment: null, session: true };
      const moment = readTypedExpiry(written, now)?.time ?? Number.NaN;
      return { ...typed, moment, session: false, expiry: Number.isNaN(moment) ? typed.expiry : toLocalTime(moment) };
    }
    default:
      return typed;
  }
}

/**
 * `base` with what was typed. A field that was not touched keeps exactly the value of the cookie, with octets that are not
 * UTF-8 and fractions of a second. `expiryTime` is NaN if the expiry was touched and is no date.
 */
export function withDraft(
  base: Cookie,
  draft: Draft,
  touched: ReadonlySet<Field>,
  registrableDomain: RegistrableDomain,
): Cookie {
  const after = { ...base };
  if (touched.has('name')) after.name = toOctets(draft.name);
  if (touched.has('value')) after.value = toOctets(draft.value);
  if (touched.has('domain')) after.domain = readTypedHost(draft.domain);
  if (touched.has('hostOnly')) after.hostOnly = draft.hostOnly;
  if (touched.has('path')) after.path = toOctets(draft.path);
  if (EXPIRY_FIELDS.some((field) => touched.has(field))) after.expiryTime = expiryOf(base, draft);
  if (touched.has('secure')) after.secure = draft.secure;
  if (touched.has('httpOnly')) after.httpOnly = draft.httpOnly;
  if (touched.has('sameSite')) after.sameSite = draft.sameSite;
  if (PARTITION_FIELDS.some((field) => touched.has(field))) after.partitionKey = partitionOf(draft, registrableDomain);
  if (touched.has('storeId')) after.storeId = draft.storeId;
  return after;
}

export const EXPIRY_FIELDS = ['session', 'expiry', 'typedExpiry'] as const satisfies Field[];
export const PARTITION_FIELDS = ['partitioned', 'topLevelSite', 'hasCrossSiteAncestor'] as const satisfies Field[];

function expiryOf(base: Cookie, draft: Draft): number | null {
  if (draft.session) return null;
  return draft.moment ?? base.expiryTime ?? fromLocalTime(draft.expiry) ?? Number.NaN;
}

/** A text that is no site stays as typed, so that the rules reject it. */
function partitionOf(draft: Draft, registrableDomain: RegistrableDomain): PartitionKey | null {
  const { partitioned, topLevelSite, hasCrossSiteAncestor } = draft;
  if (!partitioned) return null;
  return { topLevelSite: readTopLevelSite(topLevelSite, registrableDomain) ?? topLevelSite, hasCrossSiteAncestor };
}
