import { StorageFull } from '../../../browser/storage/storage-full.ts';
import type { Result } from '../../../contract/problem.ts';
import { TIMED_OUT, withDeadline } from '../../deadline.ts';

/** The browser's storage failed or did not respond in time: what had to be stored first is not done. */
export class StorageFailure extends Error {}

/** The storage has no room, also after all room was made that can be. */
export class StorageHasNoRoom extends StorageFailure {}

/** The storage's result, within the time limit of every browser call. */
export function fromStorage<Value>(call: Promise<Value>): Promise<Value> {
  return withDeadline(async (deadline) => {
    const result = await deadline.ask(call.catch(fail));
    return result === TIMED_OUT ? fail() : result;
  });
}

/** The result of some work, or this problem where the storage fails or does not respond in time. */
export async function orStorageProblem<Value>(
  code: 'timeout' | 'snapshot-failed',
  work: () => Promise<Result<Value>>,
): Promise<Result<Value>> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof StorageFailure) return { problem: { code } };
    throw error;
  }
}

function fail(error?: unknown): never {
  throw error instanceof StorageFull ? new StorageHasNoRoom() : new StorageFailure();
}
