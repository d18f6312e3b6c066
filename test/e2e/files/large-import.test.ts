import { expect, test } from 'vitest';
import { writeCookies } from '../../../src/formats/formats.ts';
import { cookie } from '../../fixtures/cookie.ts';
import { labelled, say } from '../../fixtures/say.ts';
import { openHistory, stepsShown } from '../pages/history-page.ts';
import { clickButton, openCrumb } from '../pages/popup-page.ts';
import { stage } from '../stage.ts';

/** An import of more cookies than one step of the edit engine takes, in the real popup. */

const SITES = 10;
/** A browser keeps 180 of a site. */
const OF_EACH = 110;
const COUNT = SITES * OF_EACH;
const { crumb, tab } = await stage({ host: 'site0.localhost' });

test('an import of 1,100 cookies of ten sites is one entry of the history, and one click undoes all of it', async () => {
  const expiryTime = Math.floor(Date.now() / 1000) * 1000 + 30 * 86_400_000;
  const cookies = Array.from({ length: COUNT }, (_, at) =>
    cookie(`name${at}`, { value: `value${at}`, domain: `site${at % SITES}.localhost`, expiryTime }),
  );
  const popup = await openCrumb(crumb, tab);
  popup.patience = 90_000;
  await popup.click(`button${labelled('copyMenu')}`);
  await clickButton(popup, say('importCookies'));
  await popup.fill('dialog [name="import"]', writeCookies(cookies, 'crumb', {}).text);
  await clickButton(popup, say('importChosen', { count: COUNT }));
  await popup.waitFor(() => !document.querySelector('dialog[open]'));
  const stored = (await crumb.jar()).map(({ name, value, domain }) => `${name}=${value} ${domain}`);
  expect(stored.sort()).toEqual(cookies.map(({ name, value, domain }) => `${name}=${value} ${domain}`).sort());
  await openHistory(popup);
  expect((await stepsShown(popup)).map(({ state }) => state)).toEqual(['done']);
  await popup.press('Escape');
  await popup.click(`button${labelled('undoLast')}`);
  await expect.poll(async () => (await crumb.jar()).length, { timeout: 90_000 }).toBe(0);
  await openHistory(popup);
  await expect.poll(async () => (await stepsShown(popup)).map(({ state }) => state)).toEqual(['undone']);
});
