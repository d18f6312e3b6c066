let last: Promise<unknown> = Promise.resolve();

/** Runs what changes the jar or the history one after another, so that reading back sees what this one did and no other. */
export function inTurn<Value>(work: () => Promise<Value>): Promise<Value> {
  const result = last.then(work, work);
  last = result.catch(() => undefined);
  return result;
}
