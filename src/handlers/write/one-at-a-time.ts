const tails = new Map<string, Promise<unknown>>();

/** Runs writes to one store one after another, so that reading back sees what this write did and no other. */
export function oneAtATime<Value>(storeId: string, write: () => Promise<Value>): Promise<Value> {
  const before = tails.get(storeId) ?? Promise.resolve();
  const result = before.then(write, write);
  const tail = result.catch(() => undefined).finally(() => tails.get(storeId) === tail && tails.delete(storeId));
  tails.set(storeId, tail);
  return result;
}
