import type { Cookie } from '../../cookie/cookie.ts';
import { asBrowserShows } from '../../cookie/octets.ts';
import { isSamePartition } from '../../cookie/request/third-party.ts';
import type { LossCode } from './loss-code.ts';

const FIELDS = ['name', 'value', 'path', 'domain', 'hostOnly', 'secure', 'httpOnly', 'sameSite'] as const;
const TEXTS = ['name', 'value', 'path'] as const;

/** The fields in which a cookie that was read again (null: it could not be read) differs from the written one. */
export function lossesBetween(written: Cookie, read: Cookie | null): LossCode[] {
  if (read === null) return ['unreadable'];
  const losses: LossCode[] = FIELDS.filter((field) => written[field] !== read[field]);
  if (TEXTS.some((field) => losses.includes(field) && asBrowserShows(written[field]) !== written[field])) {
    losses.push('notUtf8');
  }
  const expiry = expiryLoss(written.expiryTime, read.expiryTime);
  if (expiry) losses.push(expiry);
  if (!isSamePartition(written.partitionKey, read.partitionKey)) losses.push('partition');
  if (written.storeId !== read.storeId) losses.push('store');
  if (written.creationTime !== read.creationTime) losses.push('creationTime');
  return losses;
}

function expiryLoss(written: number | null, read: number | null): LossCode | null {
  if (Object.is(written, read)) return null;
  if (written === null || read === null) return 'expiry';
  return Math.abs(written - read) < 1000 ? 'fraction' : 'expiry';
}
