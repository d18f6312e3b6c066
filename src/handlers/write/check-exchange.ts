/** What stands against an exchange before anything is written; each check has its own problem. */
import { agent } from '../../browser/agent.ts';
import { FirstPartyIsolation } from '../../browser/cookies.ts';
import { registrableDomain } from '../../browser/public-suffix.ts';
import { isPrivateStore, listStores } from '../../browser/stores.ts';
import type { Problem } from '../../contract.ts';
import { type Cookie, type CookieId, cookieKey } from '../../cookie/cookie.ts';
import { differences } from '../../cookie/differences.ts';
import { wouldEvict } from '../../cookie/eviction.ts';
import { type Exchange, type Held, identitiesOf, without } from '../../cookie/exchange.ts';
import { foresee } from '../../cookie/foresee.ts';
import { siteOf } from '../../cookie/site.ts';
import { isStorableAnyway } from '../../cookie/storable-anyway.ts';
import type { Reason } from '../../cookie/verdict.ts';
import { missingAccess } from '../read/access.ts';
import { readSite } from '../read/site-jar.ts';
import { type Deadline, NO_ANSWER } from './deadline.ts';

/** The jars that a step is about, as they are and, while the step is planned, as it will leave them. */
export class Jars {
  readonly #sites = new Map<string, Promise<Map<string, Cookie>>>();
  readonly #access = new Map<string, Promise<string[] | null>>();
  readonly #deadline: Deadline;
  #stores: Promise<Set<string>> | null = null;

  constructor(deadline: Deadline) {
    this.#deadline = deadline;
  }

  /** Why the jar cannot be looked at or written to at these identities, or null. */
  async obstacle(identities: readonly CookieId[]): Promise<Problem | null> {
    try {
      const answer = await this.#deadline.ask(this.#obstacle(identities));
      return answer === NO_ANSWER ? { code: 'no-answer' } : answer;
    } catch (error) {
      return { code: error instanceof FirstPartyIsolation ? 'first-party-isolation' : 'no-answer' };
    }
  }

  /** What is at the identities of an exchange; call `obstacle` first. */
  async held(exchange: Exchange): Promise<Held> {
    const held = new Map<string, Cookie>();
    for (const id of identitiesOf(exchange)) {
      const cookie = (await this.#site(id)).get(cookieKey(id));
      if (cookie) held.set(cookieKey(id), cookie);
    }
    return held;
  }

  /** Whether the target of a move would make the browser throw other cookies away; else takes it into account. */
  async take(leaving: readonly Cookie[], target: readonly Cookie[]): Promise<Problem | null> {
    for (const cookie of target) {
      const site = await this.#site(cookie);
      const full = wouldEvict([...site.values()], cookie, agent);
      if (full) return { code: 'would-evict', ...full };
      site.set(cookieKey(cookie), cookie);
    }
    // Only now: the old ones go when the new ones are there.
    for (const cookie of without(leaving, target)) (await this.#site(cookie)).delete(cookieKey(cookie));
    return null;
  }

  async #obstacle(identities: readonly CookieId[]): Promise<Problem | null> {
    const missing = await Promise.all(identities.map(({ domain }) => this.#missing(domain)));
    const origins = new Set(missing.flatMap((patterns) => patterns ?? []));
    if (origins.size > 0) return { code: 'no-host-permission', origins: [...origins] };
    for (const { storeId } of identities) {
      if (isPrivateStore(storeId) && !(await this.#open()).has(storeId)) return { code: 'store-gone', storeId };
    }
    for (const id of identities) {
      try {
        await this.#site(id);
      } catch (error) {
        if (error instanceof Error && /store/i.test(error.message)) return { code: 'store-gone', storeId: id.storeId };
        throw error;
      }
    }
    return null;
  }

  #site({ domain, storeId }: CookieId): Promise<Map<string, Cookie>> {
    const site = siteOf(domain, registrableDomain);
    const read = async () => new Map((await readSite(site, storeId)).map((cookie) => [cookieKey(cookie), cookie]));
    return remembered(this.#sites, JSON.stringify([site, storeId]), read);
  }

  #missing(domain: string): Promise<string[] | null> {
    return remembered(this.#access, siteOf(domain, registrableDomain), () => missingAccess(domain));
  }

  #open(): Promise<Set<string>> {
    this.#stores ??= listStores().then((stores) => new Set(stores.map(({ storeId }) => storeId)));
    return this.#stores;
  }
}

/** An exchange as it will be carried out, or why not. */
export async function checkExchange(
  asked: Exchange,
  anyway: boolean,
  jars: Jars,
): Promise<{ exchange: Exchange } | { problem: Problem }> {
  const validation = { agent, now: Date.now(), registrableDomain };
  const foreseen = asked.after.map((cookie) => foresee(cookie, validation));
  const binding = (reason: Reason) => !(anyway && isStorableAnyway(reason, agent));
  const reasons = foreseen.flatMap((one) => one.reasons.filter(binding));
  if (reasons.length > 0) return { problem: { code: 'refused', reasons } };
  const exchange = { before: asked.before, after: foreseen.map(({ cookie }) => cookie) };
  const obstacle = await jars.obstacle(identitiesOf(exchange));
  if (obstacle) return { problem: obstacle };
  const held = await jars.held(exchange);
  const isRemoval = exchange.after.length === 0;
  for (const was of exchange.before) {
    const now = held.get(cookieKey(was)) ?? null;
    if (!now || !isUnchanged(now, was, isRemoval)) return { problem: { code: 'changed', was, now } };
  }
  const before = [...held.values()];
  const [occupant] = without(before, exchange.before);
  if (occupant) return { problem: { code: 'exists', cookie: occupant } };
  const full = await jars.take(before, exchange.after);
  return full ? { problem: full } : { exchange: { before, after: exchange.after } };
}

/** A site that renews its cookie with each answer moves only the expiry: that does not keep a person from deleting it. */
function isUnchanged(now: Cookie, was: Cookie, isRemoval: boolean): boolean {
  return differences(now, was).every((field) => isRemoval && field === 'expiryTime');
}

function remembered<Value>(map: Map<string, Promise<Value>>, key: string, read: () => Promise<Value>): Promise<Value> {
  const known = map.get(key);
  if (known) return known;
  const value = read();
  map.set(key, value);
  return value;
}
