import type { Cookie } from '../../../src/cookie/cookie.ts';
import type { LossCode } from '../../../src/formats/format/loss-code.ts';

const FIELD_CODE: Partial<Record<keyof Cookie, LossCode>> = {
  partitionKey: 'partition',
  storeId: 'store',
};
const REASON_ONLY: readonly LossCode[] = ['notUtf8'];

/** The codes of what differs between two cookies, found without the code under test. */
export function changedFields(before: Cookie, after: Cookie | undefined): string[] {
  if (!after) return ['unreadable'];
  const changed: string[] = [];
  for (const key of Object.keys(before) as (keyof Cookie)[]) {
    if (key === 'expiryTime' || JSON.stringify(before[key]) === JSON.stringify(after[key])) continue;
    changed.push(FIELD_CODE[key] ?? key);
  }
  if (!Object.is(before.expiryTime, after.expiryTime)) changed.push('expiry');
  return changed.sort();
}

/** The same codes of a list of losses: `fraction` is a change of the expiry, and why octets are lost is no change. */
export function announced(losses: readonly { code: LossCode }[]): string[] {
  const codes = losses
    .filter(({ code }) => !REASON_ONLY.includes(code))
    .map(({ code }) => (code === 'fraction' ? 'expiry' : code));
  return [...new Set<string>(codes)].sort();
}
