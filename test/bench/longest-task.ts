import type { Browser, Page } from 'puppeteer-core';
import { type Figures, figures, line } from './figures.ts';

/** An event of Chromium's trace. */
export interface TraceEvent {
  name: string;
  pid: number;
  tid: number;
  /** Microseconds by the clock, and of processor time. */
  dur?: number;
  tdur?: number;
  args: { name?: string; data?: { url?: string } };
}

/** The longest task of a page's main thread, in milliseconds. */
export interface LongestTask {
  /** The time that a person waits, which includes other work of the machine. */
  clock: number;
  /** The processor time of the page itself, which is more reliable on a busy machine. */
  processor: number;
}

export async function openWatched(browser: Browser, address: string): Promise<Page> {
  const page = await browser.newPage();
  await page.setViewport({ width: 1400, height: 800 });
  await page.evaluateOnNewDocument('globalThis.__name ??= (value) => value;');
  await page.goto(address);
  return page;
}

/** Starts the measurement. */
export async function watchTasks(page: Page): Promise<void> {
  await page.tracing.start({ categories: ['toplevel'] });
}

/** The longest task since the start. */
export async function closeWatched(page: Page): Promise<LongestTask> {
  const trace = Buffer.from((await page.tracing.stop()) ?? []).toString();
  await page.close();
  const { traceEvents }: { traceEvents: TraceEvent[] } = JSON.parse(trace);
  const threads = traceEvents.filter(({ name, args }) => name === 'thread_name' && args.name === 'CrRendererMain');
  const main = new Set(threads.map(({ pid, tid }) => `${pid} ${tid}`));
  const longest: LongestTask = { clock: 0, processor: 0 };
  for (const { pid, tid, dur = 0, tdur = 0 } of traceEvents) {
    if (!main.has(`${pid} ${tid}`)) continue;
    longest.clock = Math.max(longest.clock, dur / 1000);
    longest.processor = Math.max(longest.processor, tdur / 1000);
  }
  return longest;
}

/** Two lines of the report. */
export function printLongest(what: string, tasks: readonly LongestTask[]): void {
  const of = (which: keyof LongestTask): Figures => figures(tasks.map((task) => task[which]));
  line(`${what}: longest task`, of('clock'));
  line(`${what}: longest, of processor time`, of('processor'));
}
