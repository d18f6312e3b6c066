import type { Demo } from '../../demo/demo.ts';
import type { Tab } from '../../e2e/driver/surface.ts';
import { setByScript, setByServer } from '../../e2e/pages/page-sets.ts';
import { showPart, waitForLines } from '../../e2e/pages/panel-page.ts';
import { quietFor, startMeter } from './quiet-meter.ts';
import type { Watched } from './watched.ts';
import { watchedChromium } from './watched-chromium.ts';
import { watchedFirefox } from './watched-firefox.ts';

const HOST = 'storms.localhost';
const PAGE = { body: '<link rel="icon" href="data:,"><title>Storms</title>' };
const CHANGES_PER_SECOND = 1_000;
const SECONDS = 8;
/** So long nothing must be late before all is shown. */
const QUIET_MS = 1_500;

/** A page that floods Crumb: with lines, attributes or changes. */
interface Storm {
  what: string;
  run(stage: Stage): Promise<void>;
  /** How many Set-Cookie lines the panel lists afterwards. */
  lines: number;
}

interface Stage {
  demo: Demo;
  tab: Tab;
}

const STORMS: Storm[] = [
  {
    what: '4,000 Set-Cookie lines in one response',
    run: ({ demo, tab }) =>
      receive(
        demo,
        tab,
        Array.from({ length: 4_000 }, (_, at) => `flood-${at}=value-${at}; Path=/`),
      ),
    lines: 1_000,
  },
  {
    what: '20 responses of 1,000 Set-Cookie lines',
    run: async ({ demo, tab }) => {
      for (let turn = 0; turn < 20; turn++) {
        const lines = Array.from({ length: 1_000 }, (_, at) => `flood-${at % 150}=${turn}-${at}; Path=/`);
        await receive(demo, tab, lines);
      }
    },
    lines: 20_000,
  },
  {
    // Chromium's DevTools take 10 to 20 seconds for it before they report the request.
    what: 'a line with 60,000 control characters',
    run: ({ demo, tab }) => receive(demo, tab, [`a=1${';\x01b'.repeat(60_000)}`]),
    lines: 1,
  },
  {
    what: '60 responses with attribute names of 230 kB',
    run: async ({ demo, tab }) => {
      for (let at = 0; at < 60; at++) await receive(demo, tab, [`a${at}=1; ${'n'.repeat(230_000)}\x01`]);
    },
    lines: 60,
  },
  {
    what: `${CHANGES_PER_SECOND} changes a second for ${SECONDS} s`,
    run: ({ tab }) =>
      tab.evaluate(
        async (rate, seconds) => {
          for (let turn = 0; turn < seconds * 20; turn++) {
            for (let at = 0; at < rate / 20; at++) {
              // biome-ignore lint/suspicious/noDocumentCookie: it is what pages use.
              document.cookie = `n${at % 150}=${turn}-${at}`;
            }
            await new Promise((resolve) => setTimeout(resolve, 50));
          }
        },
        CHANGES_PER_SECOND,
        SECONDS,
      ),
    lines: 0,
  },
];

/** The longest tasks of panel, popup and background, and how long an edit takes afterwards, with the recording on. */
export async function measureStorms(browser: 'chromium' | 'firefox', demo: Demo): Promise<void> {
  for (const storm of STORMS) {
    const watched = await (browser === 'chromium' ? watchedChromium() : watchedFirefox());
    try {
      await measure(watched, storm, demo);
    } finally {
      await watched.crumb.close();
    }
  }
}

async function measure({ crumb, watch, longest }: Watched, { what, run, lines }: Storm, demo: Demo): Promise<void> {
  demo.serve(HOST, '*', PAGE);
  const tab = await crumb.openTab(demo.url(HOST));
  // Firefox starts the background only for events that it listened to at its start.
  if (crumb.name === 'firefox') await crumb.stopBackground();
  const panel = await crumb.openPanel(tab);
  await panel.waitFor(() => document.querySelector('[role="grid"], .empty, .nothing, .state'));
  await showPart(panel, 'timeline');
  await panel.click('[name="recordSite"]');
  await panel.waitFor(() => document.querySelector<HTMLInputElement>('[name="recordSite"]')?.checked);
  const popup = await crumb.openPopup(tab);
  await popup.waitFor(() => document.querySelector('.live[data-state="live"]'));
  for (const view of [panel, popup]) {
    view.patience = 180_000;
    await view.evaluate(startMeter);
  }
  await crumb.background(() => true);
  await watch();
  const start = performance.now();
  await run({ demo, tab });
  const took = performance.now() - start;
  if (lines > 0) {
    await showPart(panel, 'set-cookie');
    await waitForLines(panel, lines);
  }
  for (const view of [panel, popup]) await view.waitFor(quietFor, QUIET_MS);
  const shown = Math.max(took, performance.now() - start - QUIET_MS);
  const tasks = await longest();
  await setByScript(tab, 'edited=1');
  await popup.waitFor(() => document.querySelector('[data-cookie-name]'));
  const before = performance.now();
  await popup.click('[data-cookie-name] .name');
  await popup.press('Delete');
  await popup.waitFor(() => document.querySelector('.done'));
  const edit = performance.now() - before;
  console.log(`${crumb.name}, ${what}: ${ms(took)}, all shown after ${ms(shown)}; next edit ${ms(edit)}`);
  for (const [thread, { clock, processor }] of tasks) {
    console.log(`  longest task of ${thread}: ${ms(processor)} of processor time, ${ms(clock)} by the clock`);
  }
  demo.clear();
}

async function receive(demo: Demo, tab: Tab, lines: string[]): Promise<void> {
  await setByServer(demo, tab, HOST, lines);
}

function ms(time: number): string {
  return `${time.toFixed(0)} ms`;
}
