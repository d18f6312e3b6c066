import { fileURLToPath } from 'node:url';
import type { Browser, Page } from 'puppeteer-core';
import { build, preview } from 'vite';
import { figures, line } from './figures.ts';
import { closeWatched, type LongestTask, openWatched, printLongest, watchTasks } from './longest-task.ts';

const CONFIG = fileURLToPath(new URL('../view/gallery/vite.config.ts', import.meta.url));
/** As many as a fast page makes in one frame. */
const A_FRAME = 20;
const RUNS = 7;

/** The items that stream into the panel of the gallery. */
export interface Stream {
  /** The name of the measurement for the report, and the meaning of `took`. */
  what: string;
  took: string;
  /** The state of the gallery that the items stream into, and the element that shows that it is ready. */
  query: string;
  ready: string;
  /** The function of the gallery that makes items, and how many in all. */
  feed: 'requests' | 'changes';
  count: number;
  /** Resolves when all items are shown. */
  isShown(page: Page): Promise<void>;
}

/**
 * The panel's view without an extension, while many items stream in: longest task, and the time until all are shown.
 */
export async function measureStreams(browser: Browser, streams: readonly Stream[]): Promise<void> {
  await build({ configFile: CONFIG, logLevel: 'error' });
  const server = await preview({ configFile: CONFIG, preview: { port: 0 } });
  const address = server.resolvedUrls?.local[0] ?? '';
  try {
    for (const stream of streams) {
      const runs = [];
      for (let run = 0; run < RUNS; run++) runs.push(await streamIn(browser, address, stream));
      printLongest(
        stream.what,
        runs.map(({ longest }) => longest),
      );
      line(`${stream.what}: ${stream.took}`, figures(runs.map(({ took }) => took)));
    }
  } finally {
    await server.close();
  }
}

async function streamIn(
  browser: Browser,
  address: string,
  stream: Stream,
): Promise<{ longest: LongestTask; took: number }> {
  const page = await openWatched(browser, `${address}?${stream.query}`);
  await page.waitForSelector(stream.ready);
  const start = performance.now();
  await watchTasks(page);
  await page.evaluate(
    async (feed, count, atOnce) => {
      type Feed = (count: number, from: number) => void;
      const { gallery } = globalThis as unknown as { gallery: Record<typeof feed, Feed> };
      for (let from = 0; from < count; from += atOnce) {
        gallery[feed](atOnce, from);
        await new Promise((resolve) => requestAnimationFrame(resolve));
      }
    },
    stream.feed,
    stream.count,
    A_FRAME,
  );
  await stream.isShown(page);
  const took = performance.now() - start;
  return { longest: await closeWatched(page), took };
}

/** Resolves when a log has this many rows, drawn or not. */
export async function logHas(page: Page, rows: number): Promise<void> {
  await page.waitForFunction(
    (rows) => document.querySelector(`.log[aria-rowcount="${rows}"]`) !== null,
    {},
    `${rows + 1}`,
  );
}
