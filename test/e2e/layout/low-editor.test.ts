import { afterEach, beforeAll, describe, expect, test } from 'vitest';
import { labelled, say } from '../../fixtures/say.ts';
import { showPart } from '../pages/panel-page.ts';
import { clickButton } from '../pages/popup-page.ts';
import { panelStage } from '../stage.ts';
import { fillPanel } from './filled-panel.ts';

/** A panel that is low and narrow has no room for a table beside or above a form. */
const stage = await panelStage(640);
const { panel } = stage;
/** Of 36 rows and the head. */
const LAST = '37';
const BACK = `.panel-head button${labelled('back')}`;

beforeAll(async () => {
  await fillPanel(stage);
  await showPart(panel, 'cookies');
});
afterEach(async () => {
  await panel.click('.editor [data-cancel]');
  await panel.waitFor(() => !document.querySelector('.editor'));
});

async function openEditor(width: number, height: number): Promise<void> {
  await panel.setSize(width, height);
  // The last row: a table that is made lower shows it only if it is scrolled to it.
  await panel.waitFor(() => {
    document.querySelector<HTMLElement>('.rows [tabindex="0"]')?.focus();
    return document.activeElement?.matches('.rows > *');
  });
  await panel.press('End');
  await panel.waitFor((last) => document.activeElement?.ariaRowIndex === last, LAST);
  await panel.press('Enter');
  await panel.waitFor(() => document.querySelector('.side .attributes'));
  await clickButton(panel, say('edit'));
  await panel.waitFor(() => document.activeElement?.getAttribute('name') === 'value');
}

/** Waits until the chosen row is whole in view, and below it a pane of this height with its head. */
const waitForRowAbove = (pane: string, least: number) =>
  panel.waitFor(
    (selector, back, least) => {
      const row = document.querySelector('.rows > [data-active][aria-rowindex="37"]')?.getBoundingClientRect();
      const pane = document.querySelector(selector)?.getBoundingClientRect();
      const button = document.querySelector(back)?.getBoundingClientRect();
      if (!row || !pane || !button) return false;
      const isShown = (y: number) => document.elementFromPoint(row.left + 40, y)?.closest('.rows > [data-active]');
      const isBackShown = button.top >= pane.top && button.bottom <= innerHeight && button.width > 0;
      const isRowShown = row.bottom <= pane.top && isShown(row.top + 3) && isShown(row.bottom - 3);
      return isRowShown && isBackShown && pane.height >= least && pane.bottom <= innerHeight + 1;
    },
    pane,
    BACK,
    least,
  );

describe.each([
  [700, 300],
  [400, 300],
])('in a panel of %i × %i pixels', (width, height) => {
  test('the chosen row stays in view above the editor and above the history, with the way back', async () => {
    await openEditor(width, height);
    await waitForRowAbove('.side > .beneath > .panel', 130);
    await panel.click('.top [aria-expanded]');
    await waitForRowAbove('.side > .panel.history', 130);
    await panel.click(BACK);
    await panel.waitFor(() => !document.querySelector('.history'));
  });
});

test('what is typed stays while the panel is made lower and wider', async () => {
  await openEditor(1200, 640);
  await panel.fill('[name="value"]', 'typed');
  for (const [width, height] of [
    [700, 300],
    [500, 200],
    [1200, 640],
  ] as const) {
    await panel.setSize(width, height);
    const field = await panel.waitFor((width) => {
      const area = document.querySelector<HTMLTextAreaElement>('.editor [name="value"]');
      if (innerWidth !== width || !area) return null;
      area.scrollIntoView({ block: 'nearest' });
      const { left, top } = area.getBoundingClientRect();
      return { value: area.value, isShown: document.elementFromPoint(left + 5, top + 5) === area };
    }, width);
    expect(field).toEqual({ value: 'typed', isShown: true });
  }
});
