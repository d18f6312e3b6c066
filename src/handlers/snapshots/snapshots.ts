/**
 * The stored snapshots. The head of each is read to list it, its cookies only when they are opened, compared or restored.
 * All changes run in turn, so that two surfaces together store no more than may be.
 */
import { isPrivateStore } from '../../browser/cookies/stores.ts';
import type { ExtensionStorage } from '../../browser/storage/extension-storage.ts';
import type { Problem, Result } from '../../contract/problem.ts';
import type { Handlers } from '../../contract/requests.ts';
import type { NewSnapshot, SnapshotHead, SnapshotList } from '../../contract/snapshots.ts';
import type { Cookie } from '../../cookie/cookie.ts';
import { turns } from '../turns.ts';
import { fromStorage, orStorageProblem, StorageHasNoRoom } from '../write/journal/from-storage.ts';
import { openWithPassphrase, sealWithPassphrase } from './passphrase-seal.ts';
import { areCookies, bodyKind, headKind, isSnapshotName, MOST_OCTETS, type SnapshotBody } from './snapshot-kind.ts';

/** How many snapshots there may be: docs/decisions.md has the figures. */
const MOST_SNAPSHOTS = 50;

export type Snapshots = ReturnType<typeof createSnapshots>;

export function createSnapshots(storage: ExtensionStorage) {
  const stored = storage.headedOnDisk('snapshot', { head: headKind, body: bodyKind });
  const inTurn = turns();

  async function allHeads(): Promise<SnapshotHead[]> {
    const heads = await fromStorage(stored.readHeads());
    return [...heads.values()].sort((one, other) => other.at - one.at);
  }

  async function headById(id: string): Promise<SnapshotHead | null> {
    return (await allHeads()).find((head) => head.id === id) ?? null;
  }

  async function list(): Promise<SnapshotList> {
    const snapshots = await allHeads();
    const unreadable = await fromStorage(stored.countUnreadable());
    return { snapshots, octets: octetsOf(snapshots), limit: MOST_OCTETS, unreadable };
  }

  /** Stores a new snapshot, or replaces the cookies of the one with the same id. */
  async function store(id: string, snapshot: NewSnapshot): Promise<Result<SnapshotHead>> {
    const { cookies, passphrase, name, at, site, storeId, isProfile } = snapshot;
    if (!isSnapshotName(name) || !areCookies(cookies)) throw new TypeError('no snapshot');
    if ([storeId, ...cookies.map((cookie) => cookie.storeId)].some(isPrivateStore)) {
      return { problem: { code: 'private-store' } };
    }
    const text = JSON.stringify(cookies);
    const body: SnapshotBody =
      passphrase === null ? { cookies } : { sealed: await sealWithPassphrase(text, passphrase, id) };
    const octets = 'sealed' in body ? body.sealed.data.length : new TextEncoder().encode(text).length;
    const head: SnapshotHead = {
      id,
      name: name.trim(),
      at,
      site,
      storeId,
      count: cookies.length,
      octets,
      isEncrypted: passphrase !== null,
      isProfile,
    };
    const others = (await allHeads()).filter((one) => one.id !== id);
    const full = fullWith(others, octets);
    if (others.length >= MOST_SNAPSHOTS || octetsOf(others) + octets > MOST_OCTETS) return { problem: full };
    try {
      await fromStorage(stored.write(id, head, body));
    } catch (error) {
      if (error instanceof StorageHasNoRoom) return { problem: full };
      throw error;
    }
    return { value: head };
  }

  async function cookiesOf(id: string, passphrase: string | null): Promise<Result<Cookie[]>> {
    if (!(await headById(id))) return { problem: { code: 'snapshot-gone' } };
    const body = await fromStorage(stored.readBody(id));
    if (!body) return { problem: { code: 'snapshot-unreadable' } };
    if ('cookies' in body) return { value: body.cookies };
    const text = await openWithPassphrase(body.sealed, passphrase ?? '', id);
    if (text === null) return { problem: { code: 'wrong-passphrase' } };
    const cookies: unknown = JSON.parse(text);
    return areCookies(cookies) ? { value: cookies as Cookie[] } : { problem: { code: 'snapshot-unreadable' } };
  }

  async function rename(id: string, name: string): Promise<Result<SnapshotHead>> {
    const head = await headById(id);
    if (!head) return { problem: { code: 'snapshot-gone' } };
    if (!isSnapshotName(name)) throw new TypeError('no name of a snapshot');
    const renamed = { ...head, name: name.trim() };
    await fromStorage(stored.writeHead(id, renamed));
    return { value: renamed };
  }

  async function remove(id: string | null): Promise<Result<null>> {
    await fromStorage(id === null ? stored.deleteUnreadable() : stored.remove(id));
    return { value: null };
  }

  const handlers = {
    listSnapshots: () => whenStored(async () => ({ value: await list() })),
    saveSnapshot: (snapshot) => inTurn(() => whenStored(() => store(crypto.randomUUID(), snapshot))),
    readSnapshot: ({ id, passphrase }) => whenStored(() => cookiesOf(id, passphrase)),
    renameSnapshot: ({ id, name }) => inTurn(() => whenStored(() => rename(id, name))),
    deleteSnapshot: (id) => inTurn(() => whenStored(() => remove(id))),
  } satisfies Partial<Handlers>;

  return {
    handlers,
    allHeads,
    cookiesOf,
    store: (id: string, snapshot: NewSnapshot) => inTurn(() => store(id, snapshot)),
  };
}

function octetsOf(heads: readonly SnapshotHead[]): number {
  return heads.reduce((sum, { octets }) => sum + octets, 0);
}

function fullWith(others: readonly SnapshotHead[], octets: number): Problem {
  return { code: 'snapshots-full', octets: octetsOf(others) + octets, limit: MOST_OCTETS, most: MOST_SNAPSHOTS };
}

/** A storage that fails or does not respond is a problem and no bug. */
export function whenStored<Value>(work: () => Promise<Result<Value>>): Promise<Result<Value>> {
  return orStorageProblem('snapshot-failed', work);
}
