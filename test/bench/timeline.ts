import { fileURLToPath } from 'node:url';
import type { Browser } from 'puppeteer-core';
import { build, preview } from 'vite';
import { figures, line } from './figures.ts';
import { closeWatched, openWatched, printLongest, watchTasks } from './longest-task.ts';

const CONFIG = fileURLToPath(new URL('../view/gallery/vite.config.ts', import.meta.url));
const CHANGES = 10_000;
/** As many as a busy page makes in one frame. */
const A_FRAME = 20;
const RUNS = 7;

interface Gallery {
  gallery: { changes(count: number, from: number): void };
}

/** The timeline, without an extension, while 3,000 cookies change 10,000 times: longest task, and how long until all are told. */
export async function measureTimeline(browser: Browser): Promise<void> {
  await build({ configFile: CONFIG, logLevel: 'error' });
  const server = await preview({ configFile: CONFIG, preview: { port: 0 } });
  const address = `${server.resolvedUrls?.local[0] ?? ''}?panel=timeline&width=1400&cookies=1&requests=30`;
  try {
    const runs = [];
    for (let run = 0; run < RUNS; run++) runs.push(await streamIn(browser, address));
    const what = `timeline, ${CHANGES} changes stream in`;
    printLongest(
      what,
      runs.map(({ longest }) => longest),
    );
    line(`${what}: first to last`, figures(runs.map(({ took }) => took)));
  } finally {
    await server.close();
  }
}

async function streamIn(browser: Browser, address: string) {
  const page = await openWatched(browser, address);
  await page.waitForSelector('.timeline-actions');
  const start = performance.now();
  await watchTasks(page);
  await page.evaluate(
    async (count, atOnce) => {
      const { gallery } = globalThis as unknown as Gallery;
      for (let from = 0; from < count; from += atOnce) {
        gallery.changes(atOnce, from);
        await new Promise((resolve) => requestAnimationFrame(resolve));
      }
    },
    CHANGES,
    A_FRAME,
  );
  await page.waitForFunction(
    (rows) => document.querySelector(`.log[aria-rowcount="${rows}"]`) !== null,
    {},
    `${CHANGES + 1}`,
  );
  const took = performance.now() - start;
  return { longest: await closeWatched(page), took };
}
