import { StorageFull } from '../../../browser/storage/storage-full.ts';
import { TIMED_OUT, withDeadline } from '../../deadline.ts';

/** The browser's storage failed or did not answer in time: what had to be kept first is not done. */
export class StorageFailure extends Error {}

/** The storage has no room, also after all room was made that can be. */
export class StorageHasNoRoom extends StorageFailure {}

/** What the storage answers, in the time that the browser has for anything. */
export function fromStorage<Value>(call: Promise<Value>): Promise<Value> {
  return withDeadline(async (deadline) => {
    const answer = await deadline.ask(call.catch(fail));
    return answer === TIMED_OUT ? fail() : answer;
  });
}

function fail(error?: unknown): never {
  throw error instanceof StorageFull ? new StorageHasNoRoom() : new StorageFailure();
}
