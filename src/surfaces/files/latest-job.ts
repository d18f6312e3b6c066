import type { TextJob } from './text-job.ts';

/** How long a job may still run when a later one waits, in milliseconds: about as long as another worker takes to start. */
const GRACE = 150;

interface Call<Reply> {
  job: TextJob;
  /** null: a later job is done instead. */
  resolve(reply: Reply | null): void;
  reject(error: Error): void;
}

/**
 * Does one job at a time, the latest: an earlier one resolves with null. A job that takes long is ended with its worker,
 * which is the only way; a text that is typed makes many short ones, which follow each other in one worker.
 *
 *   idle --job--> running --later job--> running, one waits --reply--> running
 *     ^              |                            \--grace is over: another worker--> running
 *     +--- reply ----+
 */
export function latestJob<Reply>(newWorker: () => Worker): (job: TextJob) => Promise<Reply | null> {
  let running: { call: Call<Reply>; worker: Worker } | null = null;
  let waiting: Call<Reply> | null = null;
  let timer: ReturnType<typeof setTimeout> | undefined;

  function start(call: Call<Reply>, worker: Worker): void {
    running = { call, worker };
    worker.onmessage = ({ data }: MessageEvent<Reply>) => {
      call.resolve(waiting ? null : data);
      goOn(worker);
    };
    worker.onerror = ({ message }) => {
      call.reject(new Error(message || 'the worker of the formats did not start'));
      goOn(null);
    };
    worker.postMessage(call.job);
  }

  /** Starts what waits, in this worker if one is given. */
  function goOn(free: Worker | null): void {
    clearTimeout(timer);
    const next = waiting;
    waiting = null;
    if (!free || !next) running?.worker.terminate();
    running = null;
    if (next) start(next, free ?? newWorker());
  }

  return (job) =>
    new Promise((resolve, reject) => {
      const call = { job, resolve, reject };
      if (!running) {
        start(call, newWorker());
        return;
      }
      if (waiting) waiting.resolve(null);
      else
        timer = setTimeout(() => {
          running?.call.resolve(null);
          goOn(null);
        }, GRACE);
      waiting = call;
    });
}
