import { ensureBrowser } from '../../browsers/ensure-browser.ts';
import { localhostBuild } from '../../browsers/localhost-build.ts';
import { ChromiumCrumb } from '../../e2e/driver/chromium/chromium.ts';
import { startChromium } from '../../e2e/driver/chromium/chromium-process.ts';
import type { LongestTask, TraceEvent } from '../longest-task.ts';
import type { Watched } from './watched.ts';

/** The names that Chromium gives the threads in the extension's process. */
const THREADS: Record<string, string> = { CrRendererMain: 'panel and popup', 'ServiceWorker thread': 'background' };

/** Chromium, whose own trace has every task. */
export async function watchedChromium(): Promise<Watched> {
  const started = await startChromium({
    executable: await ensureBrowser('chromium'),
    extension: localhostBuild('chrome'),
    preferences: { profile: { cookie_controls_mode: 0 } },
    headed: false,
    switches: [],
    granted: ['webRequest'],
  });
  const { session } = started;
  const crumb = new ChromiumCrumb(started, () => started.end());
  const events: TraceEvent[] = [];
  session.on('Tracing.dataCollected', ({ value }) => {
    for (const event of value) events.push(event as unknown as TraceEvent);
  });
  return {
    crumb,
    watch: async () => {
      const includedCategories = ['toplevel', 'devtools.timeline'];
      await session.send('Tracing.start', {
        transferMode: 'ReportEvents',
        traceConfig: { includedCategories, excludedCategories: ['*'] },
      });
    },
    longest: async () => {
      const complete = new Promise((resolve) => session.once('Tracing.tracingComplete', resolve));
      await session.send('Tracing.end');
      await complete;
      return longestTasks(events.splice(0), crumb.origin);
    },
  };
}

function longestTasks(events: readonly TraceEvent[], origin: string): Map<string, LongestTask> {
  const isOwn = ({ args }: TraceEvent) => args.data?.url?.startsWith(origin);
  const processes = new Set(events.filter(isOwn).map(({ pid }) => pid));
  const threads = new Map<string, string>();
  for (const { name, pid, tid, args } of events) {
    if (name === 'thread_name' && processes.has(pid)) threads.set(`${pid} ${tid}`, args.name ?? '');
  }
  const longest = new Map(Object.values(THREADS).map((name) => [name, { clock: 0, processor: 0 }]));
  for (const { name, pid, tid, dur = 0, tdur = 0 } of events) {
    const task = name.endsWith('RunTask') && longest.get(THREADS[threads.get(`${pid} ${tid}`) ?? ''] ?? '');
    if (!task) continue;
    task.clock = Math.max(task.clock, dur / 1000);
    task.processor = Math.max(task.processor, tdur / 1000);
  }
  return longest;
}
