import { beforeEach, expect, test } from 'vitest';
import { labelled, say } from '../../fixtures/say.ts';
import type { JarEntry } from '../driver/surface.ts';
import { openSite, wholeJar } from '../pages/editor-page.ts';
import { waitForDone } from '../pages/history-page.ts';
import { chooseScope } from '../pages/popup-list.ts';
import { clickButton, openCrumb, rowNames, waitForRows, waitForText, waitForTextGone } from '../pages/popup-page.ts';
import { stage } from '../stage.ts';

const HOST = 'empty.localhost';
const { crumb, tab } = await stage({ host: HOST });

const HERE: JarEntry = { name: 'here', value: 'of-this-page', domain: HOST };
const THERE: JarEntry = { name: 'there', value: `${'x'.repeat(200)}-needle`, domain: HOST, path: '/there' };

beforeEach(async () => {
  await crumb.clearJar();
});

test('a search without a match on this page shows by one click what it finds in the site, and stays', async () => {
  await crumb.setJar([HERE, THERE]);
  const popup = await openCrumb(crumb, tab);
  await chooseScope(popup, 'page');
  await waitForRows(popup, ['here']);
  await popup.type('input[type="search"]', 'needle');
  await clickButton(popup, say('matchesIn', { count: 1, scope: say('extent_site') }));
  await waitForRows(popup, ['there']);
  const shown = await popup.evaluate(
    (scope) => [
      document.querySelector<HTMLInputElement>('input[type="search"]')?.value,
      document.querySelector<HTMLSelectElement>(scope)?.value,
    ],
    `select${labelled('scope')}`,
  );
  expect(shown).toEqual(['needle', 'site']);
});

test('a popup that is opened after its last cookies were deleted says so and undoes it by one click', async () => {
  await crumb.setJar([HERE, THERE]);
  const before = await wholeJar(crumb);
  const first = await openSite(crumb, tab, [HERE, THERE]);
  await clickButton(first, say('deleteShown', { number: 2 }));
  await clickButton(first, say('deleteMany', { count: 2 }));
  const deleted = say('step_delete', { count: 2, site: HOST });
  await waitForDone(first, deleted);
  await first.close();
  expect(await crumb.jar()).toEqual([]);

  const popup = await openCrumb(crumb, tab);
  await waitForText(popup, deleted);
  expect(await rowNames(popup)).toEqual([]);
  await clickButton(popup, say('undo'));
  await waitForRows(popup, ['here', 'there']);
  expect(await wholeJar(crumb)).toEqual(before);
  await waitForTextGone(popup, deleted);
});
