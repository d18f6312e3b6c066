import type { Browser, Page } from 'puppeteer-core';

/** A page that takes down its longest task, in milliseconds. */
export async function openWatched(browser: Browser, address: string): Promise<Page> {
  const page = await browser.newPage();
  await page.setViewport({ width: 1400, height: 800 });
  await page.evaluateOnNewDocument(`
    globalThis.__name ??= (value) => value;
    globalThis.longestTask = 0;
    new PerformanceObserver((list) => {
      for (const { duration } of list.getEntries()) globalThis.longestTask = Math.max(globalThis.longestTask, duration);
    }).observe({ type: 'longtask', buffered: true });`);
  await page.goto(address);
  return page;
}

/** What comes from now on counts. */
export async function forgetTasks(page: Page): Promise<void> {
  await page.evaluate('longestTask = 0');
}

/** The longest task since; 0: none over 50 ms. */
export async function closeWatched(page: Page): Promise<number> {
  const longest = await page.evaluate(() => (globalThis as unknown as { longestTask: number }).longestTask);
  await page.close();
  return longest;
}
