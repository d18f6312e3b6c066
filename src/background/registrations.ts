import { hasFields, isCount, isFlag, isListOf, isText } from '../browser/storage/check.ts';
import type { ExtensionStorage } from '../browser/storage/extension-storage.ts';
import { recordKind } from '../browser/storage/record-kind.ts';
import { StorageFull } from '../browser/storage/storage-full.ts';
import type { Registration } from '../contract/events.ts';
import { loadedOnce } from '../handlers/loaded-once.ts';

/** A surface that wants to hear of changes, and how many batches it was sent. */
export interface Registered extends Registration {
  revision: number;
}

/** More surfaces than anyone keeps open; the oldest is dropped and reads again when it is next looked at. */
const LIMIT = 64;

/** The surfaces that are open, as far as the background knows. */
export type Registrations = ReturnType<typeof createRegistrations>;

export function createRegistrations(storage: ExtensionStorage) {
  const kept = storage.valueInSession<Registered[]>(
    'registrations',
    [],
    recordKind(
      isListOf(
        hasFields(
          { surfaceId: isText, storeId: isText, sites: isListOf(isText), revision: isCount },
          { everyEvent: isFlag },
        ),
        { max: LIMIT },
      ),
    ),
  );

  /** All registered surfaces, oldest first; the same array until the background is stopped. */
  const allRegistered = loadedOnce(() => kept.read());

  /** A full storage stops no surface from hearing of changes: this background has the list in memory. */
  async function keep(all: Registered[]): Promise<void> {
    try {
      await kept.write(all);
    } catch (error) {
      if (!(error instanceof StorageFull)) throw error;
    }
  }

  /** Adds a surface or replaces its registration; returns the revision it starts from. */
  async function register(registration: Registration): Promise<number> {
    const all = await allRegistered();
    const at = all.findIndex(({ surfaceId }) => surfaceId === registration.surfaceId);
    const revision = all[at]?.revision ?? 0;
    if (at >= 0) all.splice(at, 1);
    all.push({ ...registration, revision });
    if (all.length > LIMIT) all.shift();
    await keep(all);
    return revision;
  }

  /** Forgets a surface that no longer responds. */
  async function unregister(surfaceId: string): Promise<void> {
    const all = await allRegistered();
    const at = all.findIndex((one) => one.surfaceId === surfaceId);
    if (at < 0) return;
    all.splice(at, 1);
    await keep(all);
  }

  return { allRegistered, register, unregister };
}
