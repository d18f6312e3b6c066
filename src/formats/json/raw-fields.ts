import { toOctets, toText } from '../../cookie/octets.ts';
import { defaultCookie } from '../format/default-cookie.ts';
import type { CookieFields } from '../json-cookie/cookie-fields.ts';
import type { CookieShape } from '../json-cookie/cookie-shape.ts';
import { canonicalHost, dottedDomain } from '../json-cookie/domain-field.ts';
import { inSeconds, momentField } from '../json-cookie/expiry-fields.ts';
import { API_WORDS, sameSiteField } from '../json-cookie/same-site-field.ts';
import { warnOfFirstParty } from '../json-cookie/warn-of-first-party.ts';

const HOST = /^https?:\/\/(\.?)([^/]+)\/?$/i;

/**
 * A cookie of Cookie Quick Manager, an extension of Firefox: every value is a string, also true and false. `Host raw` is a URL
 * with the leading dot of a domain cookie, `Expires raw` counts seconds and is 0 for a session cookie.
 */
export const rawFields: CookieShape = {
  code: 'cookie-quick-manager',

  read(fields) {
    fields.areFlagsTexts = true;
    const [, dot, host = ''] = HOST.exec(fields.neededText('Host raw')) ?? [];
    const domain = canonicalHost(host);
    if (domain === null && fields.has('Host raw')) fields.refuse('Host raw');
    warnOfFirstParty(fields, 'First Party Domain');
    if (!fields.has('Path raw')) fields.warn('pathMissing');
    if (!fields.has('Store raw')) fields.warn('storeMissing');
    return {
      ...defaultCookie(),
      name: fields.octets('Name raw'),
      value: fields.octets('Content raw'),
      domain: domain ?? '',
      hostOnly: saidFlag(fields, 'This domain only raw') ?? dot === '',
      path: toOctets(fields.text('Path raw') ?? '/'),
      expiryTime: saidTextSeconds(fields),
      secure: saidFlag(fields, 'Send for raw') ?? false,
      httpOnly: saidFlag(fields, 'HTTP only raw') ?? false,
      sameSite: sameSiteField(fields, 'SameSite raw', 'sameSiteMissing'),
      storeId: fields.text('Store raw') || defaultCookie().storeId,
    };
  },

  write(cookie) {
    const { name, value, path, hostOnly, secure, httpOnly, sameSite, storeId } = cookie;
    const expiry = inSeconds(cookie.expiryTime);
    return {
      'Host raw': `${secure ? 'https' : 'http'}://${dottedDomain(cookie)}/`,
      'Name raw': toText(name),
      'Path raw': toText(path),
      'Content raw': toText(value),
      // 0 would be a session cookie, and the extension counts whole seconds.
      'Expires raw': String(expiry === null ? 0 : Math.max(1, Math.floor(expiry))),
      'Send for raw': String(secure),
      'HTTP only raw': String(httpOnly),
      'SameSite raw': API_WORDS[sameSite],
      'This domain only raw': String(hostOnly),
      'Store raw': storeId,
      'First Party Domain': '',
    };
  },
};

const MISSING = {
  'Send for raw': 'secureMissing',
  'HTTP only raw': 'httpOnlyMissing',
  'This domain only raw': 'hostOnlyAssumed',
} as const;

function saidFlag(fields: CookieFields, key: keyof typeof MISSING): boolean | null {
  if (!fields.has(key))
    fields.warn(MISSING[key], key === 'This domain only raw' ? { domain: String(fields.get('Host raw') ?? '') } : {});
  return fields.flag(key);
}

function saidTextSeconds(fields: CookieFields): number | null {
  const moment = momentField(fields, 'Expires raw');
  return moment === 0 ? null : moment;
}
