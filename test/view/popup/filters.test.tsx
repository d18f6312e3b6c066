import { screen, within } from '@testing-library/preact';
import { expect, test } from 'vitest';
import { cookie } from '../../fixtures/cookie.ts';
import { say } from '../../fixtures/say.ts';
import { until } from '../../fixtures/until.ts';
import { stage } from '../stage.ts';

const JAR = [cookie('sid', { value: 'x'.repeat(50), httpOnly: true }), cookie('cart'), cookie('font')];
const names = (grid: HTMLElement) =>
  [...grid.querySelectorAll<HTMLElement>('[data-cookie-name]')].map((row) => row.dataset.cookieName);

test('every filter counts what it leaves', async () => {
  const { grid, row } = stage(JAR);
  await until(() => row('sid'));
  const filter = within(screen.getByRole('group', { name: say('filters') })).getByRole('button', {
    name: `${say('filter_httpOnly')} 1`,
  });
  filter.click();
  await until(() => expect(names(grid())).toEqual(['sid']));
  expect(filter.getAttribute('aria-pressed')).toBe('true');
});

test('a filter whose last cookie goes stays where it is, and none is shown that never had a cookie', async () => {
  const { row, tell } = stage(JAR);
  await until(() => expect(row('sid').closest('.app')?.textContent).toContain(say('connection_live')));
  const group = screen.getByRole('group', { name: say('filters') });
  const filters = () =>
    within(group)
      .getAllByRole('button')
      .map(({ textContent }) => textContent?.replace(/ \d+$/, ''));
  const before = filters();
  expect(before).toContain(say('filter_httpOnly'));
  expect(before).not.toContain(say('filter_partitioned'));
  const sid = JAR.find(({ name }) => name === 'sid');
  if (!sid) throw new Error('expected sid');
  tell({ cookie: sid, removed: true, cause: 'explicit' });
  await within(group).findByRole('button', { name: `${say('filter_httpOnly')} 0` });
  expect(filters()).toEqual(before);
});
