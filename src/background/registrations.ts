import { hasFields, isCount, isFlag, isListOf, isText } from '../browser/storage/check.ts';
import { recordKind } from '../browser/storage/record-kind.ts';
import { valueInSession } from '../browser/storage/stored-value.ts';
import type { Registration } from '../contract/events.ts';

/** A surface that wants to hear of changes, and how many batches it was sent. */
export interface Registered extends Registration {
  revision: number;
}

/** More surfaces than anyone keeps open; the oldest is dropped and reads again when it is next looked at. */
const LIMIT = 64;

const kept = valueInSession<Registered[]>(
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
let loading: Promise<Registered[]> | null = null;

/** All registered surfaces, oldest first; the same array until the background is stopped. */
export function registrations(): Promise<Registered[]> {
  loading ??= kept.read().catch((error) => {
    loading = null;
    throw error;
  });
  return loading;
}

/** Adds a surface or replaces its registration; returns the revision it starts from. */
export async function register(registration: Registration): Promise<number> {
  const all = await registrations();
  const at = all.findIndex(({ surfaceId }) => surfaceId === registration.surfaceId);
  const revision = all[at]?.revision ?? 0;
  if (at >= 0) all.splice(at, 1);
  all.push({ ...registration, revision });
  if (all.length > LIMIT) all.shift();
  await kept.write(all);
  return revision;
}

/** Forgets a surface that no longer responds. */
export async function unregister(surfaceId: string): Promise<void> {
  const all = await registrations();
  const at = all.findIndex((one) => one.surfaceId === surfaceId);
  if (at < 0) return;
  all.splice(at, 1);
  await kept.write(all);
}
