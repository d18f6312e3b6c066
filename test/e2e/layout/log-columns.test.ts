import { beforeAll, expect, test } from 'vitest';
import type { Panel } from '../driver/surface.ts';
import { showPart } from '../pages/panel-page.ts';
import { panelStage } from '../stage.ts';
import { fillPanel } from './filled-panel.ts';

const stage = await panelStage(640);
const { crumb, tab } = stage;
let { panel } = stage;
beforeAll(() => fillPanel(stage));

const widthOf = (of: Panel, column: string): Promise<number> =>
  of.evaluate((column) => document.querySelector<HTMLElement>(`.log-head .${column}`)?.offsetWidth ?? 0, column);
const cellsOf = (of: Panel, column: string): Promise<string[]> =>
  of.evaluate((column) => {
    const rows = [...document.querySelectorAll<HTMLElement>('.log-rows > .log-row')];
    const inOrder = rows.toSorted((a, b) => Number(a.ariaRowIndex) - Number(b.ariaRowIndex));
    return inOrder.map((row) => row.querySelector(`:scope > .${column}`)?.textContent.trim() ?? '');
  }, column);
const sortOf = (of: Panel, column: string): Promise<string | null> =>
  of.evaluate((column) => document.querySelector(`.log-head .${column}`)?.ariaSort ?? null, column);

/** The tables of the logs, each with a column that is widened and one that it is sorted by. */
const TABLES = [
  ['requests', 'status', 'url'],
  ['set-cookie', 'outcome', 'line'],
  ['timeline', 'what', 'cookie'],
] as const;
/** The widths before the columns were widened, by table. */
const widths = new Map<string, number>();

test.each(TABLES)('columns of %s are widened by keys and pointer, and sorted by', async (name, resized, sorted) => {
  await showPart(panel, name);
  await panel.waitFor(() => document.querySelector('.log-rows > .log-row'));
  const before = await widthOf(panel, resized);
  widths.set(name, before);
  await panel.evaluate((column) => document.querySelector<HTMLElement>(`.log-head .${column} .grip`)?.focus(), resized);
  await panel.press('ArrowRight');
  await panel.press('ArrowRight');
  await panel.press('ArrowLeft');
  await expect.poll(() => widthOf(panel, resized)).toBe(before + 16);
  await panel.drag(`.log-head .${resized} .grip`, 30, 0);
  await expect.poll(() => widthOf(panel, resized)).toBe(before + 46);

  const natural = await cellsOf(panel, sorted);
  await panel.click(`.log-head .${sorted} .sort`);
  await panel.click(`.log-head .${sorted} .sort`);
  await expect.poll(() => sortOf(panel, sorted)).toBe('descending');
  const descending = natural.toSorted((a, b) => (a < b ? 1 : a > b ? -1 : 0));
  await expect.poll(() => cellsOf(panel, sorted)).toEqual(descending);
});

test('all tables have the same widths and order when DevTools are opened again', async () => {
  await panel.close();
  panel = await crumb.openPanel(tab);
  await panel.setSize(1200, 640);
  await tab.reload();
  await crumb.setJar([{ name: 'again', value: '1', domain: 'shop.localhost' }]);
  for (const [name, resized, sorted] of TABLES) {
    await showPart(panel, name);
    await panel.waitFor(() => document.querySelector('.log-rows > .log-row'));
    await expect.poll(() => widthOf(panel, resized)).toBe((widths.get(name) ?? 0) + 46);
    expect(await sortOf(panel, sorted)).toBe('descending');
    await panel.click(`.log-head .${sorted} .sort`);
    await expect.poll(() => sortOf(panel, sorted)).toBe('none');
  }
});
