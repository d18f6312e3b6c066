import { expect, test } from 'vitest';
import type { Cookie } from '../../../src/cookie/cookie.ts';
import { writeCookies } from '../../../src/formats/formats.ts';
import { cookie } from '../../fixtures/cookie.ts';
import { labelled, say } from '../../fixtures/say.ts';
import type { View } from '../driver/surface.ts';
import { openHistory, stepsShown } from '../pages/history-page.ts';
import { clickButton, openCrumb } from '../pages/popup-page.ts';
import { stage } from '../stage.ts';

/** An import of more cookies than one step of the edit engine takes, in the real popup. */

/** A browser keeps 180 of a site. */
const OF_EACH = 110;
const { crumb, tab } = await stage({ host: 'site0.localhost' });

/** Starts the import of so many cookies in the popup. */
async function importCookies(count: number): Promise<{ popup: View; cookies: Cookie[] }> {
  const sites = Math.ceil(count / OF_EACH);
  const expiryTime = Math.floor(Date.now() / 1000) * 1000 + 30 * 86_400_000;
  const cookies = Array.from({ length: count }, (_, at) =>
    cookie(`name${at}`, { value: `value${at}`, domain: `site${at % sites}.localhost`, expiryTime }),
  );
  const popup = await openCrumb(crumb, tab);
  popup.patience = 90_000;
  await popup.click(`button${labelled('copyMenu')}`);
  await clickButton(popup, say('importCookies'));
  await popup.fill('dialog [name="import"]', writeCookies(cookies, 'crumb', {}).text);
  await clickButton(popup, say('importChosen', { count }));
  return { popup, cookies };
}

/** Undoes the last step, which was the import, and looks for its entry. */
async function undoAll(popup: View): Promise<void> {
  await popup.press('Escape');
  await popup.click(`button${labelled('undoLast')}`);
  await expect.poll(async () => (await crumb.jar()).length, { timeout: 90_000 }).toBe(0);
  await openHistory(popup);
  await expect.poll(async () => (await stepsShown(popup)).at(0)?.state).toEqual('undone');
}

test('an import of 1,100 cookies of ten sites is one entry of the history, and one click undoes all of it', async () => {
  const { popup, cookies } = await importCookies(1100);
  await popup.waitFor(() => !document.querySelector('dialog[open]'));
  const stored = (await crumb.jar()).map(({ name, value, domain }) => `${name}=${value} ${domain}`);
  expect(stored.sort()).toEqual(cookies.map(({ name, value, domain }) => `${name}=${value} ${domain}`).sort());
  await openHistory(popup);
  expect((await stepsShown(popup)).map(({ state }) => state)).toEqual(['done']);
  await undoAll(popup);
});

test('an import of 3,000 cookies can be stopped after a step, and one click undoes what it stored', async () => {
  const { popup } = await importCookies(3000);
  await popup.waitFor(() => (document.querySelector<HTMLProgressElement>('dialog progress')?.value ?? 0) > 0);
  await clickButton(popup, say('changesStop'));
  await popup.waitFor(() => !document.querySelector('dialog progress'));
  expect([1000, 2000]).toContain((await crumb.jar()).length);
  await undoAll(popup);
});
