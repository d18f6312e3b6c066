import { screen } from '@testing-library/preact';
import { expect, test } from 'vitest';
import { cookie } from '../../fixtures/cookie.ts';
import { say } from '../../fixtures/say.ts';
import { until } from '../../fixtures/until.ts';
import { stage } from '../stage.ts';

const many = Array.from({ length: 300 }, (_, at) => cookie(`c${1000 + at}`));
const focusedName = () => (document.activeElement as HTMLElement | null)?.dataset.cookieName;

test('a budget that is being typed stays while cookies change', async () => {
  const { tell, grid } = stage([cookie('a')], {
    handlers: { readSettings: async () => ({ value: { extent: 'page', budget: 8000 } }) },
  });
  const field = await screen.findByRole<HTMLInputElement>('spinbutton', { name: say('budgetOctets') });
  field.focus();
  field.value = '40';
  field.dispatchEvent(new Event('input', { bubbles: true }));
  tell({ cookie: cookie('b'), removed: false, cause: 'explicit' });
  await until(() => expect(grid().getAttribute('aria-rowcount')).toBe('3'));
  await until(() => expect(screen.getByRole('region', { name: say('payload') }).dataset.count).toBe('2'));
  await new Promise((resolve) => setTimeout(resolve, 50));
  expect(field.value).toBe('40');
});

test('where the page removes the cookie of the focused row, the next row gets the focus, and the list stays where a person scrolled it', async () => {
  const { tell, grid, row, press } = stage(many);
  await until(() => row('c1000'));
  row('c1000').focus();
  press('ArrowDown');
  await until(() => expect(focusedName()).toBe('c1001'));
  Object.defineProperty(grid(), 'clientHeight', { configurable: true, value: 480 });
  grid().scrollTop = 2400;
  grid().dispatchEvent(new Event('scroll'));
  await until(() => row('c1100'));
  tell({ cookie: cookie('c1001'), removed: true, cause: 'explicit' });
  await until(() => expect(focusedName()).toBe('c1002'));
  expect(grid().scrollTop).toBe(2400);
});

test('what screen readers are told of a burst of changes is one text, when it has ended', async () => {
  const { tell, grid, container, row } = stage([cookie('a')]);
  await until(() => row('a'));
  const status = () => container.querySelector('.unseen[role="status"]');
  await until(() => expect(status()?.textContent).toContain(say('countShown', { count: 1, shown: 1 })));
  const said: string[] = [];
  const observer = new MutationObserver(() => said.push(status()?.textContent?.trim() ?? ''));
  observer.observe(status() as Element, { childList: true, characterData: true, subtree: true });
  for (let at = 0; at < 5; at++) {
    tell({ cookie: cookie(`b${at}`), removed: false, cause: 'explicit' });
    await new Promise((resolve) => setTimeout(resolve, 30));
  }
  await until(() => expect(grid().getAttribute('aria-rowcount')).toBe('7'));
  const last = say('countShown', { count: 6, shown: 6 });
  await until(() => expect(status()?.textContent).toContain(last));
  observer.disconnect();
  expect([...new Set(said)]).toEqual([last]);
});

test('closing the details of a cookie that the page removed leaves the search as it is, and takes no focus when the cookie comes again', async () => {
  const { tell, row, press, container } = stage([cookie('sid'), cookie('side'), cookie('other')]);
  await until(() => row('sid'));
  const search = screen.getByRole<HTMLInputElement>('searchbox', { name: say('search') });
  search.value = 'sid';
  search.dispatchEvent(new Event('input', { bubbles: true }));
  await until(() => expect(container.querySelector('[data-cookie-name="other"]')).toBeNull());
  row('sid').click();
  await screen.findByRole('region', { name: say('details') });
  tell({ cookie: cookie('sid'), removed: true, cause: 'explicit' });
  await screen.findByText(say('goneDetails'));
  press('Escape');
  await until(() => expect(screen.queryByRole('region', { name: say('details') })).toBeNull());
  expect(search.value).toBe('sid');
  search.focus();
  tell({ cookie: cookie('sid'), removed: false, cause: 'explicit' });
  await until(() => row('sid'));
  await new Promise((resolve) => setTimeout(resolve, 50));
  expect(document.activeElement).toBe(search);
});

test('an open copy menu keeps its items and the focus where the page removes the cookie that it copies', async () => {
  const { tell, row, grid } = stage([cookie('sid', { value: 'abc' }), cookie('other')]);
  await until(() => row('sid'));
  row('sid').focus();
  const menu = await until(() => document.querySelector<HTMLElement>('#copy-menu') ?? Promise.reject());
  menu.dispatchEvent(Object.assign(new Event('toggle'), { newState: 'open' }));
  const item = await screen.findByText(say('copyValue'));
  item.focus();
  tell({ cookie: cookie('sid', { value: 'abc' }), removed: true, cause: 'explicit' });
  await until(() => expect(grid().getAttribute('aria-rowcount')).toBe('2'));
  await new Promise((resolve) => setTimeout(resolve, 50));
  expect(document.activeElement).toBe(item);
});
