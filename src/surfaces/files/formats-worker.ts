import { readCookies, writeCookies } from '../../formats/formats.ts';
import type { TextJob } from './text-job.ts';

/** A worker that does one job after another and is ended by who started it. */
addEventListener('message', ({ data: job }: MessageEvent<TextJob>) => {
  postMessage(job.kind === 'read' ? readCookies(...job.args) : writeCookies(...job.args));
});
