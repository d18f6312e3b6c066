import { screen } from '@testing-library/preact';
import { expect, test } from 'vitest';
import { cookie } from '../../fixtures/cookie.ts';
import { say } from '../../fixtures/say.ts';
import { until } from '../../fixtures/until.ts';
import { type Stage, stage } from '../stage.ts';
import '../../../src/view/search/found-value.tsx';

const ENCODED = '%7B%22city%22%3A%22K%C3%B6ln%22%7D';

function search(query: string): void {
  const field = screen.getByRole<HTMLInputElement>('searchbox', { name: say('search') });
  field.value = query;
  field.dispatchEvent(new Event('input', { bubbles: true }));
}

/** The view of a cookie with percent escapes and one without, in which this was searched. */
async function searched(query: string): Promise<Stage> {
  const view = stage([cookie('place', { value: ENCODED }), cookie('other', { value: 'xyz' })]);
  await until(() => view.row('place'));
  search(query);
  return view;
}

const valueCell = (view: Stage, name: string) => view.row(name).querySelector<HTMLElement>('.value');
const marks = (part: Element | null | undefined) =>
  [...(part?.querySelectorAll('mark') ?? [])].map((m) => m.textContent);

test.each(['köln', 'city":"k'])(
  '%s of the decoded value is found, and marked in the list and the details',
  async (query) => {
    const view = await searched(query);
    const hit = query.replace('köln', 'Köln').replace('"k', '"K');
    await until(() => expect(marks(valueCell(view, 'place'))).toEqual([hit]));
    expect(valueCell(view, 'place')?.textContent).toContain(say('foundDecoded'));
    expect(view.container.querySelector('[data-cookie-name="other"]')).toBeNull();
    view.row('place').click();
    const decoded = await screen.findByRole('region', { name: say('valueDecoded') });
    expect(marks(decoded)).toEqual([hit]);
    expect(marks(screen.getByRole('region', { name: say('valueRaw') }))).toEqual([]);
  },
);

test('what is in the raw value too is marked there, and the row shows the raw value', async () => {
  const view = await searched('city');
  await until(() => expect(marks(valueCell(view, 'place'))).toEqual(['city']));
  expect(valueCell(view, 'place')?.textContent).not.toContain(say('foundDecoded'));
  view.row('place').click();
  for (const name of [say('valueDecoded'), say('valueRaw')])
    expect(marks(await screen.findByRole('region', { name }))).toEqual(['city']);
});

test.each([
  ['place=%7B', 'place', '%7B', 'valueRaw'],
  ['note=köln', 'note', 'Köln', 'valueDecoded'],
  ['Cookie: gone=1; other=xyz', 'other', 'xyz', 'valueRaw'],
] as const)('%s finds the cookie with this name and value, and marks the value', async (query, name, hit, region) => {
  const others = [cookie('place', { value: ENCODED }), cookie('other', { value: 'xyz' })];
  const view = stage([...others, cookie('note', { value: 'K%C3%B6ln%20am%20Rhein' })]);
  await until(() => view.row('note'));
  search(query);
  await until(() => expect(marks(valueCell(view, name))).toEqual([hit]));
  expect(view.container.querySelectorAll('[data-cookie-name]')).toHaveLength(1);
  view.row(name).click();
  expect(marks(await screen.findByRole('region', { name: say(region) }))).toEqual([hit]);
});
