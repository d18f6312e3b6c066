import type { PanelTab } from '../../../src/model/panel-model.ts';
import type { Panel } from '../driver/surface.ts';
import { showPart } from '../pages/panel-page.ts';
import { NO_ICON, type Stage } from '../stage.ts';

const SHOP = 'shop.localhost';
const COUNT = 12;
const LINES = Array.from({ length: COUNT }, (_, index): [string, string] => ['Set-Cookie', `set${index}=1`]);
const cookies = (name: string) =>
  Array.from({ length: COUNT }, (_, index) => ({ name: `${name}${index}`, value: '1', domain: SHOP }));

/** What a person clicks in each tab to open the details of a row. */
const FIRST_ROW: Record<PanelTab, string> = {
  cookies: '.rows .row[data-cookie-name] > .value',
  requests: '.log-rows > .log-row > .url',
  'set-cookie': '.log-rows > .log-row > .line',
  timeline: '.log-rows > .log-row > .cookie',
  'what-if': '.foretold [data-action="edit"]',
};
export const TABS = Object.keys(FIRST_ROW) as PanelTab[];

/** Fills every tab of the panel with rows: 36 cookies, 13 requests, 12 Set-Cookie lines and 12 changes at least. */
export async function fillPanel({ crumb, demo, tab, panel }: Stage & { panel: Panel }): Promise<void> {
  await crumb.setJar(cookies('first'));
  const pictures = Array.from({ length: COUNT }, (_, index) => `<img src="/picture${index}.svg">`);
  demo.serve(SHOP, '/*', { body: '' });
  demo.serve(SHOP, '/', { body: `${NO_ICON}<title>Filled</title>${pictures.join('')}`, headers: LINES });
  await tab.goto(demo.url(SHOP, '/'));
  await showPart(panel, 'cookies');
  await panel.waitFor(() => document.querySelector('.payload[data-count="24"]'));
  // The timeline lists changes since the panel was opened.
  await crumb.setJar(cookies('later'));
  await panel.waitFor(() => document.querySelector('.payload[data-count="36"]'));
}

/** Opens the details of a row of the tab, or in What if the editor of a cookie. */
export async function openDetails(panel: Panel, name: PanelTab): Promise<void> {
  await showPart(panel, name);
  await panel.waitFor((row) => document.querySelector(row), FIRST_ROW[name]);
  if (!(await panel.evaluate(() => document.querySelector('.divider') !== null))) await panel.click(FIRST_ROW[name]);
  await panel.waitFor(() => document.querySelector('.divider ~ :is(.aside, .side:has(.panel-head))'));
}
