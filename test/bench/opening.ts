import type { Page } from 'puppeteer-core';
import type { Demo } from '../demo/demo.ts';
import type { ChromiumProcess } from '../e2e/driver/chromium/chromium-process.ts';
import { figures, line } from './figures.ts';
import { painted, watchFromNow, watchFromStart } from './painted.ts';
import { seed } from './seed.ts';

const RUNS = 7;
const POPUP = 'src/surfaces/popup/index.html';
const HOST = 'many.localhost';

/** Navigation start of the popup's page to its last visible row painted, against a page that does the least. */
export async function measureOpening(chromium: ChromiumProcess, demo: Demo): Promise<void> {
  const origin = `chrome-extension://${chromium.extensionId}`;
  demo.serve(HOST, '/bench', { status: 200, headers: [['content-type', 'text/html']], body: '<title>bench</title>' });
  const url = demo.url(HOST, '/bench');
  const web = await chromium.browser.newPage();
  await web.goto(url);
  for (const count of [10, 170]) {
    await seed(chromium, HOST, count);
    const floor = await runs(chromium, `${origin}/floor.html?url=${encodeURIComponent(url)}`, count, false);
    line(`bare table, ${count} cookies`, figures(floor.map((run) => run.painted)));
    for (const stopped of [false, true]) {
      const crumb = await runs(chromium, `${origin}/${POPUP}`, count, stopped);
      const median = figures(crumb.map((run) => run.painted));
      const ratio = median.median / figures(floor.map((run) => run.painted)).median;
      const nodes = Math.max(...crumb.map((run) => run.nodes));
      const worker = stopped ? 'worker stopped' : 'worker running';
      line(`popup page, ${count} cookies, ${worker}`, median, `${ratio.toFixed(2)} x floor, ${nodes} nodes`);
    }
    const real = await toolbarPopups(chromium, web, count);
    line(`toolbar popup, ${count} cookies, from its navigation start`, figures(real));
  }
  await web.close();
}

async function runs(chromium: ChromiumProcess, address: string, count: number, stopped: boolean) {
  const results = [];
  for (let run = 0; run < RUNS; run++) {
    const page = await chromium.browser.newPage();
    await watchFromStart(page, count);
    if (stopped) await stopWorker(chromium, page);
    await page.goto(address);
    results.push(await painted(page));
    await page.close();
  }
  return results;
}

/** The popup that the toolbar button opens; its own clock starts with its navigation. */
async function toolbarPopups({ browser, extensionId }: ChromiumProcess, web: Page, count: number): Promise<number[]> {
  const extension = (await browser.extensions()).get(extensionId);
  if (!extension) throw new Error('the extension is not loaded');
  const results: number[] = [];
  for (let run = 0; run < RUNS; run++) {
    await web.bringToFront();
    const opened = browser.waitForTarget((target) => target.url().endsWith(POPUP));
    await web.triggerExtensionAction(extension);
    const popup = await (await opened).asPage();
    await watchFromNow(popup, count);
    results.push((await painted(popup)).painted);
    await popup.close();
  }
  return results;
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
