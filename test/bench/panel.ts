import { fileURLToPath } from 'node:url';
import type { Browser } from 'puppeteer-core';
import { build, preview } from 'vite';
import { figures, line } from './figures.ts';
import { closeWatched, openWatched, printLongest, watchTasks } from './longest-task.ts';

const CONFIG = fileURLToPath(new URL('../view/gallery/vite.config.ts', import.meta.url));
const REQUESTS = 2_000;
/** As many as a fast page ends in one frame. */
const A_FRAME = 20;
const RUNS = 7;

interface Gallery {
  gallery: { requests(count: number, from?: number): void };
}

/** The view of the Requests tab, without an extension, while 2,000 requests end: longest task, and how long until all are counted. */
export async function measurePanel(browser: Browser): Promise<void> {
  await build({ configFile: CONFIG, logLevel: 'error' });
  const server = await preview({ configFile: CONFIG, preview: { port: 0 } });
  const address = `${server.resolvedUrls?.local[0] ?? ''}?panel=requests&width=1400&cookies=170`;
  try {
    for (const recorded of [1, REQUESTS]) {
      const runs = [];
      for (let run = 0; run < RUNS; run++)
        runs.push(await streamIn(browser, `${address}&requests=${recorded}`, recorded));
      const what = recorded === 1 ? `${REQUESTS} requests stream in` : `${REQUESTS} recorded before, ${REQUESTS} more`;
      printLongest(
        `panel, ${what}`,
        runs.map(({ longest }) => longest),
      );
      line(`panel, ${what}: opened to counted`, figures(runs.map(({ took }) => took)));
    }
  } finally {
    await server.close();
  }
}

async function streamIn(browser: Browser, address: string, recorded: number) {
  const page = await openWatched(browser, address);
  await page.waitForSelector('.log-rows [role="row"]');
  const start = performance.now();
  await watchTasks(page);
  await page.evaluate(
    async (count, atOnce) => {
      const { gallery } = globalThis as unknown as Gallery;
      for (let from = 0; from < count; from += atOnce) {
        gallery.requests(atOnce, from);
        await new Promise((resolve) => requestAnimationFrame(resolve));
      }
    },
    REQUESTS,
    A_FRAME,
  );
  const all = `${recorded + REQUESTS + 2}`;
  await page.waitForFunction((rows) => document.querySelector(`.log[aria-rowcount="${rows}"]`) !== null, {}, all);
  await page.waitForFunction(
    (count) => document.querySelector('.cost')?.getAttribute('data-all') === count,
    {},
    `${recorded + REQUESTS + 1}`,
  );
  const took = performance.now() - start;
  return { longest: await closeWatched(page), took };
}
