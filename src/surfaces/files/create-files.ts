import type { Files } from '../../model/host/files.ts';
import { latestJob } from './latest-job.ts';
import { saveFile } from './save-file.ts';

/** Reads and writes texts in workers: 10,000 cookies take a second, in which the page could not be used. */
export function createFiles(): Files {
  const newWorker = () => new Worker(new URL('./formats-worker.ts', import.meta.url), { type: 'module' });
  const read = latestJob<Awaited<ReturnType<Files['read']>>>(newWorker);
  const write = latestJob<Awaited<ReturnType<Files['write']>>>(newWorker);
  return {
    read: (...args) => read({ kind: 'read', args }),
    write: (...args) => write({ kind: 'write', args }),
    save: saveFile,
  };
}
