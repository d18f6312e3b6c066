import { expect, test } from 'vitest';
import { cookie } from '../../fixtures/cookie.ts';
import { until } from '../../fixtures/until.ts';
import { stage } from '../stage.ts';

const rows = (grid: HTMLElement) => grid.querySelectorAll('[data-cookie-name]');

test('the rows beyond the edge of the view are drawn when the pointer enters the list or it is scrolled', async () => {
  const many = Array.from({ length: 3000 }, (_, at) => cookie(`c${at}`));
  const { grid, row } = stage(many);
  await until(() => row('c1000'));
  const inView = rows(grid()).length;
  expect(inView * 24).toBeGreaterThanOrEqual(innerHeight - 150);
  expect(inView * 24).toBeLessThan(innerHeight);
  grid().dispatchEvent(new PointerEvent('pointerenter'));
  await until(() => expect(rows(grid())).toHaveLength(inView + 6));
  grid().scrollTop = 2400;
  grid().dispatchEvent(new Event('scroll'));
  await until(() => expect(rows(grid())).toHaveLength(inView + 13));
});
