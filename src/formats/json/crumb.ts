import type { Cookie, PartitionKey } from '../../cookie/cookie.ts';
import { asBrowserShows, asOctets, type Octets, toText } from '../../cookie/octets.ts';
import { defaultCookie } from '../format/default-cookie.ts';
import type { WriteOptions, Written } from '../format/format.ts';
import type { CookieFields } from '../json-cookie/cookie-fields.ts';
import type { CookieShape } from '../json-cookie/cookie-shape.ts';
import { canonicalHost } from '../json-cookie/domain-field.ts';
import { inIso } from '../json-cookie/expiry-fields.ts';
import { type JsonObject, member } from '../json-cookie/json-object.ts';
import { readList } from '../json-cookie/read-list.ts';
import { sameSiteField } from '../json-cookie/same-site-field.ts';
import { writeList } from '../json-cookie/write-list.ts';
import type { JsonReport } from '../json-text/json-report.ts';

export const CRUMB_FORMAT = 'crumb-cookies';
const VERSION = 1;

/**
 * A cookie of Crumb's own format, which loses nothing: docs/crumb-cookies.schema.json. Times are milliseconds since the epoch.
 * Octets that are not UTF-8 are in base64, in `nameBase64`, `valueBase64` or `pathBase64` in place of the text.
 */
const crumb: CookieShape = {
  code: 'crumb',

  read(fields) {
    const domain = canonicalHost(fields.neededText('domain'));
    if (domain === null && fields.has('domain')) fields.refuse('domain');
    return {
      ...defaultCookie(),
      name: saidOctets(fields, 'name'),
      value: saidOctets(fields, 'value'),
      domain: domain ?? '',
      hostOnly: neededFlag(fields, 'hostOnly'),
      path: saidOctets(fields, 'path'),
      expiryTime: fields.number('expiryTime'),
      secure: neededFlag(fields, 'secure'),
      httpOnly: neededFlag(fields, 'httpOnly'),
      sameSite: sameSiteField(fields, 'sameSite', 'sameSiteMissing'),
      partitionKey: saidKey(fields),
      storeId: fields.neededText('storeId'),
      creationTime: fields.number('creationTime'),
    };
  },

  write(cookie) {
    const { domain, hostOnly, secure, httpOnly, sameSite, storeId, partitionKey } = cookie;
    return {
      ...writtenOctets('name', cookie.name),
      ...writtenOctets('value', cookie.value),
      domain,
      hostOnly,
      ...writtenOctets('path', cookie.path),
      expiryTime: writtenTime(cookie.expiryTime),
      secure,
      httpOnly,
      sameSite,
      partitionKey: partitionKey && {
        topLevelSite: partitionKey.topLevelSite,
        hasCrossSiteAncestor: partitionKey.hasCrossSiteAncestor,
      },
      storeId,
      creationTime: writtenTime(cookie.creationTime),
    };
  },
};

/** Reads nothing of a version that is not known: its fields may mean something else. */
export function readCrumb(root: JsonObject, report: JsonReport): void {
  const version = member(root, 'version');
  const items = member(root, 'cookies');
  if (typeof version === 'number' && version > VERSION) {
    report.problem('newerVersion', ['version'], { version, known: VERSION });
  } else if (version !== VERSION) report.problem('badField', ['version'], { field: 'version' });
  else if (Array.isArray(items)) readList({ items, path: ['cookies'] }, crumb, report, {});
  else report.problem('badField', ['cookies'], { field: 'cookies' });
}

/** `exported` is the time of the export, if the options have it. */
export function writeCrumb(cookies: readonly Cookie[], { now }: WriteOptions): Written {
  return writeList(cookies, crumb, (objects) => ({
    format: CRUMB_FORMAT,
    version: VERSION,
    ...(now === undefined ? {} : { exported: inIso(now) }),
    cookies: objects,
  }));
}

function writtenOctets(key: string, octets: Octets): Record<string, string> {
  return asBrowserShows(octets) === octets ? { [key]: toText(octets) } : { [`${key}Base64`]: btoa(octets) };
}

function saidOctets(fields: CookieFields, key: string): Octets {
  const inBase64 = `${key}Base64`;
  if (!fields.has(inBase64)) return fields.octets(key);
  const text = fields.text(inBase64);
  return text === null ? asOctets('') : fields.ofBase64(inBase64, text);
}

/** JSON knows no number that is not finite, and no -0. */
function writtenTime(time: number | null): number | null {
  return time === null || Number.isNaN(time) ? null : Math.min(Math.max(time, -Number.MAX_VALUE), Number.MAX_VALUE) + 0;
}

function neededFlag(fields: CookieFields, key: string): boolean {
  if (!fields.has(key)) fields.refuse(key, 'missingField');
  return fields.flag(key) ?? false;
}

function saidKey(fields: CookieFields): PartitionKey | null {
  const key = fields.get('partitionKey');
  if (key === undefined) return null;
  const [topLevelSite, hasCrossSiteAncestor] = [member(key, 'topLevelSite'), member(key, 'hasCrossSiteAncestor')];
  if (typeof topLevelSite === 'string' && typeof hasCrossSiteAncestor === 'boolean') {
    return { topLevelSite, hasCrossSiteAncestor };
  }
  fields.refuse('partitionKey');
  return null;
}
