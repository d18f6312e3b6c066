import type { Page } from 'puppeteer-core';
import type { Demo } from '../../demo/demo.ts';
import type { ChromiumProcess } from '../../e2e/driver/chromium/chromium-process.ts';
import { figures, line } from '../figures.ts';
import { type Painted, painted, watchFromStart } from '../painted.ts';
import { seed } from '../seed.ts';

const RUNS = 7;
/** The popup's page in the build. */
export const POPUP = 'src/surfaces/popup/index.html';
/** The host whose cookies the popup shows. */
export const HOST = 'many.localhost';

/**
 * From the start of the popup's navigation to the paint of its last visible row, and to the paint of its last change,
 * compared with a minimal page. Crumb and the minimal page take turns, so that both get the same share of a busy machine.
 */
export async function measureOpening(chromium: ChromiumProcess, demo: Demo): Promise<void> {
  const origin = `chrome-extension://${chromium.extensionId}`;
  const url = servePage(demo);
  const web = await chromium.browser.newPage();
  await web.goto(url);
  for (const count of [10, 170]) {
    await seed(chromium, HOST, count);
    const bare = `${origin}/floor.html?url=${encodeURIComponent(url)}`;
    for (const stopped of [false, true]) {
      const floor: Painted[] = [];
      const crumb: Painted[] = [];
      for (let run = 0; run < RUNS; run++) {
        floor.push(await open(chromium, bare, count, stopped));
        crumb.push(await open(chromium, `${origin}/${POPUP}`, count, stopped));
      }
      const worker = stopped ? 'worker stopped' : 'worker running';
      const base = figures(floor.map(({ painted }) => painted));
      line(`bare table, ${count} cookies, ${worker}`, base);
      for (const what of ['list', 'finished'] as const) {
        const times = figures(crumb.map((run) => (what === 'list' ? run.painted : run.finished)));
        line(
          `popup page, ${count} cookies, ${worker}: ${what}`,
          times,
          `${(times.median / base.median).toFixed(2)} x floor`,
        );
      }
      console.log(`  changes of the document: ${crumb.map(({ changes }) => changes).join(', ')}; ${inAll(crumb)}`);
    }
  }
  await web.close();
}

/** Serves the page whose cookies the popup shows, and gives its URL. */
export function servePage(demo: Demo): string {
  demo.serve(HOST, '/bench', { status: 200, headers: [['content-type', 'text/html']], body: '<title>bench</title>' });
  return demo.url(HOST, '/bench');
}

/** The largest numbers of elements and of megabytes that scripts use, after all garbage was collected. */
function inAll(runs: readonly Painted[]): string {
  const most = (what: 'nodes' | 'heap'): number => Math.max(...runs.map((run) => run[what]));
  return `${most('nodes')} nodes, heap ${most('heap').toFixed(1)} MB`;
}

async function open(chromium: ChromiumProcess, address: string, count: number, stopped: boolean): Promise<Painted> {
  const page = await chromium.browser.newPage();
  await watchFromStart(page, count);
  if (stopped) await stopWorker(chromium, page);
  await page.goto(address);
  const result = await painted(page);
  await page.close();
  return result;
}

async function stopWorker({ browser, extensionId }: ChromiumProcess, page: Page): Promise<void> {
  const isWorker = (target: { type(): string; url(): string }) =>
    target.type() === 'service_worker' && target.url().includes(extensionId);
  await page.goto(`chrome-extension://${extensionId}/manifest.json`);
  const session = await page.createCDPSession();
  await session.send('ServiceWorker.enable');
  await session.send('ServiceWorker.stopAllWorkers');
  await session.detach();
  while (browser.targets().some(isWorker)) await new Promise((resolve) => setTimeout(resolve, 10));
}
