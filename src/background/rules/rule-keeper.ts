/**
 * Holds the rules of a person against pages: restores what they protect, deletes what they block.
 *
 *   event of a cookie that a rule is about -> waiting, once for each identity -> the jar is read there -> restored, deleted, or
 *   let be -> counted and stored -> acted too often: paused, and checked again afterwards
 *
 * Events only say where to look; the jar and what a rule remembers decide. So nothing is missed while the background is
 * stopped: at its start all that rules are about is looked at. What Crumb itself writes is remembered and stays.
 */
import type { Broadcast } from '../../bridge/serve.ts';
import { hasPrivateWindow } from '../../browser/browser-events.ts';
import { readCookies } from '../../browser/cookies/cookies.ts';
import { isPrivateStore, listStores } from '../../browser/cookies/stores.ts';
import { registrableDomain } from '../../browser/registrable-domain.ts';
import type { ExtensionStorage } from '../../browser/storage/extension-storage.ts';
import type { Result } from '../../contract/problem.ts';
import type { Handlers } from '../../contract/requests.ts';
import type { NewRule, RuleList } from '../../contract/rules.ts';
import { type Cookie, type CookieId, cookieKey } from '../../cookie/cookie.ts';
import { guardWish } from '../../cookie/guards/guard-wish.ts';
import { holdingRule } from '../../cookie/guards/holding-rule.ts';
import { matchesPattern, namedDomain } from '../../cookie/guards/matches-pattern.ts';
import { FIRST_EFFORT, isPaused, MOST_ACTS, pauseAfter, TOO_OFTEN } from '../../cookie/guards/pause-after.ts';
import { whyInvalidPattern } from '../../cookie/guards/why-invalid-pattern.ts';
import { isSameCookie } from '../../cookie/jar/differences.ts';
import type { JarEvent } from '../../cookie/jar/jar-entry.ts';
import type { Engine } from '../../handlers/write/engine.ts';
import { orStorageProblem, StorageFailure } from '../../handlers/write/journal/from-storage.ts';
import { listedRule, MOST_COOKIES, newRecord, type RuleRecord } from './rule-record.ts';
import { createRuleStore } from './rule-store.ts';

/** The most identities that are examined together: the steps of a person wait only that long. */
const MOST_AT_ONCE = 50;

interface Deps {
  storage: ExtensionStorage;
  enforce: Engine['enforce'];
  broadcast: Broadcast;
}

export type RuleKeeper = ReturnType<typeof createRuleKeeper>;

export function createRuleKeeper({ storage, enforce, broadcast }: Deps) {
  const { readRules, writeRule, removeRules, countUnreadable } = createRuleStore(storage);
  /** The rules once they were read; always the same array. */
  let cached: RuleRecord[] | null = null;
  async function allRules(): Promise<RuleRecord[]> {
    cached ??= await readRules();
    return cached;
  }

  /** The identities to read, by key. */
  const waiting = new Map<string, Cookie>();
  /** When a rule acted at one cookie in the last seconds, by the id of the rule and the key of the cookie. */
  const actsAt = new Map<string, readonly number[]>();
  let working: Promise<void> | null = null;
  let pauseTimer: ReturnType<typeof setTimeout> | undefined;

  /** Resolves when what the event asks for is done; null: no rule is about it. A page may make thousands of events. */
  function onCookieEvent({ change: { cookie }, own }: JarEvent): Promise<void> | null {
    if (own) return null;
    if (!cached)
      return unlessStorageFails(async () => {
        if (isHeld(await allRules(), cookie)) await look([cookie]);
      });
    return isHeld(cached, cookie) ? look([cookie]) : null;
  }

  /** Looks at everything that the rules are about: at every start of the background, and when access was given. */
  function checkRules(): Promise<void> {
    return unlessStorageFails(async () => {
      for (const rule of await allRules()) await checkRule(rule);
      planPauses();
    });
  }

  async function checkRule(rule: RuleRecord): Promise<void> {
    if (!rule.isOn || isPaused(rule, Date.now())) return;
    await look([...rule.remembered, ...(await cookiesOf(rule))]);
  }

  function look(cookies: readonly Cookie[]): Promise<void> {
    for (const cookie of cookies) waiting.set(cookieKey(cookie), cookie);
    if (waiting.size > 0) working ??= workOff();
    return working ?? Promise.resolve();
  }

  async function workOff(): Promise<void> {
    try {
      while (waiting.size > 0) {
        const some = [...waiting].slice(0, MOST_AT_ONCE);
        for (const [key] of some) waiting.delete(key);
        await unlessStorageFails(() => hold(some.map(([, cookie]) => cookie)));
      }
    } finally {
      // At once: what comes after the last look begins another.
      working = null;
    }
  }

  async function hold(cookies: readonly Cookie[]): Promise<void> {
    const rules = await allRules();
    const changed = new Set<RuleRecord>();
    const enforced = await enforce(cookies, (at, now) => {
      const rule = holding(rules, at);
      if (!rule || isPaused(rule, Date.now())) return now;
      const wish = guardWish(rule.kind, rememberedAt(rule, at), now, Date.now());
      if (remember(rule, at, wish.remembered)) changed.add(rule);
      return wish.wanted;
    });
    if ('problem' in enforced) return;
    for (const { at, now, isChanged, problem } of enforced.value) {
      const rule = isChanged || problem ? holding(rules, at) : null;
      if (!rule) continue;
      changed.add(rule);
      // A write that the browser rejects is tried no more often than one that succeeds.
      noteAct(rule, at);
      if (!isChanged) continue;
      Object.assign(rule, { count: rule.count + 1, lastAt: Date.now() });
      // As the browser stored it.
      if (rule.kind !== 'block') remember(rule, at, now);
    }
    await store(changed);
    planPauses();
  }

  /** A page that changes many cookies once is not one that writes a cookie again and again. */
  function noteAct(rule: RuleRecord, id: CookieId): void {
    const now = Date.now();
    if (isPaused(rule, now)) return;
    for (const [one, times] of actsAt) if (now - (times.at(-1) ?? 0) > TOO_OFTEN.withinMs) actsAt.delete(one);
    Object.assign(rule, pauseAfter(rule, now, MOST_ACTS));
    const own = `${rule.id} ${cookieKey(id)}`;
    const { recent, ...pause } = pauseAfter({ ...rule, recent: actsAt.get(own) ?? [] }, now);
    actsAt.set(own, recent);
    if (!isPaused(rule, now)) Object.assign(rule, pause);
  }

  /** Takes note of what Crumb itself wrote or removed. Must not wait for the engine, which waits for it. */
  function adopt(states: readonly { at: CookieId; now: Cookie | null }[]): Promise<void> {
    // If the storage fails, the step is done all the same.
    return unlessStorageFails(async () => {
      const rules = await allRules();
      const changed = new Set<RuleRecord>();
      for (const { at, now } of rules.length > 0 ? states : []) {
        const rule = holding(rules, at);
        if (rule && remember(rule, at, now)) changed.add(rule);
      }
      await store(changed);
    });
  }

  /** Writes rules that have changed, less those that were removed meanwhile. */
  async function store(changed: ReadonlySet<RuleRecord>): Promise<void> {
    const rules = await allRules();
    const kept = [...changed].filter((rule) => rules.includes(rule));
    for (const rule of kept) await writeRule(rule);
    // Nobody waits for surfaces here: the engine waits for this.
    if (kept.length > 0) void broadcast('rulesChanged', null);
  }

  /** When the first pause ends, everything is looked at again; a background that was stopped until then does so at its start. */
  function planPauses(): void {
    const now = Date.now();
    const ends = (cached ?? []).flatMap((rule) => (rule.isOn && isPaused(rule, now) ? [rule.pausedUntil ?? now] : []));
    clearTimeout(pauseTimer);
    if (ends.length > 0) pauseTimer = setTimeout(() => void checkRules(), Math.min(...ends) - now);
  }

  async function list(): Promise<Result<RuleList>> {
    const unreadable = await countUnreadable();
    const rules = (await allRules()).map((rule) => listedRule(rule, Date.now()));
    return { value: { rules, ...(unreadable > 0 && { unreadable }) } };
  }

  async function saveRule(rule: NewRule): Promise<Result<RuleList>> {
    const field = whyInvalidPattern(rule.pattern, registrableDomain);
    if (field) return { problem: { code: 'invalid-pattern', field } };
    if (!(await allRules()).some(({ id }) => id === rule.id)) {
      const record = newRecord(rule, Date.now());
      const problem = await writeRule(record);
      if (problem) return { problem };
      await checkRule(record);
      void broadcast('rulesChanged', null);
    }
    return list();
  }

  /** Switches a rule on, off, or on again before its pause ends. One that is switched on takes the cookies as they are. */
  async function switchRule({ id, on }: { id: string; on: boolean }): Promise<Result<RuleList>> {
    const rule = (await allRules()).find((one) => one.id === id);
    if (!rule) return list();
    actsAt.clear();
    Object.assign(rule, { isOn: on, ...FIRST_EFFORT, ...(!(on && rule.isOn) && { remembered: [] }) });
    await store(new Set([rule]));
    await checkRule(rule);
    return list();
  }

  async function removeRule(id: string): Promise<Result<RuleList>> {
    await removeRules([id]);
    void broadcast('rulesChanged', null);
    return list();
  }

  /** The private windows are closed. */
  async function forgetPrivateRules(): Promise<void> {
    const secret = (await allRules()).filter(({ pattern: { storeId } }) => storeId !== null && isPrivateStore(storeId));
    if (secret.length === 0 || (await hasPrivateWindow())) return;
    await removeRules(secret.map(({ id }) => id));
  }

  const handlers = {
    readRules: () => inTime(list),
    saveRule: (rule) => inTime(() => saveRule(rule)),
    switchRule: (change) => inTime(() => switchRule(change)),
    removeRule: (id) => inTime(() => removeRule(id)),
  } satisfies Partial<Handlers>;

  return { handlers, onCookieEvent, checkRules, adopt, forgetPrivateRules };
}

/** If the storage fails, the next event or start reads the cookies again. */
async function unlessStorageFails(work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } catch (error) {
    if (!(error instanceof StorageFailure)) throw error;
  }
}

/** The result of a request, or that the storage did not respond. */
function inTime<Value>(work: () => Promise<Result<Value>>): Promise<Result<Value>> {
  return orStorageProblem('timeout', work);
}

function holding(rules: readonly RuleRecord[], id: CookieId): RuleRecord | null {
  return holdingRule(rules, id, isPrivateStore(id.storeId));
}

function isHeld(rules: readonly RuleRecord[], id: CookieId): boolean {
  const rule = holding(rules, id);
  return rule !== null && !isPaused(rule, Date.now());
}

function rememberedAt({ remembered }: RuleRecord, id: CookieId): Cookie | null {
  const key = cookieKey(id);
  return remembered.find((cookie) => cookieKey(cookie) === key) ?? null;
}

/** Returns whether that changed what the rule remembers. */
function remember(rule: RuleRecord, id: CookieId, cookie: Cookie | null): boolean {
  const before = rememberedAt(rule, id);
  if (isSameCookie(before, cookie)) return false;
  const others = rule.remembered.filter((one) => one !== before);
  if (cookie && others.length >= MOST_COOKIES) return false;
  rule.remembered = cookie ? [...others, cookie] : others;
  return true;
}

/** The cookies that a rule is about; none where Crumb has no access, or the store is closed. */
async function cookiesOf({ pattern }: RuleRecord): Promise<Cookie[]> {
  const stores = pattern.storeId === null ? (await listStores()).map(({ storeId }) => storeId) : [pattern.storeId];
  const jars = await Promise.all(
    stores.map((storeId) => readCookies(namedDomain(pattern.domain), storeId).catch((): Cookie[] => [])),
  );
  return jars.flat().filter((cookie) => matchesPattern(pattern, cookie, isPrivateStore(cookie.storeId)));
}
