import type { Demo } from '../demo/demo.ts';
import type { ChromiumProcess } from '../e2e/driver/chromium/chromium-process.ts';
import { closeWatched, watchTasks } from './longest-task.ts';
import { painted, watchFromStart } from './painted.ts';
import { seed } from './seed.ts';

interface Extension {
  chrome: { cookies: { set(details: object): Promise<unknown> } };
}

const HOST = 'many.localhost';
const CHANGES = 4_000;
/** The largest cookie, so that it is first in the list. */
const LAST = 'last';

/** The popup's page while 4,000 changes arrive: longest task, and how many frames it drew. */
export async function measureBurst(chromium: ChromiumProcess, demo: Demo): Promise<void> {
  await seed(chromium, HOST, 150);
  const web = await chromium.browser.newPage();
  await web.goto(demo.url(HOST, '/bench'));
  const popup = await chromium.browser.newPage();
  await watchFromStart(popup, 150);
  await popup.goto(`chrome-extension://${chromium.extensionId}/src/surfaces/popup/index.html`);
  const before = await painted(popup);
  await popup.evaluate(() => {
    const state = globalThis as unknown as { renders: number };
    state.renders = 0;
    const observer = new MutationObserver(() => {
      state.renders += 1;
    });
    observer.observe(document.body, { subtree: true, childList: true, attributes: true, characterData: true });
  });
  await watchTasks(popup);
  const start = performance.now();
  await changeAll(chromium);
  await popup.waitForSelector(`[data-cookie-name="${LAST}"]`);
  const took = performance.now() - start;
  const renders = await popup.evaluate(() => (globalThis as unknown as { renders: number }).renders);
  const { clock, processor } = await closeWatched(popup);
  const opening = before.longestTask === 0 ? 'none over 50 ms' : `${before.longestTask.toFixed(0)} ms`;
  console.log(`opening: longest task ${opening}`);
  const longest = `longest task ${clock.toFixed(0)} ms, ${processor.toFixed(0)} ms of processor time`;
  console.log(`${CHANGES} changes in ${took.toFixed(0)} ms: ${renders} renders, ${longest}`);
  await web.close();
}

/** Sets all cookies at once from the extension's worker, as fast as the browser accepts them. */
async function changeAll({ browser, extensionId }: ChromiumProcess): Promise<void> {
  const target = await browser.waitForTarget(
    (candidate) => candidate.type() === 'service_worker' && candidate.url().includes(extensionId),
  );
  const worker = await target.worker();
  await worker?.evaluate(
    async (changes, host, last) => {
      const { cookies } = (globalThis as unknown as Extension).chrome;
      const writes = Array.from({ length: changes }, (_, index) =>
        cookies.set({ url: `https://${host}/`, name: `name${index % 150}`, value: `${index}`, path: '/' }),
      );
      await Promise.all(writes);
      await cookies.set({ url: `https://${host}/`, name: last, value: 'v'.repeat(500), path: '/' });
    },
    CHANGES,
    HOST,
    LAST,
  );
}
