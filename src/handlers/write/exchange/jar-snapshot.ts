import { agent } from '../../../browser/agent.ts';
import { FirstPartyIsolation } from '../../../browser/cookies/cookies.ts';
import { isPrivateStore, listStores } from '../../../browser/cookies/stores.ts';
import { registrableDomain } from '../../../browser/registrable-domain.ts';
import type { Problem } from '../../../contract/problem.ts';
import { siteOf } from '../../../cookie/address/site.ts';
import { type Cookie, type CookieId, cookieKey } from '../../../cookie/cookie.ts';
import { type CookiesByKey, type Exchange, identitiesOf, without } from '../../../cookie/jar/exchange.ts';
import { type Eviction, wouldEvict } from '../../../cookie/limits/eviction.ts';
import { type Deadline, TIMED_OUT, withDeadline } from '../../deadline.ts';
import { missingAccess } from '../../read/missing-access.ts';
import { readSiteJar } from '../../read/site-jar.ts';
import { readSeen, type Seen } from './read-seen.ts';
import { StoreTotals } from './store-totals.ts';

/** A look through all cookies of a store takes Chromium 11 ms, so the limit of all sites is for steps of more exchanges. */
const FEW = 50;

/** The jars of a step, each read once. While the step is planned, they are as it will leave them. */
export class JarSnapshot {
  readonly #inJar = new Map<string, Promise<Seen>>();
  readonly #sites = new Map<string, Promise<Map<string, Cookie>>>();
  readonly #access = new Map<string, Promise<string[] | null>>();
  readonly #stores = new Map<'open', Promise<Set<string>>>();
  /** Keys of cookies that the step will have removed by then. */
  readonly #leaving: Set<string>;
  readonly #byHost = new Map<string, CookieId[]>();
  readonly #totals: StoreTotals | null;
  #deadline: Deadline | null = null;
  #isUnanswered = false;

  /**
   * `exchanges` are all that will be read, so that those of one host are read together; `leaving` are cookies that are
   * removed before them.
   */
  constructor(exchanges: readonly Exchange[], leaving: readonly CookieId[] = []) {
    this.#leaving = new Set(leaving.map(cookieKey));
    this.#totals = exchanges.length > FEW ? new StoreTotals() : null;
    this.#totals?.remove(leaving);
    for (const id of exchanges.flatMap(identitiesOf)) {
      const key = hostKey(id);
      const identities = this.#byHost.get(key);
      if (identities) identities.push(id);
      else this.#byHost.set(key, [id]);
    }
  }

  /**
   * Does the work for each item, with a time limit for each portion. It ends when the browser does not respond in time,
   * and returns the items that are left.
   */
  async forEach<Item>(portions: readonly Item[][], work: (item: Item) => Promise<void>): Promise<Item[]> {
    for (const [at, portion] of portions.entries()) {
      if (this.#isUnanswered) return portions.slice(at).flat();
      await withDeadline(async (deadline) => {
        this.#deadline = deadline;
        for (const item of portion) await work(item);
      });
    }
    return [];
  }

  /** What is at the identities of an exchange, or why that cannot be known. */
  look(exchange: Exchange): Promise<{ inJar: CookiesByKey } | { problem: Problem }> {
    return this.#inTime(async () => {
      const identities = identitiesOf(exchange);
      const problem = (await this.#withoutAccess(identities)) ?? (await this.#closedStore(identities));
      if (problem) return { problem };
      const inJar = new Map<string, Cookie>();
      for (const id of identities) {
        const seen = await this.#atHost(id);
        const origins = seen.missingFor([id]);
        if (origins) return { problem: { code: 'no-host-permission', origins } as const };
        const cookie = seen.cookies.get(cookieKey(id));
        if (cookie) inJar.set(cookieKey(id), cookie);
      }
      return { inJar };
    });
  }

  /**
   * Why the browser would evict other cookies if `target` replaced what is there; null: it would not, and `target` is
   * counted from now on.
   */
  async take(there: CookiesByKey, target: readonly Cookie[]): Promise<Problem | null> {
    const result = await this.#inTime(async () => {
      for (const cookie of target) {
        // An unpartitioned cookie that replaces itself needs no room: only the number of cookies counts.
        if (there.has(cookieKey(cookie)) && cookie.partitionKey === null) continue;
        const site = await this.#site(cookie);
        const full = wouldEvict([...site.values()], cookie, agent) ?? (await this.#totalWith(cookie, there));
        if (full) return { problem: { code: 'would-evict', ...full } as const };
        site.set(cookieKey(cookie), cookie);
      }
      // The step removes the old cookies after it has written the new ones.
      const removed = without([...there.values()], target);
      this.#totals?.remove(removed);
      for (const cookie of removed) {
        this.#leaving.add(cookieKey(cookie));
        (await this.#sites.get(siteKey(cookie)))?.delete(cookieKey(cookie));
      }
      return { inJar: there };
    });
    return 'problem' in result ? result.problem : null;
  }

  async #totalWith(cookie: Cookie, there: CookiesByKey): Promise<Eviction | null> {
    return this.#totals && !there.has(cookieKey(cookie)) ? this.#totals.add(cookie) : null;
  }

  async #inTime<Value>(read: () => Promise<Value>): Promise<Value | { problem: Problem }> {
    if (!this.#deadline) throw new Error('called outside of forEach');
    try {
      const result = await this.#deadline.ask(read());
      if (result !== TIMED_OUT) return result;
      this.#isUnanswered = true;
      return { problem: { code: 'timeout' } };
    } catch (error) {
      return { problem: { code: error instanceof FirstPartyIsolation ? 'first-party-isolation' : 'timeout' } };
    }
  }

  async #withoutAccess(identities: readonly CookieId[]): Promise<Problem | null> {
    const missing = await Promise.all(
      identities.map(({ domain }) =>
        remembered(this.#access, siteOf(domain, registrableDomain), () => missingAccess(domain)),
      ),
    );
    const origins = new Set(missing.flatMap((patterns) => patterns ?? []));
    return origins.size > 0 ? { code: 'no-host-permission', origins: [...origins] } : null;
  }

  /** Firefox would write into the jar of a private window that is closed; a container needs no open tab. */
  async #closedStore(identities: readonly CookieId[]): Promise<Problem | null> {
    for (const { storeId } of identities) {
      if (!isPrivateStore(storeId)) continue;
      const open = async () => new Set((await listStores()).map((store) => store.storeId));
      if (!(await remembered(this.#stores, 'open', open)).has(storeId)) return { code: 'store-gone', storeId };
    }
    return null;
  }

  #atHost(id: CookieId): Promise<Seen> {
    const key = hostKey(id);
    return remembered(this.#inJar, key, () => readSeen(this.#byHost.get(key) ?? [id], 'both'));
  }

  #site(id: CookieId): Promise<Map<string, Cookie>> {
    return remembered(this.#sites, siteKey(id), async () => {
      const cookies = await readSiteJar(siteOf(id.domain, registrableDomain), id.storeId);
      const staying = cookies.filter((cookie) => !this.#leaving.has(cookieKey(cookie)));
      return new Map(staying.map((cookie) => [cookieKey(cookie), cookie]));
    });
  }
}

function hostKey({ storeId, domain }: CookieId): string {
  return JSON.stringify([domain, storeId]);
}

function siteKey({ storeId, domain }: CookieId): string {
  return JSON.stringify([siteOf(domain, registrableDomain), storeId]);
}

function remembered<Key, Value>(map: Map<Key, Promise<Value>>, key: Key, read: () => Promise<Value>): Promise<Value> {
  const before = map.get(key);
  if (before) return before;
  const value = read();
  map.set(key, value);
  return value;
}
