import { describe, expect, test } from 'vitest';
import { say, sayPart } from '../../fixtures/say.ts';
import type { JarCookie, JarEntry, Tab, View } from '../driver/surface.ts';
import { fillIn, inOrder, openEditor, openRow, openSite, saveWell, wholeJar } from '../pages/editor-page.ts';
import { openHistory, stepsShown, undo, waitForDone } from '../pages/history-page.ts';
import { clickButton, stopForGood, waitForText } from '../pages/popup-page.ts';
import { stage } from '../stage.ts';

/** One cookie moved to another store of the browser, and its namesakes there and here. */

const HOST = 'stores.localhost';
const DAY = 24 * 60 * 60 * 1000;

const { crumb, demo, tab } = await stage({ host: HOST });
const later = Math.floor(Date.now() + 30 * DAY) + (crumb.name === 'chromium' ? 0.457 : 0);
let popup: View;

/**
 * The stores that a person can choose besides the default one, with their names in the tests' jar and in the browser.
 */
const STORES =
  crumb.name === 'chromium'
    ? [{ store: 'private', storeId: '1' }]
    : [
        { store: 'private', storeId: 'firefox-private' },
        { store: 'container-2', storeId: 'firefox-container-2' },
      ];
const DEFAULT = crumb.name === 'chromium' ? '0' : 'firefox-default';

const SID = { name: 'sid', value: 'mine', domain: HOST, expires: later, httpOnly: true, sameSite: 'lax' } as const;
const OTHERS: JarEntry[] = [
  { name: 'sid', value: 'path', domain: HOST, path: '/foo', expires: later },
  { name: 'sid', value: 'wide', domain: HOST, hostOnly: false },
  ...[false, true].map((hasCrossSiteAncestor) => ({
    ...{ name: 'sid', value: `part ${hasCrossSiteAncestor}`, domain: HOST, expires: later + 1 },
    ...{ secure: true, sameSite: 'none' as const },
    partitionKey: { topLevelSite: `http://${HOST}`, hasCrossSiteAncestor },
  })),
];

/** A tab in the store, so that the store exists. */
function openIn(store: string): Promise<Tab> {
  const url = demo.url(HOST, '/');
  return store === 'private' ? crumb.openPrivateTab(url) : crumb.openContainerTab(url, Number(store.split('-')[1]));
}

/** The jar with the one cookie in another store, or with another change. */
const withMine = (jar: JarCookie[], change: Partial<JarCookie>) =>
  inOrder(jar.map((one) => (one.value === 'mine' ? { ...one, ...change } : one)));

describe.each(STORES)('the store $store', ({ store, storeId }) => {
  /** Opens the popup beside a tab of one store, with cookies of one name in both; gives the jar. */
  async function open(from: string): Promise<{ before: JarCookie[]; other: Tab; beside: Tab }> {
    const other = await openIn(store);
    await crumb.clearJar();
    const away = from === 'default' ? store : 'default';
    await crumb.setJar([
      { ...SID, store: from },
      ...OTHERS.map((one) => ({ ...one, store: from })),
      { ...OTHERS[0], value: 'there', store: away } as JarEntry,
    ]);
    const beside = from === 'default' ? tab : other;
    await beside.activate();
    popup = await openSite(crumb, beside, [SID, ...OTHERS]);
    return { before: await wholeJar(crumb), other, beside };
  }

  const MINE = { name: 'sid', path: '/', hostOnly: true, partitionKey: null };
  const CASES = [
    { title: 'from the default one into it', from: 'default', to: store, id: storeId },
    { title: 'out of it into the default one', from: store, to: 'default', id: DEFAULT },
  ];
  test.each(CASES)('a cookie is moved $title, with everything else equal; undone after all was closed', async (one) => {
    const { before, other, beside } = await open(one.from);
    await openEditor(popup, MINE);
    await fillIn(popup, 'storeId', one.id);
    await clickButton(popup, say('save'));
    await waitForText(popup, sayPart('savedElsewhere'));
    const offered = () => [...document.querySelectorAll('.panel-head button')].map((one) => one.textContent);
    expect(await popup.evaluate(offered)).toEqual([say('back'), say('duplicate')]);
    expect(await wholeJar(crumb)).toEqual(withMine(before, { store: one.to }));
    await popup.close();
    await stopForGood(crumb);
    popup = await openSite(crumb, beside, OTHERS);
    await undo(popup, say('step_edit_undone', { count: 1, name: 'sid' }));
    expect(await wholeJar(crumb)).toEqual(before);
    await popup.close();
    await other.close();
    await tab.activate();
  });

  test('a cookie is edited and deleted in its store, and restored; the others of that name stay', async () => {
    const { before, other } = await open(store);
    await openEditor(popup, MINE);
    await fillIn(popup, 'name', 'session');
    await saveWell(popup);
    const renamed = withMine(before, { name: 'session' });
    expect(await wholeJar(crumb)).toEqual(renamed);
    await popup.press('Escape');
    await openRow(popup, { name: 'session' });
    await clickButton(popup, say('delete'));
    await waitForDone(popup, say('step_delete', { count: 1, name: 'session' }));
    expect(await wholeJar(crumb)).toEqual(renamed.filter(({ value }) => value !== 'mine'));
    await undo(popup, say('step_delete_undone', { count: 1, name: 'session' }));
    await undo(popup, say('step_edit_undone', { count: 1, name: 'sid' }));
    expect(await wholeJar(crumb)).toEqual(before);
    await popup.close();
    await other.close();
    await tab.activate();
  });

  test('after its last tab was closed a step in a private window is forgotten, one in a container can be undone', async () => {
    const { before, other } = await open(store);
    await openRow(popup, MINE);
    await clickButton(popup, say('delete'));
    await waitForDone(popup, say('step_delete', { count: 1, name: 'sid' }));
    await popup.close();
    await other.close();
    await stopForGood(crumb);
    await tab.activate();
    popup = await openSite(crumb, tab, [{ name: 'sid' }]);
    if (store !== 'private') {
      await undo(popup, say('step_delete_undone', { count: 1, name: 'sid' }));
      expect(await wholeJar(crumb)).toEqual(before);
      return;
    }
    await openHistory(popup);
    await expect.poll(() => stepsShown(popup)).toEqual([]);
    expect(await crumb.jar({ store: 'private' })).toEqual([]);
  });
});
