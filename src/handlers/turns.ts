/** Runs one work after another, each when the one before has ended, however it ended. */
export type InTurn = <Value>(work: () => Promise<Value>) => Promise<Value>;

/** Makes a queue: a task in it does not wait for tasks of other queues. */
export function turns(): InTurn {
  let last: Promise<unknown> = Promise.resolve();
  return (work) => {
    const result = last.then(work, work);
    last = result.catch(() => undefined);
    return result;
  };
}
