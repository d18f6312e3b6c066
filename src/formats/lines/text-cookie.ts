import type { Cookie } from '../../cookie/cookie.ts';
import { type Octets, toOctets } from '../../cookie/octets.ts';
import { defaultCookie } from '../format/default-cookie.ts';
import type { FormatWarning } from '../format/format.ts';
import type { WarningCode } from '../format/warning-code.ts';
import { canonicalHost } from '../json-cookie/domain-field.ts';

/** The cookie store if a text names none: the one that is neither private nor a container. */
export const UNSAID_STORE = defaultCookie().storeId;

/** Half of a character that needs two code units: it has no octets. */
const LONE_SURROGATE = /[\ud800-\udfff]/u;
/** A cookie with the fields that a text names; the others are those that a browser gives to a cookie without attributes. */
export function textCookie(fields: Pick<Cookie, 'name' | 'value' | 'domain'> & Partial<Cookie>): Cookie {
  return { ...defaultCookie(), ...fields };
}

/** Warnings without data. */
export function warningsOf(...codes: WarningCode[]): FormatWarning[] {
  return codes.map((code) => ({ code, data: {} }));
}

/** The octets of a part of a text; null: it has a lone surrogate, which UTF-8 cannot encode. */
export function octetsOf(text: string): Octets | null {
  return LONE_SURROGATE.test(text) ? null : toOctets(text);
}

/**
 * Without what Python's cookie jars add to the host. RFC 2965 §1: "If a host name contains no dots, the effective host name is that
 * name with the string .local appended to it." Other hosts with this ending are left as they are: a local network has them.
 */
export function withoutLocal(host: string): string {
  return host.replace(/^(localhost|\[[\da-f:.]{2,45}\])\.local$/i, '$1');
}

/** The canonical host that a text names, without a leading dot; null: it is none. IPv6 may come without brackets. */
export function hostIn(text: string): string | null {
  return text.startsWith('.') ? null : canonicalHost(text);
}
