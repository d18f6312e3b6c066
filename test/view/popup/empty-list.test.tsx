import { screen } from '@testing-library/preact';
import { expect, test } from 'vitest';
import { say } from '../../fixtures/say.ts';
import { until } from '../../fixtures/until.ts';
import { listed, names } from '../edit/steps-stage.ts';

test('what a filter hides of the matches of a search is offered, and the search stays', async () => {
  const { grid } = await listed();
  screen.getByRole('button', { name: `${say('filter_httpOnly')} 1` }).click();
  const search = screen.getByRole<HTMLInputElement>('searchbox', { name: say('search') });
  search.value = 'cart';
  search.dispatchEvent(new Event('input', { bubbles: true }));
  (await screen.findByRole('button', { name: say('matchesUnfiltered', { count: 1 }) })).click();
  await until(() => expect(names(grid())).toEqual(['cart']));
  expect(search.value).toBe('cart');
});
