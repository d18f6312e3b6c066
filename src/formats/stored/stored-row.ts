import type { PartitionKey } from '../../cookie/cookie.ts';
import { LATEST_SECOND } from '../format/moment.ts';
import type { CookieFields } from '../json-cookie/cookie-fields.ts';
import type { ReadShape } from '../json-cookie/cookie-shape.ts';
import { momentField } from '../json-cookie/expiry-fields.ts';
import { sameSiteField } from '../json-cookie/same-site-field.ts';
import { usualFields } from '../json-cookie/usual-fields.ts';

/** Microseconds from 1601, where Chromium's times begin, to the epoch. */
const SINCE_1601 = 11_644_473_600_000_000n;
/** Firefox's `(scheme,site)` or `(scheme,site,port)`, with `f` for a frame with a cross-site ancestor, percent-encoded. */
const PARTITION = /partitionKey=%28(https?)%2C([^%&]{1,255})(?:%2C\d{1,5})?(%2Cf)?%29(?:&|$)/;

/** Whether the columns are those of the cookies table of Chromium or Firefox. */
export function isStored(has: (column: string) => boolean): boolean {
  return (has('host_key') && has('expires_utc')) || (has('host') && has('originAttributes'));
}

/**
 * A row of the database in which Chromium (`cookies`) or Firefox (`moz_cookies`) stores cookies, as programs for SQLite write it, with
 * numbers or with texts. Times are microseconds, since 1601 in Chromium; the expiry of Firefox is in seconds, and from version 142
 * on in milliseconds.
 */
export const storedRow: ReadShape = {
  code: 'chrome-json',

  read(fields) {
    const isChromium = fields.isGiven('expires_utc');
    fields.areFlagsTexts = true;
    const usual = usualFields(fields, { dotIsCertain: true });
    // Chromium encrypts every value; the column may have been left out.
    if (isChromium && usual.value === '' && fields.get('encrypted_value') !== '')
      fields.refuse('value', 'encryptedValue');
    if (isChromium) fields.warn('storeMissing');
    return {
      ...usual,
      expiryTime: isChromium ? saidChromiumExpiry(fields) : saidFirefoxExpiry(fields),
      sameSite: sameSiteField(fields, 'sameSite', 'sameSiteMissing'),
      ...(isChromium ? { partitionKey: saidChromiumPartition(fields) } : saidOrigin(fields)),
    };
  },
};

function saidChromiumExpiry(fields: CookieFields): number | null {
  const said = String(fields.get('expires_utc') ?? '0');
  if (said === '0' || fields.flag('has_expires') === false) return null;
  const time = /^\d{15,18}$/.test(said) ? Number(BigInt(said) - SINCE_1601) / 1000 : Number.NaN;
  if (!(time >= 0)) fields.refuse('expires_utc');
  return Math.min(time, LATEST_SECOND * 1000);
}

function saidFirefoxExpiry(fields: CookieFields): number | null {
  return Number(fields.get('expiry')) === 0 ? null : momentField(fields, 'expiry');
}

function saidChromiumPartition(fields: CookieFields): PartitionKey | null {
  const topLevelSite = fields.text('top_frame_site_key') ?? '';
  if (topLevelSite === '') return null;
  if (!/^https?:\/\/[^\s/]{1,255}$/.test(topLevelSite)) fields.refuse('top_frame_site_key');
  const flag = fields.flag('has_cross_site_ancestor');
  if (flag === null) fields.warn('partitionUnclear', { topLevelSite });
  return { topLevelSite, hasCrossSiteAncestor: flag ?? true };
}

/** The container and the partition, which Firefox writes as the suffix of an origin: `^userContextId=2&partitionKey=...`. */
function saidOrigin(fields: CookieFields): { storeId: string; partitionKey: PartitionKey | null } {
  const suffix = fields.text('originAttributes') ?? '';
  const [, container] = /userContextId=(\d{1,9})/.exec(suffix) ?? [];
  const [, scheme, site, flag] = PARTITION.exec(suffix) ?? [];
  if (/firstPartyDomain=[^&]/.test(suffix)) fields.warn('unknownField', { field: 'firstPartyDomain' });
  if (site === undefined && suffix.includes('partitionKey=')) fields.refuse('originAttributes');
  const store = suffix.includes('privateBrowsingId=') ? 'private' : 'default';
  return {
    storeId: `firefox-${container === undefined ? store : `container-${container}`}`,
    partitionKey:
      site === undefined ? null : { topLevelSite: `${scheme}://${site}`, hasCrossSiteAncestor: flag !== undefined },
  };
}
