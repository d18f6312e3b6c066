import type { Files } from '../../model/host/files.ts';
import { saveFile } from './save-file.ts';
import type { TextJob } from './text-job.ts';

/**
 * Reads and writes texts in workers: 10,000 cookies take a second, in which the page could not be used. Each job has a
 * worker of its own, because only the end of its worker stops a job.
 */
export function createFiles(): Files {
  const read = latestJob<Awaited<ReturnType<Files['read']>>>();
  const write = latestJob<Awaited<ReturnType<Files['write']>>>();
  return {
    read: (...args) => read({ kind: 'read', args }),
    write: (...args) => write({ kind: 'write', args }),
    save: saveFile,
  };
}

/** Does one job at a time: a later one ends the earlier one, which resolves with null. */
function latestJob<Reply>(): (job: TextJob) => Promise<Reply | null> {
  let end = (): void => undefined;
  return (job) => {
    end();
    const worker = new Worker(new URL('./formats-worker.ts', import.meta.url), { type: 'module' });
    return new Promise<Reply | null>((resolve, reject) => {
      end = () => {
        worker.terminate();
        resolve(null);
      };
      worker.onmessage = ({ data }: MessageEvent<Reply>) => resolve(data);
      worker.onerror = ({ message }) => reject(new Error(message || 'the worker of the formats did not start'));
      worker.postMessage(job);
    }).finally(() => worker.terminate());
  };
}
