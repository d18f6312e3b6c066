import { expect, test } from 'vitest';
import type { Panel } from '../driver/surface.ts';
import { showPart } from '../pages/panel-page.ts';
import { stage } from '../stage.ts';

const { crumb, tab } = await stage({ host: 'reopened.localhost' });

const shownTab = (panel: Panel) =>
  panel.evaluate(() => document.querySelector('[role="tab"][aria-selected="true"]')?.id);

test('the panel opens again on the tab on which it was left, also after the background was stopped', async () => {
  const first = await crumb.openPanel(tab);
  await first.waitFor(() => document.querySelector('[role="grid"], .state, .empty'));
  expect(await shownTab(first)).toBe('tab-cookies');
  for (const name of ['timeline', 'what-if', 'cookies'] as const) {
    const panel = name === 'timeline' ? first : await crumb.openPanel(tab);
    await showPart(panel, name);
    const stored = () => crumb.background(async () => JSON.stringify(await chrome.storage.local.get('settings')));
    await expect.poll(stored).toContain(`panelTab\\":\\"${name}`);
    await crumb.closeDevTools(tab);
    await crumb.stopBackground();
    const next = await crumb.openPanel(tab);
    await next.waitFor((id) => document.querySelector(`#${id}[aria-selected="true"]`), `tab-${name}`);
    await crumb.closeDevTools(tab);
  }
});

/** The API of the background that this test uses. */
declare const chrome: { storage: { local: { get(key: string): Promise<object> } } };
