import type { Cookie } from '../cookie/cookie.ts';
import { differences } from '../cookie/differences.ts';
import { isSamePartition } from '../cookie/third-party.ts';

/** What was just saved. */
export interface Written {
  /** What a person asked for. */
  asked: Cookie;
  /** What the browser holds, read back; null: the answer got lost, and the history told that it was stored. */
  stored: Cookie | null;
}

/** The fields in which the browser holds something else than was asked for, those of the identity first. */
export function alteredFields({ asked, stored }: Written): (keyof Cookie)[] {
  if (!stored) return [];
  const identity = (['name', 'domain', 'hostOnly', 'path', 'storeId'] as const).filter(
    (field) => stored[field] !== asked[field],
  );
  const moved = isSamePartition(stored.partitionKey, asked.partitionKey) ? [] : (['partitionKey'] as const);
  return [...identity, ...moved, ...differences(stored, asked)];
}
