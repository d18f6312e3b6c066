/** The browser's storage has no room for what was to be written; nothing of it was written. */
export class StorageFull extends Error {}

/** Writes, and distinguishes a full storage from any other failure. @throws StorageFull */
export async function written(write: Promise<void>): Promise<void> {
  try {
    await write;
  } catch (error) {
    throw /quota/i.test(String(error)) ? new StorageFull() : error;
  }
}
