import type { CDPSession, Page } from 'puppeteer-core';
import { writeCookies } from '../../src/formats/formats.ts';
import type { Demo } from '../demo/demo.ts';
import type { ChromiumProcess } from '../e2e/driver/chromium/chromium-process.ts';
import { cookie } from '../fixtures/cookie.ts';
import { figures, line } from './figures.ts';
import { HOST, POPUP } from './opening/opening.ts';
import { seed } from './seed.ts';

const COUNT = 10_000;
/** Chromium keeps 180 cookies and 10,240 octets of a site in one partition. */
const PER_SITE = 100;
/** Chromium keeps 3,300 cookies of all sites, but does not count those in partitions. */
const PARTITION = { topLevelSite: 'https://top.localhost', hasCrossSiteAncestor: true };
const RUNS = 3;
/** Between two readings of how much memory is used, in milliseconds. */
const PAUSE = 250;
/** Milliseconds until all is stored, on a busy machine. */
const PATIENCE = 600_000;

interface Api {
  cookies: { set(details: object): Promise<unknown> };
  storage: { session: { clear(): Promise<void> } };
}
declare const chrome: Api;

/** What a run took. */
interface Run {
  took: number;
  longestTask: number;
  /** Megabytes that scripts of the page and of the worker use at most, beyond what they used before. */
  heap: number;
}

/** The import of 10,000 cookies in the popup's page, beside a bare loop of `cookies.set`, and their export. */
export async function measureManyCookies(chromium: ChromiumProcess, demo: Demo): Promise<void> {
  const expiryTime = Date.now() + 30 * 86_400_000;
  const cookies = Array.from({ length: COUNT }, (_, at) =>
    cookie(`name${at}`, {
      domain: `d${Math.floor(at / PER_SITE)}.localhost`,
      value: `value-${at}-${'x'.repeat(at % 80)}`,
      expiryTime,
      secure: true,
      sameSite: 'none',
      partitionKey: PARTITION,
    }),
  );
  await seed(chromium, HOST, 10);
  const end = demo.serve(HOST, '/bench', { body: '<title>bench</title>' });
  const web = await chromium.browser.newPage();
  await web.goto(demo.url(HOST, '/bench'));
  const runs: Record<'loop' | 'read' | 'store' | 'export', Run[]> = { loop: [], read: [], store: [], export: [] };
  for (let run = 0; run < RUNS; run++) {
    const bare = await openPage(chromium, 'floor.html');
    runs.loop.push(await measured(chromium, bare, () => setEach(bare, cookies)));
    await expectStored(chromium);
    await bare.close();
    await seed(chromium, HOST, 10);
    const popup = await openPage(chromium, POPUP);
    await popup.evaluate(() => chrome.storage.session.clear());
    const { text } = writeCookies(cookies, 'crumb');
    await prepareFile(popup, text);
    runs.read.push(await measured(chromium, popup, () => readFile(popup)));
    runs.store.push(await measured(chromium, popup, () => store(popup)));
    await expectStored(chromium);
    runs.export.push(await measured(chromium, popup, () => exportAll(popup)));
    await popup.close();
  }
  await web.close();
  end();
  const loop = figures(runs.loop.map(({ took }) => took)).median;
  report('10,000 cookies set in a bare loop', runs.loop);
  report('import: 10,000 cookies read and listed', runs.read);
  report('import: 10,000 cookies stored', runs.store, `${ratio(runs.store, loop)} x the loop`);
  report('export: 10,000 cookies written', runs.export);
}

const ratio = (runs: readonly Run[], base: number): string =>
  (figures(runs.map(({ took }) => took)).median / base).toFixed(1);

function report(what: string, runs: readonly Run[], more = ''): void {
  line(what, figures(runs.map(({ took }) => took)), more);
  const most = (of: 'longestTask' | 'heap') => Math.max(...runs.map((run) => run[of]));
  const task = most('longestTask') === 0 ? 'none over 50 ms' : `${most('longestTask').toFixed(0)} ms`;
  console.log(`  longest task ${task}; ${most('heap').toFixed(1)} MB of heap more at most`);
}

async function openPage({ browser, extensionId }: ChromiumProcess, path: string): Promise<Page> {
  const page = await browser.newPage();
  page.setDefaultTimeout(PATIENCE);
  await page.evaluateOnNewDocument(() => {
    const state = Object.assign(globalThis, { longestTask: 0 });
    new PerformanceObserver((list) => {
      for (const { duration } of list.getEntries()) state.longestTask = Math.max(state.longestTask, duration);
    }).observe({ type: 'longtask' });
  });
  await page.goto(`chrome-extension://${extensionId}/${path}`);
  return page;
}

/** Measures what `act` takes. */
async function measured(chromium: ChromiumProcess, page: Page, act: () => Promise<void>): Promise<Run> {
  const sessions = [await page.createCDPSession(), ...(await workerSessions(chromium))];
  for (const session of sessions) await session.send('HeapProfiler.collectGarbage');
  const before = await heapOf(sessions);
  let most = before;
  let isOver = false;
  const watching = (async () => {
    while (!isOver) {
      most = Math.max(most, await heapOf(sessions));
      await new Promise((resolve) => setTimeout(resolve, PAUSE));
    }
  })();
  await page.evaluate(() => Object.assign(globalThis, { longestTask: 0 }));
  const start = performance.now();
  await act();
  const took = performance.now() - start;
  isOver = true;
  await watching;
  const longestTask = await page.evaluate(() => (globalThis as unknown as { longestTask: number }).longestTask);
  for (const session of sessions) await session.detach().catch(() => undefined);
  return { took, longestTask, heap: (most - before) / 1e6 };
}

async function workerSessions({ browser, extensionId }: ChromiumProcess): Promise<CDPSession[]> {
  const workers = browser
    .targets()
    .filter((target) => target.type() === 'service_worker' && target.url().includes(extensionId));
  return Promise.all(workers.map((worker) => worker.createCDPSession()));
}

async function heapOf(sessions: readonly CDPSession[]): Promise<number> {
  // A worker that the browser has stopped meanwhile uses none.
  const none = { usedSize: 0 };
  const used = await Promise.all(sessions.map((session) => session.send('Runtime.getHeapUsage').catch(() => none)));
  return used.reduce((sum, { usedSize }) => sum + usedSize, 0);
}

/** The least that an import can do: one call after another. */
async function setEach(page: Page, cookies: readonly ReturnType<typeof cookie>[]): Promise<void> {
  const details = cookies.map(({ name, value, domain, path, secure, partitionKey, expiryTime }) => ({
    url: `https://${domain}/`,
    name,
    value,
    path,
    secure,
    sameSite: 'no_restriction',
    partitionKey,
    expirationDate: (expiryTime ?? 0) / 1000,
  }));
  await page.evaluate(async (details) => {
    for (const each of details) await chrome.cookies.set(each);
  }, details);
}

/** Gives the page the file, as its transport takes a long task of its own. */
async function prepareFile(page: Page, text: string): Promise<void> {
  await page.evaluate((text) => {
    Object.assign(globalThis, { file: new File([text], 'cookies.json') });
  }, text);
}

/** Drops the file on the dialog, and waits until each of its cookies is listed with what storing it would do. */
async function readFile(page: Page): Promise<void> {
  await openDialog(page, 'import');
  await page.evaluate(() => {
    const dropped = new Event('drop', { bubbles: true, cancelable: true });
    const { file } = globalThis as unknown as { file: File };
    document.body.dispatchEvent(Object.assign(dropped, { dataTransfer: { files: [file] } }));
  });
  await page.waitForSelector('dialog .primary:not(:disabled)');
}

async function store(page: Page): Promise<void> {
  await page.click('dialog .primary');
  await page.waitForFunction(() => !document.querySelector('dialog'));
}

async function exportAll(page: Page): Promise<void> {
  await openDialog(page, 'export');
  await page.select('dialog [name="cookies"]', 'everything');
  await page.waitForFunction(
    (count) => {
      const chosen = document.querySelector('dialog [name="cookies"] option[value="everything"]')?.textContent ?? '';
      if (Number(chosen.replace(/\D/g, '')) < count) return false;
      return (document.querySelector<HTMLTextAreaElement>('dialog textarea')?.textLength ?? 0) > 100;
    },
    { polling: 100 },
    COUNT,
  );
}

async function openDialog(page: Page, name: 'import' | 'export'): Promise<void> {
  await page.waitForSelector('[popovertarget="copy-menu"]');
  await page.click('[popovertarget="copy-menu"]');
  await page.waitForSelector(`[data-dialog="${name}"]`);
  await page.click(`[data-dialog="${name}"]`);
  await page.waitForSelector('dialog textarea');
}

async function expectStored({ session }: ChromiumProcess): Promise<void> {
  const { cookies } = await session.send('Storage.getCookies', {});
  const stored = cookies.filter(({ domain }) => /^d\d+\.localhost$/.test(domain)).length;
  if (stored !== COUNT) throw new Error(`only ${stored} of ${COUNT} cookies were stored`);
}
