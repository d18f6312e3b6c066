import { expect, test } from 'vitest';
import { cookie } from '../../fixtures/cookie.ts';
import { harEntry } from '../../fixtures/har.ts';
import { until } from '../../fixtures/until.ts';
import { panelStage } from './panel-stage.ts';

const request = (at: number) => harEntry(`https://shop.example/${at}`, { at, request: { Cookie: 'a=1' } });
const focused = () => document.activeElement as HTMLElement | null;

test('the tab Cookies keeps the focus that arrow keys gave it, though a row had been reached by keys before', async () => {
  const { container, grid, row, press } = panelStage([cookie('a'), cookie('b')]);
  await until(() => grid());
  row('a').focus();
  press('ArrowDown');
  await until(() => expect(focused()?.dataset.cookieName).toBe('b'));
  const tab = (name: string) => container.querySelector<HTMLElement>(`#tab-${name}`);
  tab('cookies')?.focus();
  press('ArrowRight');
  await until(() => expect(focused()).toBe(tab('requests')));
  await until(() => expect(container.querySelector('.grid')).toBeNull());
  press('ArrowLeft');
  await until(() => row('b'));
  await new Promise((resolve) => setTimeout(resolve, 50));
  expect(focused()).toBe(tab('cookies'));
});

test('a row of a log that leaves it while it has the focus gives it to the row that Tab reaches', async () => {
  const { container, grid, openTab, ended, moved } = panelStage([cookie('a')], [request(1_000), request(1_100)]);
  await until(() => grid());
  openTab('requests');
  const rows = () => [...container.querySelectorAll<HTMLElement>('.log-rows [role="row"]')];
  await until(() => expect(rows()).toHaveLength(2));
  rows()[1]?.focus();
  rows()[1]?.click();
  await until(() => expect(rows()[1]?.getAttribute('aria-selected')).toBe('true'));
  const log = container.querySelector('.log');
  ended(
    harEntry('https://shop.example/shop/item', {
      at: Date.now(),
      request: { Cookie: 'a=1', 'Sec-Fetch-Dest': 'document', 'Sec-Fetch-Mode': 'navigate' },
    }),
  );
  moved('https://shop.example/shop/item');
  await until(() => expect(rows()).toHaveLength(1));
  expect(container.querySelector('.log')).toBe(log);
  await until(() => expect(focused()).toBe(rows()[0]));
});
