/**
 * Which profile of a site is on, and switches between two. A surface makes the step of a switch, and the history knows
 * whether it was done, undone or stopped half way:
 *
 *   from is on --prepareSwitch: what is there is stored in `from`--> from is on --step open, partly done--> half way
 *       ^                                                                                                  |
 *       +--------- step undone ------------------ to is on <------------------ step done ------------------+
 *
 * A step ends with the browser session; so its result is stored (`isDone`) at every change of the history. A crash
 * of the browser may come before that: then the cookies themselves tell which profile they are of.
 */
import { agent } from '../../browser/agent.ts';
import { isPrivateStore } from '../../browser/cookies/stores.ts';
import { isListOf, isText } from '../../browser/storage/check.ts';
import type { ExtensionStorage } from '../../browser/storage/extension-storage.ts';
import { recordKind } from '../../browser/storage/record-kind.ts';
import type { Result } from '../../contract/problem.ts';
import type { Handlers } from '../../contract/requests.ts';
import type { PlannedSwitch, ProfileState, SiteOfStore, SnapshotHead, SwitchOrder } from '../../contract/snapshots.ts';
import type { History } from '../../contract/steps.ts';
import { keyOfSite } from '../../cookie/address/key-of-site.ts';
import { type Cookie, cookieKey } from '../../cookie/cookie.ts';
import { exchangesBetween } from '../../cookie/jar/exchanges-between.ts';
import { isExpired } from '../../cookie/jar/expiry.ts';
import { whyUnreachable } from '../../cookie/rules/why-unreachable.ts';
import { loadedOnce } from '../loaded-once.ts';
import { listSite } from '../read/list-site.ts';
import { readSiteJar } from '../read/site-jar.ts';
import { turns } from '../turns.ts';
import { fromStorage } from '../write/journal/from-storage.ts';
import { type Snapshots, whenStored } from './snapshots.ts';
import {
  countSame,
  isHalfway,
  type SwitchRecord,
  type SwitchRecords,
  seenIn,
  stepOf,
  switchesKind,
} from './switch-record.ts';

interface Deps {
  storage: ExtensionStorage;
  snapshots: Snapshots;
  readHistory: Handlers['readHistory'];
}

/**
 * Of this browser session: the steps that switch, which the history has or a surface is about to make, and the profiles
 * (`keyOfProfile`) whose session cookies it has had.
 */
const begunKind = recordKind<string[]>(isListOf(isText));
const MOST_BEGUN = 200;
const NONE: SwitchRecord = { from: null, to: null, stepId: null, isDone: true };

export function createProfiles({ storage, snapshots, readHistory }: Deps) {
  const stored = storage.valueOnDisk<SwitchRecords>('profileSwitches', {}, switchesKind);
  const begun = storage.valueInSession<string[]>('switchesBegun', [], begunKind);
  const inTurn = turns();
  /** The same as in the storage: it is read once, and every change is written before it is used. */
  const memory = loadedOnce(async () => ({ records: await fromStorage(stored.read()) }));

  async function write(changed: SwitchRecords): Promise<void> {
    const state = await memory();
    const records = { ...state.records, ...changed };
    await fromStorage(stored.write(records));
    state.records = records;
  }

  async function noteBegun(more: readonly string[]): Promise<void> {
    const others = (await fromStorage(begun.read())).filter((one) => !more.includes(one));
    await fromStorage(begun.write([...others, ...more].slice(-MOST_BEGUN)));
  }

  async function stateOf(of: SiteOfStore): Promise<Result<ProfileState>> {
    const [{ records }, history] = await Promise.all([memory(), readHistory(null)]);
    if ('problem' in history) return history;
    const seen = seenIn(records[keyOfSite(of)] ?? NONE, history.value);
    const record = stepOf(seen, history.value) ? seen : await settled(of, seen);
    const heads = await snapshots.allHeads();
    const headOf = (id: string | null): SnapshotHead | null => heads.find((head) => head.id === id) ?? null;
    const [from, to] = [headOf(record.from), headOf(record.to)];
    const { stepId } = record;
    if (stepId !== null && isHalfway(record, history.value))
      return { value: { on: null, halfway: { stepId, from, to } } };
    return { value: { on: record.isDone ? to : from, halfway: null } };
  }

  /** The switch after its browser session has ended: the cookies that are there are those of the profile that is on. */
  async function settled(of: SiteOfStore, record: SwitchRecord): Promise<SwitchRecord> {
    const { stepId, from, to, isDone } = record;
    if (stepId === null || (await fromStorage(begun.read())).includes(stepId)) return record;
    const [jar, ofFrom, ofTo] = await Promise.all([
      readSiteJar(of.site, of.storeId).catch((): Cookie[] => []),
      from === null ? { value: [] } : snapshots.cookiesOf(from, null),
      to === null ? { value: [] } : snapshots.cookiesOf(to, null),
    ]);
    // Without access nothing is known, and the next reading tells.
    if (jar.length === 0 || 'problem' in ofFrom || 'problem' in ofTo) return record;
    const difference = countSame(jar, ofTo.value) - countSame(jar, ofFrom.value);
    const next = { ...record, stepId: null, isDone: difference === 0 ? isDone : difference > 0 };
    await write({ [keyOfSite(of)]: next });
    return next;
  }

  async function prepare({ page, to, nameOfUnsaved }: SwitchOrder): Promise<Result<PlannedSwitch>> {
    // Not even the name of its site may reach the disk.
    if (isPrivateStore(page.storeId)) return { problem: { code: 'private-store' } };
    const listed = await listSite({ page, extent: 'site' });
    if ('problem' in listed) return listed;
    const { access, jar, site } = listed.value;
    if (access.status !== 'granted') return { problem: { code: 'no-host-permission', origins: access.origins } };
    const of: SiteOfStore = { site, storeId: page.storeId };
    const state = await stateOf(of);
    if ('problem' in state) return state;
    if (state.value.halfway) return { problem: { code: 'switch-halfway' } };
    const wanted = to === null ? { value: [] } : await snapshots.cookiesOf(to, null);
    if ('problem' in wanted) return wanted;
    const now = Date.now();
    const cookies = jar.filter((cookie) => !isExpired(cookie, now));
    const kept = await keep(of, cookies, state.value.on, nameOfUnsaved);
    if ('problem' in kept) return kept;
    // The others stay: one that no step can change would leave every switch half way.
    const isReachable = (cookie: Cookie) => whyUnreachable(cookie, agent).length === 0;
    const exchanges = exchangesBetween(
      cookies.filter(isReachable),
      wanted.value
        .filter((cookie) => !isExpired(cookie, now) && isReachable(cookie))
        .map((cookie) => ({ ...cookie, storeId: page.storeId })),
    );
    const stepId = exchanges.length > 0 ? crypto.randomUUID() : null;
    // Without a step the browser has all cookies of the profile now.
    const reached = stepId ?? (to && keyOfProfile(to, of));
    if (reached !== null) await noteBegun([reached]);
    await write({ [keyOfSite(of)]: { from: kept.value, to, stepId, isDone: stepId === null } });
    return { value: { stepId, exchanges } };
  }

  /** Stores the current cookies in the profile that is on, or in a new one. Returns its id, or null if there are no cookies. */
  async function keep(
    { site, storeId }: SiteOfStore,
    cookies: Cookie[],
    on: SnapshotHead | null,
    name: string,
  ): Promise<Result<string | null>> {
    if (cookies.length === 0) return { value: on?.id ?? null };
    const ended = on ? await endedCookies({ site, storeId }, cookies, on) : [];
    const about = {
      ...{ name: on?.name ?? name, at: Date.now(), site, storeId, isProfile: true, passphrase: null },
      cookies: [...cookies, ...ended],
    };
    const saved = await snapshots.store(on?.id ?? crypto.randomUUID(), about);
    return 'problem' in saved ? saved : { value: saved.value.id };
  }

  /**
   * The session cookies of the profile that is on which ended with the browser: they are no longer there because it was closed, and
   * switching back restores them.
   */
  async function endedCookies(of: SiteOfStore, there: readonly Cookie[], on: SnapshotHead): Promise<Cookie[]> {
    const [{ records }, inSession] = [await memory(), await fromStorage(begun.read())];
    const { to, stepId } = records[keyOfSite(of)] ?? NONE;
    const key = keyOfProfile(on.id, of);
    const wasSwitchedTo = to === on.id && stepId !== null && inSession.includes(stepId);
    if (wasSwitchedTo || inSession.includes(key)) {
      await noteBegun([key]);
      return [];
    }
    const stored = await snapshots.cookiesOf(on.id, null);
    if ('problem' in stored) return [];
    const keys = new Set(there.map(cookieKey));
    return stored.value
      .map((cookie) => ({ ...cookie, storeId: of.storeId }))
      .filter((cookie) => cookie.expiryTime === null && !keys.has(cookieKey(cookie)));
  }

  /** Stores the results of the steps of switches while the history has them; one that fails is stored at the next change. */
  async function followHistory(history: History): Promise<void> {
    await inTurn(() =>
      whenStored(async () => {
        const { records } = await memory();
        const seen = Object.entries(records).map(([key, record]) => [key, seenIn(record, history)] as const);
        const changed = seen.filter(([key, { isDone }]) => isDone !== records[key]?.isDone);
        if (changed.length > 0) await write(Object.fromEntries(changed));
        return { value: null };
      }),
    );
  }

  const handlers = {
    readProfile: (of) => inTurn(() => whenStored(() => stateOf(of))),
    prepareSwitch: (order) => inTurn(() => whenStored(() => prepare(order))),
    saveProfile: (snapshot) =>
      inTurn(() =>
        whenStored(async () => {
          const { site, storeId } = snapshot;
          if (site === null || snapshot.passphrase !== null) throw new TypeError('no profile');
          const saved = await snapshots.store(crypto.randomUUID(), { ...snapshot, isProfile: true });
          if ('value' in saved) {
            await noteBegun([keyOfProfile(saved.value.id, snapshot)]);
            await write({ [keyOfSite({ site, storeId })]: { ...NONE, to: saved.value.id } });
          }
          return saved;
        }),
      ),
    settleProfile: (of) =>
      inTurn(() =>
        whenStored(async () => {
          const key = keyOfSite(of);
          const record = (await memory()).records[key];
          if (record) await write({ [key]: { ...record, stepId: null, isDone: true } });
          return stateOf(of);
        }),
      ),
  } satisfies Partial<Handlers>;

  return { handlers, followHistory };
}

function keyOfProfile(id: string, { storeId }: Pick<SiteOfStore, 'storeId'>): string {
  return `${storeId} ${id}`;
}
