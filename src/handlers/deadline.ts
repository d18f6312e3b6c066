/** How long the browser may take for one exchange, and once more to restore it, in milliseconds. */
const PATIENCE_MS = 5_000;

/** Stands for a result that did not come in time. */
export const TIMED_OUT = Symbol('no response');

/** One time limit for several calls, so that Crumb waits once for a browser that completes none of them. */
export class Deadline {
  readonly #over: Promise<typeof TIMED_OUT>;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor() {
    this.#over = new Promise((resolve) => {
      this.#timer = setTimeout(() => resolve(TIMED_OUT), PATIENCE_MS);
    });
  }

  /** The call's result, or TIMED_OUT; the call itself cannot be cancelled. */
  ask<Value>(call: Promise<Value>): Promise<Value | typeof TIMED_OUT> {
    return Promise.race([call, this.#over]);
  }

  end(): void {
    clearTimeout(this.#timer);
  }
}

/** Gives the work a time limit of its own. */
export async function withDeadline<Value>(work: (deadline: Deadline) => Promise<Value>): Promise<Value> {
  const deadline = new Deadline();
  try {
    return await work(deadline);
  } finally {
    deadline.end();
  }
}
