import { beforeAll, expect, test } from 'vitest';
import { showPart } from '../pages/panel-page.ts';
import { panelStage } from '../stage.ts';
import { fillPanel } from './filled-panel.ts';

/** A panel docked at the bottom of a window. */
const stage = await panelStage(300);
const { panel } = stage;
beforeAll(() => fillPanel(stage));

/** Waits until six rows are in the panel's view from top to bottom, and not covered at either end. */
async function waitForSixRows(rows: string): Promise<void> {
  await panel.waitFor((rows) => {
    const whole = [...document.querySelectorAll(rows)].filter((row) => {
      const { left, top, bottom } = row.getBoundingClientRect();
      const isShown = (y: number) => row.contains(document.elementFromPoint(left + 30, y));
      return top >= 0 && bottom <= innerHeight && isShown(top + 2) && isShown(bottom - 3);
    });
    return whole.length >= 6;
  }, rows);
}

test.each([
  ['cookies', '.rows > .row'],
  ['requests', '.log-rows > .log-row'],
  ['set-cookie', '.log-rows > .log-row'],
  ['timeline', '.log-rows > .log-row'],
  ['what-if', '.foretold > li'],
] as const)('a panel of 300 pixels shows six rows of %s, and no more than the panel scrolls', async (part, rows) => {
  await showPart(panel, part);
  await waitForSixRows(rows);
  const { scrollHeight, scrollWidth, clientWidth, clientHeight } = await panel.evaluate(() => {
    const { scrollHeight, scrollWidth, clientWidth, clientHeight } = document.documentElement;
    return { scrollHeight, scrollWidth, clientWidth, clientHeight };
  });
  expect([scrollWidth, scrollHeight]).toEqual([clientWidth, clientHeight]);
});

test('a low and narrow What if shows the names of the cookies, and shortens where they belong', async () => {
  await showPart(panel, 'what-if');
  await panel.evaluate(() => {
    document.body.style.inlineSize = '700px';
  });
  const widths = await panel.waitFor(() => {
    const pairs = [...document.querySelectorAll<HTMLElement>('.foretold .pair')];
    return pairs.length > 0 ? pairs.map(({ clientWidth }) => clientWidth) : null;
  });
  expect(Math.min(...widths)).toBeGreaterThanOrEqual(100);
});
