import type { Demo } from '../demo/demo.ts';
import { launch } from '../e2e/driver/launch.ts';
import type { Crumb, Tab } from '../e2e/driver/surface.ts';
import { setByScript, setByServer } from '../e2e/pages/page-sets.ts';
import { showPart } from '../e2e/pages/panel-page.ts';
import { longestGap, quietFor, startMeter } from './gap-meter.ts';

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
}

interface Stage {
  demo: Demo;
  tab: Tab;
}

export const STORMS: Storm[] = [
  {
    what: '4,000 Set-Cookie lines in one response',
    run: ({ demo, tab }) =>
      receive(
        demo,
        tab,
        Array.from({ length: 4_000 }, (_, at) => `flood-${at}=value-${at}; Path=/`),
      ),
  },
  {
    what: 'a line with 60,000 control characters',
    run: ({ demo, tab }) => receive(demo, tab, [`a=1${';\x01b'.repeat(60_000)}`]),
  },
  {
    what: '60 responses with attribute names of 230 kB',
    run: async ({ demo, tab }) => {
      for (let at = 0; at < 60; at++) await receive(demo, tab, [`a${at}=1; ${'n'.repeat(230_000)}\x01`]);
    },
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
  },
];

/** The longest task of panel, popup and background, and how long an edit takes afterwards, with the recording on. */
export async function measureStorms(browser: 'chromium' | 'firefox', demo: Demo): Promise<void> {
  for (const storm of STORMS) {
    const crumb = await launch({ build: 'localhost', browser, granted: ['webRequest'] });
    try {
      await measure(crumb, storm, demo);
    } finally {
      await crumb.close();
    }
  }
}

async function measure(crumb: Crumb, { what, run }: Storm, demo: Demo): Promise<void> {
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
  await crumb.background(startMeter);
  const start = performance.now();
  await run({ demo, tab });
  const took = performance.now() - start;
  for (const view of [panel, popup]) await view.waitFor(quietFor, QUIET_MS);
  const shown = performance.now() - start - QUIET_MS;
  const gaps = [await panel.evaluate(longestGap), await popup.evaluate(longestGap), await crumb.background(longestGap)];
  const [inPanel = 0, inPopup = 0, inBackground = 0] = gaps;
  await setByScript(tab, 'edited=1');
  await popup.waitFor(() => document.querySelector('[data-cookie-name]'));
  const before = performance.now();
  await popup.click('[data-cookie-name] .name');
  await popup.press('Delete');
  await popup.waitFor(() => document.querySelector('.done'));
  const edit = performance.now() - before;
  console.log(`${crumb.name}, ${what}: ${ms(took)}, all shown after ${ms(shown)}`);
  console.log(
    `  longest task: panel ${ms(inPanel)}, popup ${ms(inPopup)}, background ${ms(inBackground)}; next edit ${ms(edit)}`,
  );
  demo.clear();
}

async function receive(demo: Demo, tab: Tab, lines: string[]): Promise<void> {
  await setByServer(demo, tab, HOST, lines);
}

function ms(time: number): string {
  return `${time.toFixed(0)} ms`;
}
