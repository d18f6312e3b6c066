/**
 * The cookies that are switched off, each in a record of its own. They are not sealed as the copies of open steps are: a
 * key in a file of its own could be lost, and with it the cookie (docs/decisions.md). Those of private windows are in
 * memory only.
 */
import { isPrivateStore } from '../../../browser/cookies/stores.ts';
import type { ExtensionStorage } from '../../../browser/storage/extension-storage.ts';
import type { ParkedCookie } from '../../../contract/parked.ts';
import type { Problem } from '../../../contract/problem.ts';
import { isSameCookie } from '../../../cookie/jar/differences.ts';
import { loadedOnce } from '../../loaded-once.ts';
import { parkedKind } from '../../stored/is-parked.ts';
import { fromStorage, StorageFailure, StorageHasNoRoom } from '../journal/from-storage.ts';

/** More than a person switches off; a search parks at most the cookies of one page. */
const MOST_PARKED = 1_000;
/** Their share of the browser's storage, in octets of names and values. */
const MOST_OCTETS = 2 * 1024 * 1024;
const PREFIX = 'parked:';

export type ParkedStore = ReturnType<typeof createParkedStore>;

export function createParkedStore(storage: ExtensionStorage, changed: () => void) {
  const lasting = storage.keyedOnDisk(PREFIX, parkedKind);
  const secret = storage.keyedInSession(PREFIX, parkedKind);

  /** Ids of the records of private windows, so that nothing is read where there is none. */
  const secretIds = loadedOnce(async () => new Set((await fromStorage(secret.readAll())).keys()));

  /** Oldest first. */
  async function allParked(): Promise<ParkedCookie[]> {
    const [open, hidden] = await fromStorage(Promise.all([lasting.readAll(), secret.readAll()]));
    return [...open.values(), ...hidden.values()].sort((one, other) => one.at - other.at);
  }

  /** Stores records and reads them back; null: all of them are stored. Otherwise some may be. */
  async function keepParked(wanted: readonly ParkedCookie[]): Promise<Problem | null> {
    try {
      const full = whyFull([...(await allParked()), ...wanted]);
      if (full) return full;
      for (const [kept, isPrivate] of [[lasting, false] as const, [secret, true] as const]) {
        const own = wanted.filter(({ cookie }) => isPrivateStore(cookie.storeId) === isPrivate);
        if (own.length === 0) continue;
        const ids = isPrivate ? await secretIds() : new Set<string>();
        for (const { id } of own) ids.add(id);
        await fromStorage(kept.writeAll(new Map(own.map((one) => [one.id, one]))));
      }
      const stored = new Map((await allParked()).map((one) => [one.id, one.cookie]));
      changed();
      return wanted.every(({ id, cookie }) => isSameCookie(stored.get(id) ?? null, cookie))
        ? null
        : { code: 'timeout' };
    } catch (error) {
      if (error instanceof StorageHasNoRoom) return { code: 'storage-full' };
      if (error instanceof StorageFailure) return { code: 'timeout' };
      throw error;
    }
  }

  /** @throws StorageFailure when they may still be there */
  async function dropParked(ids: readonly string[]): Promise<void> {
    if (ids.length === 0) return;
    await fromStorage(Promise.all([lasting.remove([...ids]), secret.remove([...ids])]));
    const hidden = await secretIds();
    for (const id of ids) hidden.delete(id);
    changed();
  }

  async function hasPrivate(): Promise<boolean> {
    return (await secretIds()).size > 0;
  }

  /** The private windows are closed: their cookies have ended. */
  async function dropPrivate(): Promise<void> {
    await dropParked([...(await secretIds())]);
  }

  function countUnreadable(): Promise<number> {
    return fromStorage(storage.countAside([PREFIX]));
  }

  return { allParked, keepParked, dropParked, hasPrivate, dropPrivate, countUnreadable };
}

function whyFull(all: readonly ParkedCookie[]): Problem | null {
  // A record that is written again is there already.
  const cookies = [...new Map(all.map(({ id, cookie }) => [id, cookie])).values()];
  const octets = cookies.reduce((sum, { name, value }) => sum + name.length + value.length, 0);
  const isFull = cookies.length > MOST_PARKED || octets > MOST_OCTETS;
  return isFull ? { code: 'parked-full', limit: MOST_PARKED } : null;
}
