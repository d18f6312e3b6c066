import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ensureBrowser } from '../../browsers/ensure-browser.ts';
import { localhostBuild } from '../../browsers/localhost-build.ts';
import { FirefoxCrumb } from '../../e2e/driver/firefox/firefox.ts';
import { startFirefox } from '../../e2e/driver/firefox/firefox-process.ts';
import type { LongestTask } from '../longest-task.ts';
import type { Watched } from './watched.ts';

declare const Services: {
  profiler: {
    StartProfiler(entries: number, interval: number, features: string[], threads: string[]): Promise<void>;
    StopProfiler(): Promise<void>;
    dumpProfileToFileAsync(file: string): Promise<void>;
  };
};

/** Of Firefox's profile format what is read. Source: https://github.com/firefox-devtools/profiler/tree/main/docs-developer */
interface Profile {
  processes: Profile[];
  threads: { name: string; processName?: string; samples: { schema: Record<string, number>; data: number[][] } }[];
}

const ENTRIES = 1 << 24;
const INTERVAL_MS = 2;
/** A delay below it is no task of its own. */
const SHORTEST_MS = 10;

/** Firefox, whose profiler notes how long an event would have to wait: that is how long the task at that moment takes. */
export async function watchedFirefox(): Promise<Watched> {
  const executable = await ensureBrowser('firefox');
  const started = await startFirefox({ executable, prefs: {}, headed: false });
  const { marionette } = started;
  const id = await marionette.install(localhostBuild('firefox'));
  const crumb = await FirefoxCrumb.with(started, id, () => started.end());
  await crumb.grantPermission('webRequest');
  return {
    crumb,
    watch: () =>
      marionette.chrome(
        (entries, interval) => Services.profiler.StartProfiler(entries, interval, ['cpu'], ['GeckoMain']),
        ENTRIES,
        INTERVAL_MS,
      ),
    longest: async () => {
      const folder = mkdtempSync(join(tmpdir(), 'crumb-profile-'));
      const file = join(folder, 'profile.json');
      await marionette.chrome(async (file) => {
        await Services.profiler.dumpProfileToFileAsync(file);
        await Services.profiler.StopProfiler();
      }, file);
      const profile: Profile = JSON.parse(readFileSync(file, 'utf8'));
      rmSync(folder, { recursive: true });
      return new Map([['panel, popup and background', longestTask(profile)]]);
    },
  };
}

function longestTask(profile: Profile): LongestTask {
  const longest: LongestTask = { clock: 0, processor: 0 };
  const threads = [profile, ...profile.processes].flatMap((each) => each.threads);
  for (const { samples } of threads.filter(({ processName }) => processName === 'WebExtensions')) {
    const of = (row: number[], field: string) => row[samples.schema[field] ?? -1] ?? 0;
    let [task, delay] = [{ clock: 0, processor: 0 }, 0];
    for (const row of samples.data) {
      const next = of(row, 'eventDelay');
      // The delay grows while a task runs, and is short again after it.
      if (next < delay || next < SHORTEST_MS) task = { clock: 0, processor: 0 };
      delay = next;
      task.clock = next;
      task.processor += of(row, 'threadCPUDelta') / 1e6;
      longest.clock = Math.max(longest.clock, task.clock);
      longest.processor = Math.max(longest.processor, task.processor);
    }
  }
  return longest;
}
