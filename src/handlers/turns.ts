/** Runs a task when the one that was given before it has ended, also if that one failed. */
export type InTurn = <Value>(task: () => Promise<Value>) => Promise<Value>;

/** Makes a queue of tasks. A task does not wait for tasks of other queues. */
export function turns(): InTurn {
  let last: Promise<unknown> = Promise.resolve();
  return (task) => {
    const result = last.then(task, task);
    last = result.catch(() => undefined);
    return result;
  };
}
