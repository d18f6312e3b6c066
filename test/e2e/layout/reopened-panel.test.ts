import { expect, test } from 'vitest';
import type { Panel } from '../driver/surface.ts';
import { showPart } from '../pages/panel-page.ts';
import { stage } from '../stage.ts';

const { crumb, tab } = await stage({ host: 'reopened.localhost' });

const shownTab = (panel: Panel) =>
  panel.evaluate(() => document.querySelector('[role="tab"][aria-selected="true"]')?.id);

test('the panel opens again on the tab on which it was left, also after the background was stopped', async () => {
  let panel = await crumb.openPanel(tab);
  await panel.waitFor(() => document.querySelector('[role="grid"], .state, .empty'));
  expect(await shownTab(panel)).toBe('tab-cookies');
  for (const name of ['timeline', 'what-if'] as const) {
    await showPart(panel, name);
    const stored = () => crumb.background(async () => JSON.stringify(await chrome.storage.local.get('settings')));
    await expect.poll(stored).toContain(`panelTab\\":\\"${name}`);
    await crumb.closeDevTools(tab);
    await crumb.stopBackground();
    panel = await crumb.openPanel(tab);
    await panel.waitFor((id) => document.querySelector(`#${id}[aria-selected="true"]`), `tab-${name}`);
  }
});

/** The API of the background that this test uses. */
declare const chrome: { storage: { local: { get(key: string): Promise<object> } } };
