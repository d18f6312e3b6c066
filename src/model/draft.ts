import type { Cookie, SameSite } from '../cookie/cookie.ts';
import { toOctets, toText } from '../cookie/octets.ts';
import { fromLocalTime, toLocalTime } from './local-time.ts';

/** What stands in the fields of the editor: text as a person reads and types it. */
export interface Draft {
  name: string;
  value: string;
  domain: string;
  hostOnly: boolean;
  path: string;
  session: boolean;
  /** Value of a datetime-local field, in the person's time zone; '' where nothing valid was typed. */
  expiry: string;
  secure: boolean;
  httpOnly: boolean;
  sameSite: SameSite;
}
export type Field = keyof Draft;

/** A new cookie that becomes lasting gets this long to live, in milliseconds: 30 days. */
const FIRST_LIFETIME = 30 * 24 * 60 * 60 * 1000;

export function draftOf(cookie: Cookie, now: number): Draft {
  return {
    name: toText(cookie.name),
    value: toText(cookie.value),
    domain: cookie.domain,
    hostOnly: cookie.hostOnly,
    path: toText(cookie.path),
    session: cookie.expiryTime === null,
    expiry: toLocalTime(cookie.expiryTime ?? now + FIRST_LIFETIME),
    secure: cookie.secure,
    httpOnly: cookie.httpOnly,
    sameSite: cookie.sameSite,
  };
}

/**
 * `base` with what was typed. A field that was not touched keeps exactly what the cookie holds: octets that are not UTF-8,
 * fractions of a second. `expiryTime` is NaN where the expiry was touched and is no date.
 */
export function withDraft(base: Cookie, draft: Draft, touched: ReadonlySet<Field>): Cookie {
  const after = { ...base };
  if (touched.has('name')) after.name = toOctets(draft.name);
  if (touched.has('value')) after.value = toOctets(draft.value);
  if (touched.has('domain')) after.domain = asHost(draft.domain);
  if (touched.has('hostOnly')) after.hostOnly = draft.hostOnly;
  if (touched.has('path')) after.path = toOctets(draft.path);
  if (touched.has('session') || touched.has('expiry')) after.expiryTime = typedExpiry(base, draft, touched);
  if (touched.has('secure')) after.secure = draft.secure;
  if (touched.has('httpOnly')) after.httpOnly = draft.httpOnly;
  if (touched.has('sameSite')) after.sameSite = draft.sameSite;
  return after;
}

function typedExpiry(base: Cookie, draft: Draft, touched: ReadonlySet<Field>): number | null {
  if (draft.session) return null;
  if (!touched.has('expiry') && base.expiryTime !== null) return base.expiryTime;
  return fromLocalTime(draft.expiry) ?? Number.NaN;
}

/** A host as the jar holds it: lower case, punycode, no leading dot. What is no host stays as typed, to be refused. */
function asHost(typed: string): string {
  const host = typed.trim().replace(/^\./, '');
  const url = `http://${host}/`;
  return /[\s/:?#@[\]]/.test(host) || !URL.canParse(url) ? host : new URL(url).hostname;
}
