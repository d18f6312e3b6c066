import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { latestJob } from '../../../src/surfaces/files/latest-job.ts';
import type { TextJob } from '../../../src/surfaces/files/text-job.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

/** A worker that replies when the test says so. */
class StagedWorker {
  posted: string[] = [];
  isEnded = false;
  onmessage: (event: { data: string }) => void = () => undefined;
  onerror: (event: { message: string }) => void = () => undefined;
  postMessage = (job: TextJob) => void this.posted.push(String(job.args[0]));
  terminate = () => {
    this.isEnded = true;
  };
  /** Replies to the last job. */
  reply(): void {
    this.onmessage({ data: `read ${this.posted.at(-1)}` });
  }
}

function staged() {
  const workers: StagedWorker[] = [];
  const job = latestJob<string>(() => {
    const worker = new StagedWorker();
    workers.push(worker);
    return worker as unknown as Worker;
  });
  const read = (text: string) => job({ kind: 'read', args: [text] });
  const worker = (at: number) => {
    const found = workers[at];
    if (!found) throw new Error(`there are ${workers.length} workers`);
    return found;
  };
  return { workers, worker, read };
}

test('a job gets its reply, and its worker ends', async () => {
  const { workers, worker, read } = staged();
  const first = read('a');
  worker(0).reply();
  expect(await first).toBe('read a');
  expect(worker(0).isEnded).toBe(true);
  const second = read('b');
  worker(1).reply();
  expect(await second).toBe('read b');
  expect(workers).toHaveLength(2);
});

test('of jobs that follow each other at once only the first and the last are done, in one worker', async () => {
  const { workers, worker, read } = staged();
  const all = Promise.all(['a', 'b', 'c', 'd'].map(read));
  worker(0).reply();
  worker(0).reply();
  expect(await all).toEqual([null, null, null, 'read d']);
  expect(worker(0).posted).toEqual(['a', 'd']);
  expect(worker(0).isEnded).toBe(true);
  expect(workers).toHaveLength(1);
  await vi.runAllTimersAsync();
  expect(workers).toHaveLength(1);
});

test('a job that takes long is ended with its worker, for the one that waits', async () => {
  const { worker, read } = staged();
  const long = read('long');
  const next = read('next');
  await vi.runAllTimersAsync();
  expect(await long).toBeNull();
  expect(worker(0).isEnded).toBe(true);
  worker(1).reply();
  expect(await next).toBe('read next');
  expect(worker(1).isEnded).toBe(true);
});

test('a worker that fails says so, and the job that waits gets another one', async () => {
  const { worker, read } = staged();
  const first = read('a');
  const second = read('b');
  worker(0).onerror({ message: 'broken' });
  await expect(first).rejects.toThrow('broken');
  expect(worker(0).isEnded).toBe(true);
  worker(1).reply();
  expect(await second).toBe('read b');
});
