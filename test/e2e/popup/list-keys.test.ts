import { beforeEach, expect, test } from 'vitest';
import { labelled, say } from '../../fixtures/say.ts';
import type { View } from '../driver/surface.ts';
import { fields, wholeJar } from '../pages/editor-page.ts';
import { openCrumb, waitForRows } from '../pages/popup-page.ts';
import { stage } from '../stage.ts';

const HOST = 'list-keys.localhost';
const { crumb, tab } = await stage({ host: HOST });
let popup: View;

beforeEach(async () => {
  await crumb.clearJar();
  await crumb.setJar([
    { name: 'largest', value: 'x'.repeat(30), domain: HOST },
    { name: 'middle', value: 'x'.repeat(20), domain: HOST },
    { name: 'smallest', value: 'x', domain: HOST },
  ]);
  popup = await openCrumb(crumb, tab);
  await waitForFocusedRow('largest');
});

const waitForFocusedRow = (name: string) =>
  popup.waitFor((wanted) => document.activeElement?.getAttribute('data-cookie-name') === wanted, name);
const details = `${labelled('details')} dl`;

test('the popup opens with the focus on the first row, so that arrows and Enter work at once', async () => {
  await popup.press('ArrowDown');
  await waitForFocusedRow('middle');
  await popup.press('Enter');
  await popup.waitFor((selector) => document.querySelector(selector), details);
});

test('after a click beside the list an arrow leads back to the row that had the focus', async () => {
  await popup.press('ArrowDown');
  await waitForFocusedRow('middle');
  await popup.evaluate(() => (document.activeElement as HTMLElement).blur());
  await popup.press('ArrowUp');
  await waitForFocusedRow('middle');
});

test('Ctrl+F searches, also from the details and from the search, whose text is then replaced', async () => {
  const waitForSearch = () => popup.waitFor(() => document.activeElement?.matches('input[type="search"]'));
  await popup.press('Enter');
  await popup.waitFor((selector) => document.querySelector(selector), details);
  await popup.press('Control+f');
  await waitForSearch();
  for (const key of 'small') await popup.press(key);
  await waitForRows(popup, ['smallest']);
  await popup.press('Control+f');
  for (const key of 'mid') await popup.press(key);
  await waitForRows(popup, ['middle']);
});

test('a double click on a row edits its cookie, and presses no button of the details that open over it', async () => {
  const before = await wholeJar(crumb);
  await popup.doubleClick('[data-cookie-name="middle"] .value');
  await popup.waitFor((selector) => document.querySelector(selector), labelled('editCookie'));
  expect((await fields(popup)).name).toBe('middle');
  expect(await wholeJar(crumb)).toEqual(before);
});

test('a double click on the first cell of a row selects the cookie and selects it no longer', async () => {
  await popup.doubleClick('[data-cookie-name="middle"] .mark');
  await popup.waitFor(() => document.querySelector('[data-cookie-name="middle"][aria-selected="false"]'));
  expect(await popup.evaluate((selector) => document.querySelector(selector) === null, labelled('editCookie'))).toBe(
    true,
  );
  expect(
    await popup.evaluate((text) => document.body.innerText.includes(text), say('deleteSelected', { number: 1 })),
  ).toBe(false);
});

test('a part of a value is found by "/" and typing, and marked in the row and in the details, however deep it is', async () => {
  const marks = () =>
    popup.evaluate(() =>
      [...document.querySelectorAll('mark')].map((mark) => {
        const cell = mark.closest('[role="gridcell"], pre')?.getBoundingClientRect();
        const { left, right } = mark.getBoundingClientRect();
        return { text: mark.textContent, isInView: cell !== undefined && left >= cell.left && right <= cell.right };
      }),
    );
  const found = { text: 'NeeDle', isInView: true };
  const value = `${'x'.repeat(2000)}NeeDle${'y'.repeat(1000)}`;
  await crumb.setJar([{ name: 'deep', value, domain: HOST }]);
  await waitForRows(popup, ['largest', 'middle', 'smallest', 'deep']);
  for (const key of '/needle') await popup.press(key);
  await waitForRows(popup, ['deep']);
  await popup.waitFor(() => document.querySelector('.rows mark'));
  expect(await marks()).toEqual([found]);
  await popup.press('Enter');
  await popup.press('Enter');
  await popup.waitFor(() => document.querySelector('pre mark'));
  expect(await marks()).toContainEqual(found);
});
