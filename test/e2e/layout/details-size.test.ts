import { beforeAll, describe, expect, test } from 'vitest';
import type { Panel } from '../driver/surface.ts';
import { showPart } from '../pages/panel-page.ts';
import { panelStage } from '../stage.ts';
import { fillPanel, openDetails, TABS } from './filled-panel.ts';

const HANDLE = '.divider-handle';
const stage = await panelStage(640);
const { crumb, tab } = stage;
let { panel } = stage;
beforeAll(() => fillPanel(stage));

interface Layout {
  /** What the divider tells, in CSS pixels. */
  now: number;
  min: number;
  max: number;
  orientation: string | null;
  table: DOMRect;
  details: DOMRect;
}

const layoutOf = (of: Panel): Promise<Layout> =>
  of.waitFor(() => {
    const handle = document.querySelector('.divider-handle');
    const divider = handle?.parentElement;
    const sides = [divider?.previousElementSibling, divider?.nextElementSibling];
    const [table, details] = sides.map((side) => side?.getBoundingClientRect().toJSON() as DOMRect | undefined);
    if (!handle || !table || !details) return null;
    const now = Number(handle.ariaValueNow);
    const orientation = handle.ariaOrientation;
    // The divider tells the size that the details have.
    const size = orientation === 'vertical' ? details.width : details.height;
    if (Math.abs(size - now) > 1) return null;
    return { now, min: Number(handle.ariaValueMin), max: Number(handle.ariaValueMax), orientation, table, details };
  });

const nowOf = async (of: Panel) => (await layoutOf(of)).now;

/** The columns whose cells a person can see, or reach by scrolling, in the first row. */
const columnsOf = (of: Panel): Promise<string[]> =>
  of.evaluate(() => {
    const row = document.querySelector(':is(.rows, .log-rows) > [role="row"]');
    const cells = [...(row?.children ?? [])].filter((cell) => cell.getBoundingClientRect().width > 0);
    return cells.map(({ classList }) => classList[0] ?? '');
  });

describe.each([
  [1000, 640, 'vertical', ['ArrowLeft', 'ArrowRight'], [-40, 0]],
  [700, 640, 'horizontal', ['ArrowUp', 'ArrowDown'], [0, -40]],
  [320, 640, 'horizontal', ['ArrowUp', 'ArrowDown'], [0, -40]],
] as const)('in a panel of %i × %i pixels', (width, height, orientation, [larger, smaller], [right, down]) => {
  beforeAll(() => panel.setSize(width, height));

  test.each(TABS)('the details of %s hide no column, and the divider moves by keys and pointer', async (name) => {
    await showPart(panel, name);
    const columns = await columnsOf(panel);
    await openDetails(panel, name);
    expect(await columnsOf(panel)).toEqual(columns);
    const first = await layoutOf(panel);
    expect(first.orientation).toBe(orientation);
    if (orientation === 'vertical') {
      expect(first.table.width).toBeGreaterThanOrEqual(560);
      expect(first.table.right).toBeLessThanOrEqual(first.details.left);
    } else expect(first.table.bottom).toBeLessThanOrEqual(first.details.top);

    await panel.evaluate(() => document.querySelector<HTMLElement>('.divider-handle')?.focus());
    await panel.press('Home');
    await expect.poll(() => nowOf(panel)).toBe(first.min);
    await panel.press(larger);
    await panel.press(larger);
    await panel.press(smaller);
    await expect.poll(() => nowOf(panel)).toBe(first.min + 16);
    await panel.press('End');
    await expect.poll(() => nowOf(panel)).toBe(first.max);
    await panel.press('Home');
    await expect.poll(() => nowOf(panel)).toBe(first.min);
    await panel.drag(HANDLE, right, down);
    await expect.poll(() => nowOf(panel)).toBe(first.min + 40);
    await panel.evaluate(
      (handle) => document.querySelector(handle)?.dispatchEvent(new MouseEvent('dblclick', { bubbles: true })),
      HANDLE,
    );
    await expect.poll(() => nowOf(panel)).toBe(first.now);
  });
});

test.each(TABS.filter((name) => name !== 'what-if'))(
  'the details of %s leave rows in view in a panel of 700 × 300 pixels',
  async (name) => {
    await panel.setSize(700, 300);
    await openDetails(panel, name);
    await panel.waitFor(() => {
      const row = document.querySelector('[role="row"]:is([aria-selected="true"], [data-active])');
      const details = document.querySelector('.divider ~ *')?.getBoundingClientRect();
      if (!row || !details) return false;
      const { left, top, bottom } = row.getBoundingClientRect();
      return (
        bottom <= details.top && details.height >= 90 && row.contains(document.elementFromPoint(left + 40, top + 8))
      );
    });
  },
);

test('the size of the details is the same in all tabs, and when DevTools are opened again', async () => {
  await panel.setSize(1200, 640);
  await openDetails(panel, 'requests');
  await panel.evaluate(() => document.querySelector<HTMLElement>('.divider-handle')?.focus());
  await panel.press('Home');
  await panel.press('ArrowLeft');
  for (const name of TABS) {
    await openDetails(panel, name);
    await expect.poll(() => nowOf(panel)).toBe(296);
  }
  await panel.close();
  panel = await crumb.openPanel(tab);
  await panel.setSize(1200, 640);
  await tab.reload();
  await openDetails(panel, 'requests');
  await expect.poll(() => nowOf(panel)).toBe(296);
});
