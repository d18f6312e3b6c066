/**
 * Records what changes in the jars of chosen sites, also while no surface is open.
 *
 *   event -> waiting in a portion -> its site is recorded: what it changes, by the copy of the jar -> written -> reported
 *   started, requested -> the jar is read -> a moment later, when its events have come: what else differs is an entry too
 *
 * Nothing keeps the background alive. What it had not written when it was stopped is found by the next one as a difference.
 */
import { agent } from '../../browser/agent.ts';
import { hasPrivateWindow } from '../../browser/browser-events.ts';
import { FirstPartyIsolation } from '../../browser/cookies/cookies.ts';
import { isPrivateStore } from '../../browser/cookies/stores.ts';
import { registrableDomain } from '../../browser/registrable-domain.ts';
import type { ExtensionStorage } from '../../browser/storage/extension-storage.ts';
import { keyOfSite } from '../../cookie/address/key-of-site.ts';
import { siteOf } from '../../cookie/address/site.ts';
import { type CookieId, DEFAULT_STORE } from '../../cookie/cookie.ts';
import type { Recording } from '../../cookie/jar/jar-entry.ts';
import { cookieOf, type JarEntry, type JarEvent } from '../../cookie/jar/jar-entry.ts';
import { JarHistory } from '../../cookie/jar/jar-history.ts';
import { loadedOnce } from '../../handlers/loaded-once.ts';
import { missingAccess } from '../../handlers/read/missing-access.ts';
import { readSiteJar } from '../../handlers/read/site-jar.ts';
import { turns } from '../../handlers/turns.ts';
import type { JarThen } from './chunk-kind.ts';
import { RecordStore } from './record-store.ts';
import { createRecordedSites } from './recorded-sites.ts';

/** How long the events of a jar may come after a result that contains them already, in milliseconds. */
const SETTLE_MS = 300;

/** The most events that are written in one task; a page may make thousands. */
const MOST_EVENTS = 300;

/** Events that are written together. */
interface Portion {
  events: JarEvent[];
  written: Promise<void>;
}

/** One site in one store. */
interface Recorded {
  key: string;
  site: string;
  storeId: string;
  jar: JarHistory;
  /** Changed since it was last written down as a whole. */
  isDirty: boolean;
}

interface Place {
  storeId: string;
  sites: string[];
}

interface Deps {
  storage: ExtensionStorage;
  /** The id of the latest event that was given to the recorder. */
  lastEventId(): number;
}

export type Recorder = ReturnType<typeof createRecorder>;

export function createRecorder({ storage, lastEventId }: Deps) {
  const { forgetPrivateSites, isRecorded, lastingSites, setRecorded } = createRecordedSites(storage);
  /** The portion that the next event joins; null: it begins one. */
  let open: Portion | null = null;
  const inTurn = turns();
  const memory = loadedOnce(load);

  /**
   * Resolves when what the event changes is written. The events that come while others are being written are written
   * together, and share one promise, since thousands of promises that resolve at once take long.
   */
  function recordEvent(event: JarEvent): Promise<void> {
    if (open && open.events.length < MOST_EVENTS) {
      open.events.push(event);
      return open.written;
    }
    const portion: Portion = { events: [event], written: Promise.resolve() };
    portion.written = inTurn(async () => {
      if (open === portion) open = null;
      await write(portion.events);
      // Other work of the background has its turn.
      if (open !== null) await new Promise((resolve) => setTimeout(resolve));
    });
    open = portion;
    return portion.written;
  }

  /** At every start of the background, and when the browser starts. */
  async function recoverRecording(): Promise<void> {
    const recorded = await inTurn(async () => {
      const { jars } = await memory();
      // A background that was stopped between the switch and the forgetting.
      for (const one of [...jars.values()]) {
        if (!(await isRecorded(one.site, one.storeId))) await forget((other) => other === one);
      }
      for (const site of await lastingSites()) jarOf(jars, site, DEFAULT_STORE[agent]);
      return [...jars.values()];
    });
    await Promise.all(recorded.map(findUnseen));
  }

  async function readRecording({ storeId, sites }: Place): Promise<Recording> {
    const { jars } = await memory();
    const keys = new Set(sites.map((site) => keyOfSite({ site, storeId })));
    await Promise.all([...jars.values()].filter(({ key }) => keys.has(key)).map(findUnseen));
    return inTurn(async () => {
      const { store } = await memory();
      const flags = await Promise.all(sites.map((site) => isRecorded(site, storeId)));
      const entries = store.entries.filter((entry) => keys.has(keyOfCookie(cookieOf(entry))));
      const unreadable = await storage.countAside(['timeline', 'recorded']);
      return {
        sites: sites.filter((_, index) => flags[index]),
        entries,
        dropped: store.dropped,
        ...(unreadable > 0 && { unreadable }),
      };
    });
  }

  async function recordSite({ site, storeId, on }: { site: string; storeId: string; on: boolean }): Promise<void> {
    await inTurn(() => setRecorded(site, storeId, on));
    if (on) {
      const { jars } = await memory();
      await findUnseen(jarOf(jars, site, storeId));
    } else await inTurn(() => forget((recorded) => recorded.site === site && isAlike(recorded.storeId, storeId)));
  }

  function clearRecording({ storeId, sites }: Place): Promise<void> {
    const keys = new Set(sites.map((site) => keyOfSite({ site, storeId })));
    return inTurn(async () => {
      const { store, jars } = await memory();
      await store.keepJars(jarsNow([...jars.values()]));
      await store.forget((entry) => keys.has(keyOfCookie(cookieOf(entry))), []);
    });
  }

  /** What was recorded of private windows ends with the last of them. */
  function forgetPrivateRecording(): Promise<void> {
    return inTurn(async () => {
      const { jars } = await memory();
      if (![...jars.values()].some(({ storeId }) => isPrivateStore(storeId)) || (await hasPrivateWindow())) return;
      await forgetPrivateSites();
      await forget(({ storeId }) => isPrivateStore(storeId));
    });
  }

  async function write(events: readonly JarEvent[]): Promise<void> {
    const { jars } = await memory();
    const now = Date.now();
    const entries: JarEntry[] = [];
    for (const event of events) {
      const { cookie } = event.change;
      const site = siteOf(cookie.domain, registrableDomain);
      const recordedBefore = jars.get(keyOfSite({ site, storeId: cookie.storeId }));
      if (!recordedBefore && !(await isRecorded(site, cookie.storeId))) continue;
      const recorded = recordedBefore ?? jarOf(jars, site, cookie.storeId);
      // A container that was not seen before: what else is in it is read when its events have come.
      if (!recordedBefore) void findUnseen(recorded);
      const gone = recorded.jar.expire(now);
      const entry = recorded.jar.take(event);
      recorded.isDirty = true;
      entries.push(...gone, ...(entry ? [entry] : []));
    }
    await append(entries);
  }

  async function append(entries: readonly JarEntry[]): Promise<void> {
    const { store, jars } = await memory();
    await store.append(entries, () => jarsNow([...jars.values()].filter(({ isDirty }) => isDirty)));
  }

  /** Reads a jar and records differences that no event reported. */
  async function findUnseen(recorded: Recorded): Promise<void> {
    const { site, storeId, jar } = recorded;
    const since = lastEventId();
    // Without access the jar would look empty.
    if ((await missingAccess(site)) !== null) return;
    const seen = await readSiteJar(site, storeId).catch((error) => {
      if (error instanceof FirstPartyIsolation || isPrivateStore(storeId)) return null;
      throw error;
    });
    if (seen === null) return;
    // Access may have been taken away meanwhile.
    if ((await missingAccess(site)) !== null) return;
    await new Promise((resolve) => setTimeout(resolve, SETTLE_MS));
    await inTurn(async () => {
      const { store, jars } = await memory();
      if (jars.get(recorded.key) !== recorded) return;
      const wasComplete = jar.isComplete;
      const now = Date.now();
      const entries = [...jar.expire(now), ...jar.compare(seen, { id: now * 1000, since })];
      if (entries.length > 0) recorded.isDirty = true;
      await append(entries);
      if (!wasComplete) await store.keepJars(jarsNow([recorded]));
    });
  }

  /** Forgets jars and all that was recorded of them. Must run in turn. */
  async function forget(isMeant: (recorded: Recorded) => boolean): Promise<void> {
    const { store, jars } = await memory();
    const gone = [...jars.values()].filter(isMeant);
    const keys = new Set(gone.map(({ key }) => key));
    for (const key of keys) jars.delete(key);
    await store.keepJars(jarsNow([...jars.values()]));
    await store.forget((entry) => keys.has(keyOfCookie(cookieOf(entry))), [...keys]);
  }

  async function load(): Promise<{ store: RecordStore; jars: Map<string, Recorded> }> {
    const store = await RecordStore.load(storage);
    const jars = new Map<string, Recorded>();
    for (const [key, then] of store.jars) {
      const [storeId = '', site = ''] = key.split(' ');
      const recorded = jarOf(jars, site, storeId);
      recorded.jar.adopt(then.cookies);
      recorded.jar.isComplete = then.isComplete;
      for (const entry of store.since(then)) if (keyOfCookie(cookieOf(entry)) === key) recorded.jar.replay(entry);
    }
    return { store, jars };
  }

  return {
    recordEvent,
    recoverRecording,
    isRecorded,
    readRecording,
    recordSite,
    clearRecording,
    forgetPrivateRecording,
  };
}

function jarOf(jars: Map<string, Recorded>, site: string, storeId: string): Recorded {
  const key = keyOfSite({ site, storeId });
  const recordedBefore = jars.get(key);
  if (recordedBefore) return recordedBefore;
  const recorded: Recorded = { key, site, storeId, jar: new JarHistory(agent), isDirty: false };
  jars.set(key, recorded);
  return recorded;
}

function jarsNow(recorded: readonly Recorded[]): Map<string, Omit<JarThen, 'through'>> {
  return new Map(
    recorded.map((one) => {
      one.isDirty = false;
      return [one.key, { cookies: [...one.jar.cookies], isComplete: one.jar.isComplete }];
    }),
  );
}

function keyOfCookie({ domain, storeId }: CookieId): string {
  return keyOfSite({ site: siteOf(domain, registrableDomain), storeId });
}

/** Containers follow the switch that is set outside private windows. */
function isAlike(storeId: string, other: string): boolean {
  return isPrivateStore(storeId) === isPrivateStore(other);
}
