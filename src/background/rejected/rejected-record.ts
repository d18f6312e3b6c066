import {
  hasFields,
  isCount,
  isFlag,
  isListOf,
  isMoment,
  isOctets,
  isOneOf,
  isText,
} from '../../browser/storage/check.ts';
import type { ExtensionStorage } from '../../browser/storage/extension-storage.ts';
import { octetsInUse } from '../../browser/storage/octets-in-use.ts';
import { recordKind } from '../../browser/storage/record-kind.ts';
import { keysOf } from '../../browser/storage/set-aside.ts';
import { StorageFull } from '../../browser/storage/storage-full.ts';
import { BUDGETS, type BudgetKey } from '../../cookie/limits/budgets.ts';
import type { PageRequest } from '../../cookie/page-request.ts';
import type { RejectedLine } from '../../cookie/set-cookie/rejected-cookies.ts';
import { isReason } from '../../handlers/stored/is-problem.ts';
import { turns } from '../../handlers/turns.ts';
import { countRejected, foldDenied, foldRejected, type Kept, MAX_LINES } from './fold-rejected.ts';

const PREFIX = 'rejected:';
/** Crumb's share of storage.session for the rejected lines of all tabs together, in octets. */
const SHARE_OCTETS = 2 * 1024 * 1024;
const NOTHING: Kept = { lines: [], more: 0 };
const isRequest = hasFields(
  { url: isText, status: isCount, by: isOneOf('navigation', 'frame', 'script', 'resource') },
  { frames: isListOf(isText), hasStorageAccess: isFlag },
);
const isLine = hasFields(
  { name: isOctets, host: isText, at: isMoment, count: isCount, reasons: isListOf(isReason) },
  { request: isRequest, fixedLine: isOctets, isDeletion: isFlag },
);
const isKept = hasFields(
  { lines: isListOf(isLine, { max: MAX_LINES }), more: isCount },
  { server: (value) => isText(value) && BUDGETS.has(value as string), denied: isListOf(isRequest), unsent: isCount },
);
const kind = recordKind<Kept>((value, key) => isKept(value) && /^\d+$/.test(key.replace(PREFIX, '')));

/** Hundreds of tabs must leave the steps of the history their room. */
async function hasRoom(): Promise<boolean> {
  const keys = (await keysOf('session')).filter((key) => key.startsWith(PREFIX));
  return keys.length === 0 || (await octetsInUse(keys)) < SHARE_OCTETS;
}

/** What was rejected on the pages of all tabs. */
export function createRejectedRecord(storage: ExtensionStorage) {
  const all = storage.keyedInSession(PREFIX, kind);
  const of = (tabId: number) => storage.valueInSession(`${PREFIX}${tabId}`, NOTHING, kind);
  /** What the storage had no room for, by tab: without it a page would seem to have no rejected cookies. */
  const unwritten = new Map<number, Kept>();
  /** None writes over what the one before has kept. */
  const inTurn = turns();
  /** The lines that are not written yet, by tab. */
  const waiting = new Map<number, RejectedLine[]>();

  async function read(tabId: number): Promise<Kept> {
    return unwritten.get(tabId) ?? (await of(tabId).read());
  }

  async function write(tabId: number, kept: Kept): Promise<void> {
    try {
      await of(tabId).write(kept);
      unwritten.delete(tabId);
    } catch (error) {
      if (!(error instanceof StorageFull)) throw error;
      unwritten.set(tabId, kept);
    }
  }

  /** What was rejected on the page that a tab shows. Reading waits for what is being written. */
  function rejectedOn(tabId: number): Promise<Kept> {
    return inTurn(() => read(tabId));
  }

  /**
   * Adds to what was rejected on a page; the same line again is counted. Returns what is stored now; null: it is written
   * together with what another call adds. A page may make hundreds of responses a second.
   */
  async function recordRejected(tabId: number, fresh: readonly RejectedLine[]): Promise<Kept | null> {
    const others = waiting.get(tabId);
    if (others) {
      for (const line of fresh) others.push(line);
      return null;
    }
    const lines = [...fresh];
    waiting.set(tabId, lines);
    return inTurn(async () => {
      if (waiting.get(tabId) === lines) waiting.delete(tabId);
      const before = await read(tabId);
      const next = (await hasRoom()) ? foldRejected(before, lines) : countRejected(before, lines);
      await write(tabId, next);
      return next;
    });
  }

  /** Keeps which server the response of the page names. */
  function recordServer(tabId: number, server: BudgetKey): Promise<void> {
    return inTurn(async () => write(tabId, { ...(await read(tabId)), server }));
  }

  /** Keeps requests that servers denied, and forgets those that they did not. Returns what is stored now. */
  function recordDenied(tabId: number, requests: readonly PageRequest[]): Promise<Kept> {
    return inTurn(async () => {
      const next = requests.reduce(foldDenied, await read(tabId));
      if (await hasRoom()) await write(tabId, next);
      return next;
    });
  }

  /** Keeps how many sessions requests of the page lack. Returns what is stored now. */
  function recordUnsent(tabId: number, unsent: number): Promise<Kept> {
    return inTurn(async () => {
      const next = { ...(await read(tabId)), unsent };
      await write(tabId, next);
      return next;
    });
  }

  /** Forgets what was rejected on the page of one tab. Returns whether there was anything. */
  function forgetRejected(tabId: number): Promise<boolean> {
    // Later lines are of another page, and must not be written together with earlier ones.
    waiting.delete(tabId);
    return inTurn(async () => {
      if ((await read(tabId)) === NOTHING) return false;
      unwritten.delete(tabId);
      await all.remove([String(tabId)]);
      return true;
    });
  }

  /** Forgets what was rejected on every page. Returns the tabs that had any. */
  function forgetAllRejected(): Promise<number[]> {
    return inTurn(async () => {
      const keys = [...(await all.readAll()).keys()];
      await all.remove(keys);
      const tabs = new Set([...keys.map(Number), ...unwritten.keys()]);
      unwritten.clear();
      return [...tabs];
    });
  }

  return { rejectedOn, recordRejected, recordServer, recordDenied, recordUnsent, forgetRejected, forgetAllRejected };
}
