import { agent } from '../../../browser/agent.ts';
import { queryCookies } from '../../../browser/cookies/cookies.ts';
import type { CookieId } from '../../../cookie/cookie.ts';
import { isExpired } from '../../../cookie/jar/expiry.ts';
import type { Eviction } from '../../../cookie/limits/eviction.ts';
import { LIMITS } from '../../../cookie/limits/limits.ts';

/** How many cookies of all sites a store has, as far as Crumb may read them, and will have after what is planned. */
export class StoreTotals {
  readonly #stored = new Map<string, Promise<number>>();
  /** By how many more than are stored, for each store. */
  readonly #planned = new Map<string, number>();

  /** The eviction that one more cookie would cause; null: none, and the cookie is counted from now on. */
  async add({ storeId, partitionKey }: CookieId): Promise<Eviction | null> {
    // Chromium counts no partitioned ones here, and Firefox evicts old cookies only.
    if (agent !== 'chrome' || partitionKey !== null) return null;
    const planned = (this.#planned.get(storeId) ?? 0) + 1;
    let stored = this.#stored.get(storeId);
    if (!stored) {
      stored = countStored(storeId);
      this.#stored.set(storeId, stored);
    }
    const count = (await stored) + planned;
    if (count > LIMITS.totalCount.value) return { count, limit: LIMITS.totalCount.value };
    this.#planned.set(storeId, planned);
    return null;
  }

  /** Cookies that are stored, or were added, and will be removed. */
  remove(cookies: readonly CookieId[]): void {
    for (const { storeId, partitionKey } of cookies) {
      if (partitionKey === null) this.#planned.set(storeId, (this.#planned.get(storeId) ?? 0) - 1);
    }
  }
}

async function countStored(storeId: string): Promise<number> {
  const now = Date.now();
  const cookies = await queryCookies({ storeId });
  return cookies.filter((cookie) => cookie.partitionKey === null && !isExpired(cookie, now)).length;
}
