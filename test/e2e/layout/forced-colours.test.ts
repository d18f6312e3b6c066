import { beforeAll, expect, test } from 'vitest';
import { BROWSER } from '../driver/launch.ts';
import type { View } from '../driver/surface.ts';
import { showPart } from '../pages/panel-page.ts';
import { openCrumb } from '../pages/popup-page.ts';
import { panelStage } from '../stage.ts';
import { fillPanel, openDetails } from './filled-panel.ts';

/** The browser replaces the colours of pages by those of the person. */
const stage = await panelStage(640, {
  switches: ['--force-high-contrast'],
  ...(BROWSER === 'firefox' && { prefs: { 'browser.display.document_color_use': 2 } }),
});
const { crumb, tab, panel } = stage;
beforeAll(() => fillPanel(stage));

/** What both are drawn with that differs; a shadow is not drawn in forced colours. */
function differences(view: View, one: string, other: string): Promise<string[]> {
  return view.waitFor(
    (one, other) => {
      const [first, second] = [one, other].map((selector) => document.querySelector(selector));
      if (!first || !second || first === second) return null;
      const differs = (name: string, part?: string) =>
        getComputedStyle(first, part).getPropertyValue(name) !== getComputedStyle(second, part).getPropertyValue(name);
      const names = ['background-color', 'color', 'outline-style', 'border-color'].filter((name) => differs(name));
      return differs('content', '::after') ? [...names, 'mark'] : names;
    },
    one,
    other,
  );
}

test('a pressed button, the selected tab and the selected row differ from others by more than a thin line', async () => {
  expect(await panel.evaluate(() => matchMedia('(forced-colors: active)').matches)).toBe(true);
  const pressed = '.filters [aria-pressed="true"]';
  const unpressed = '.filters [aria-pressed="false"]';
  for (const name of ['requests', 'set-cookie', 'timeline'] as const) {
    await openDetails(panel, name);
    expect(await differences(panel, pressed, unpressed)).toContain('background-color');
    // Both are drawn with the system's colours for what is selected.
    const inSystemColours = await differences(panel, pressed, '[role="tab"][aria-selected="true"]');
    for (const name of ['background-color', 'color']) expect(inSystemColours).not.toContain(name);
    expect(
      await differences(panel, '[role="tab"][aria-selected="true"]', '[role="tab"][aria-selected="false"]'),
    ).toContain('background-color');
    const rows = ['true', 'false'].map((isSelected) => `.log-rows > [aria-selected="${isSelected}"]`);
    expect(await differences(panel, rows[0] ?? '', rows[1] ?? '')).toEqual(
      expect.arrayContaining(['outline-style', 'mark']),
    );
  }
  await panel.click('[data-action="pause"]');
  expect(await differences(panel, '[data-action="pause"][aria-pressed="true"]', '[data-action="clear"]')).toContain(
    'background-color',
  );
  await showPart(panel, 'cookies');
  expect(await differences(panel, pressed, unpressed)).toContain('background-color');
});

test('the same is true in the popup, also of a row that is selected for deletion', async () => {
  const popup = await openCrumb(crumb, tab);
  expect(await differences(popup, '.filters [aria-pressed="true"]', '.filters [aria-pressed="false"]')).toContain(
    'background-color',
  );
  await popup.click('.rows > .row .mark');
  const rows = ['true', 'false'].map((isSelected) => `.rows > .row[aria-selected="${isSelected}"]`);
  expect(await differences(popup, rows[0] ?? '', rows[1] ?? '')).toEqual(
    expect.arrayContaining(['outline-style', 'mark']),
  );
});
