import type { Page } from 'puppeteer-core';

/** The times of a page's start, in milliseconds since its navigation began. */
export interface Painted {
  /** The time at which the last row that fits the window was painted with the final count. */
  painted: number;
  /** The time at which the last change of the document was painted: nothing changed for QUIET after it. */
  finished: number;
  /** How often scripts changed the document: all that they change before the browser may paint is one change. */
  changes: number;
  nodes: number;
  /** What scripts use after all garbage was collected, in megabytes. */
  heap: number;
  longestTask: number;
}

/** A page is finished when its document has not changed for so long, in milliseconds. */
const QUIET = 600;

interface State {
  painted?: number;
  changed: number[];
  finished: number;
  longestTask: number;
}

/**
 * Runs in a page before its own scripts: waits until a list of `count` rows fills its window or has all its rows, and
 * until the frame after that is painted. Works for Crumb's grid and for a plain table. Notes each change of the document.
 */
function watchPaint(count: number): void {
  const state = globalThis as unknown as State;
  state.longestTask = 0;
  state.changed = [];
  new PerformanceObserver((list) => {
    for (const { duration } of list.getEntries()) state.longestTask = Math.max(state.longestTask, duration);
  }).observe({ type: 'longtask', buffered: true });
  /** Calls `then` once the current frame was painted: a message sent in a frame is handled after that. */
  const whenPainted = (then: () => void): void => {
    const channel = new MessageChannel();
    channel.port1.onmessage = then;
    channel.port2.postMessage(null);
  };
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
    else
      whenPainted(() => {
        state.painted = performance.now();
      });
  };
  requestAnimationFrame(look);
  // What the parser adds to the body is no change by a script, and what is added to the head is not seen.
  const isSeen = ({ target }: MutationRecord): boolean =>
    document.readyState !== 'loading' && document.querySelector('body > *')?.contains(target) === true;
  new MutationObserver((records) => {
    if (!records.some(isSeen)) return;
    state.changed.push(performance.now());
    requestAnimationFrame(() =>
      whenPainted(() => {
        state.finished = performance.now();
      }),
    );
  }).observe(document, { subtree: true, childList: true, attributes: true, characterData: true });
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
  await page.waitForFunction(
    (quiet) => {
      const { painted, changed } = globalThis as unknown as State;
      return painted !== undefined && performance.now() - Math.max(painted, changed.at(-1) ?? 0) > quiet;
    },
    { polling: 100 },
    QUIET,
  );
  const found = await page.evaluate(() => {
    const { painted = 0, changed, finished = 0, longestTask } = globalThis as unknown as State;
    const nodes = document.querySelectorAll('*').length;
    return { painted, finished: Math.max(painted, finished), changes: changed.length, longestTask, nodes };
  });
  const session = await page.createCDPSession();
  await session.send('HeapProfiler.collectGarbage');
  const { usedSize } = await session.send('Runtime.getHeapUsage');
  await session.detach();
  return { ...found, heap: usedSize / 1e6 };
}
