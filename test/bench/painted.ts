import type { Page } from 'puppeteer-core';

/** The times of a page's start, in milliseconds since its navigation began. */
export interface Painted {
  /** The time at which the last row that fits the window was painted with the final count. */
  painted: number;
  nodes: number;
  longestTask: number;
}

/**
 * Runs in a page before its own scripts: waits until a list of `count` rows fills its window or has all its rows, and
 * until the frame after that is painted. Works for Crumb's grid and for a plain table.
 */
function watchPaint(count: number): void {
  const state = globalThis as unknown as { painted?: number; longestTask: number };
  state.longestTask = 0;
  new PerformanceObserver((list) => {
    for (const { duration } of list.getEntries()) state.longestTask = Math.max(state.longestTask, duration);
  }).observe({ type: 'longtask', buffered: true });
  const isFull = (): boolean => {
    const grid = document.querySelector('[role=grid]');
    if (!grid) return document.querySelectorAll('tbody tr').length >= count;
    // The row of headings counts too.
    if (Number(grid.getAttribute('aria-rowcount')) < count + 1) return false;
    const rows = grid.querySelectorAll('[data-cookie-name]');
    const last = rows[rows.length - 1];
    if (!last || rows.length >= count) return last !== undefined;
    let box = last.parentElement;
    while (box && box.scrollHeight <= box.clientHeight) box = box.parentElement;
    return last.getBoundingClientRect().bottom >= Math.min(innerHeight, box?.getBoundingClientRect().bottom ?? 0);
  };
  const look = (): void => {
    if (!isFull()) requestAnimationFrame(look);
    // A message sent in a frame is handled after that frame was painted.
    else {
      const channel = new MessageChannel();
      channel.port1.onmessage = () => {
        state.painted = performance.now();
      };
      requestAnimationFrame(() => channel.port2.postMessage(null));
    }
  };
  requestAnimationFrame(look);
}

/** Makes a page watch its own painting from its first script on. */
export async function watchFromStart(page: Page, count: number): Promise<void> {
  await page.evaluateOnNewDocument(NAMES);
  await page.evaluateOnNewDocument(watchPaint, count);
}

/** The same for a page that is already loaded. */
export async function watchFromNow(page: Page, count: number): Promise<void> {
  await page.evaluate(NAMES);
  await page.evaluate(watchPaint, count);
}

/** The TypeScript runner wraps functions to keep their names; its wrapper does not exist in a page. */
const NAMES = 'globalThis.__name ??= (value) => value';

/** Waits for the result of `watchPaint`. */
export async function painted(page: Page): Promise<Painted> {
  await page.waitForFunction(() => (globalThis as { painted?: number }).painted !== undefined, { polling: 'raf' });
  return page.evaluate(() => {
    const { painted: at = 0, longestTask } = globalThis as unknown as { painted?: number; longestTask: number };
    return { painted: at, longestTask, nodes: document.querySelectorAll('*').length };
  });
}
