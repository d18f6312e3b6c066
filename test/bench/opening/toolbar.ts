import type { Demo } from '../../demo/demo.ts';
import type { ChromiumProcess } from '../../e2e/driver/chromium/chromium-process.ts';
import { type Figures, figures, line } from '../figures.ts';
import { type Painted, painted, watchFromNow } from '../painted.ts';
import { seed } from '../seed.ts';
import { HOST, POPUP, servePage } from './opening.ts';

declare const chrome: { action: { setPopup(details: { popup: string }): Promise<void> } };

const RUNS = 7;
const COUNT = 170;

type What = 'list' | 'finished';

/** Starts a browser, runs `measure` in it, and ends it. */
export type InChromium = (measure: (chromium: ChromiumProcess) => Promise<void>) => Promise<void>;

/**
 * From the press of the toolbar button to the paint of the list and of the last change, with Crumb's popup and with a
 * minimal one: in a browser that has opened popups before, and in one that has just started.
 */
export async function measureToolbar(inChromium: InChromium, demo: Demo): Promise<void> {
  const url = servePage(demo);
  const bare = `floor.html?url=${encodeURIComponent(url)}`;
  await inChromium(async (chromium) => {
    report('browser in use', await inTurns(bare, (popup) => press(chromium, popup, url)));
  });
  const pressAtStart = async (popup: string): Promise<Painted> => {
    let times: Painted | undefined;
    await inChromium(async (chromium) => {
      times = await press(chromium, popup, url);
    });
    if (!times) throw new Error('the browser was not measured');
    return times;
  };
  report('browser just started', await inTurns(bare, pressAtStart));
}

interface Runs {
  bare: Painted[];
  crumb: Painted[];
}

/** Both popups in turns, so that both get the same share of a busy machine. */
async function inTurns(bare: string, measure: (popup: string) => Promise<Painted>): Promise<Runs> {
  const runs: Runs = { bare: [], crumb: [] };
  for (let run = 0; run < RUNS; run++) {
    runs.bare.push(await measure(bare));
    runs.crumb.push(await measure(POPUP));
  }
  return runs;
}

function report(browser: string, { bare, crumb }: Runs): void {
  const of = (runs: readonly Painted[], what: What): Figures =>
    figures(runs.map((run) => (what === 'list' ? run.painted : run.finished)));
  const base = of(bare, 'list');
  line(`bare popup from the press, ${browser}`, base);
  for (const what of ['list', 'finished'] as const) {
    const times = of(crumb, what);
    line(`popup from the press, ${browser}: ${what}`, times, `${(times.median / base.median).toFixed(2)} x floor`);
  }
}

/** Opens `popup` with the toolbar button on the page `url`; the times are those since the press. */
async function press(chromium: ChromiumProcess, popup: string, url: string): Promise<Painted> {
  const { browser, extensionId } = chromium;
  const extension = (await browser.extensions()).get(extensionId);
  if (!extension) throw new Error('the extension is not loaded');
  await seed(chromium, HOST, COUNT);
  const page = await browser.newPage();
  await page.goto(`chrome-extension://${extensionId}/manifest.json`);
  await page.evaluate((path) => chrome.action.setPopup({ popup: path }), popup);
  await page.goto(url);
  const opened = browser.waitForTarget((target) => target.url() === `chrome-extension://${extensionId}/${popup}`);
  const pressed = performance.timeOrigin + performance.now();
  await page.triggerExtensionAction(extension);
  const shown = await (await opened).asPage();
  await watchFromNow(shown, COUNT);
  const times = await painted(shown);
  const before = (await shown.evaluate(() => performance.timeOrigin)) - pressed;
  await shown.close();
  await page.close();
  return { ...times, painted: before + times.painted, finished: before + times.finished };
}
