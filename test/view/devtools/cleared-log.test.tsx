import { within } from '@testing-library/preact';
import { expect, test } from 'vitest';
import { cookie } from '../../fixtures/cookie.ts';
import { harEntry } from '../../fixtures/har.ts';
import { say } from '../../fixtures/say.ts';
import { until } from '../../fixtures/until.ts';
import { panelStage } from './panel-stage.ts';

const request = (at: number) =>
  harEntry(`https://shop.example/${at}`, {
    at,
    request: { 'Sec-Fetch-Dest': 'empty', 'Sec-Fetch-Site': 'same-origin', Cookie: 'a=1' },
    response: [['Set-Cookie', 'a=2']],
  });

async function openedTab(tab: string) {
  const panel = panelStage([cookie('a')], [request(1_000), request(1_100)]);
  await until(() => panel.grid());
  panel.openTab(tab);
  if (tab === 'timeline') panel.tell({ cookie: cookie('b'), removed: false, cause: 'explicit' });
  const rows = () => [...panel.container.querySelectorAll<HTMLElement>('.log-rows [role="row"]')];
  await until(() => expect(rows().length).toBeGreaterThan(0));
  return { ...panel, rows };
}

test.each([
  ['requests', 'clearLog', 'the tab'],
  ['set-cookie', 'clearLog', 'Clear'],
  ['timeline', 'timelineClear', 'Clear'],
] as const)('in %s, Clear (%s) leaves the focus at %s', async (tab, label, where) => {
  const { container, rows } = await openedTab(tab);
  const clear = within(container).getByRole('button', { name: say(label) });
  clear.focus();
  clear.click();
  await until(() => expect(rows()).toEqual([]));
  const wanted = where === 'Clear' ? clear : container.querySelector(`#tab-${tab}`);
  await until(() => expect(document.activeElement).toBe(wanted));
});

test('where the details beside a log are closed, the log has the focus', async () => {
  const { container, rows } = await openedTab('requests');
  rows()[0]?.click();
  const close = await until(() => within(container).getByRole('button', { name: say('close') }));
  close.focus();
  close.click();
  await until(() => expect(document.activeElement).toBe(rows()[0]));
});
