import { beforeEach, expect, test } from 'vitest';
import { say } from '../../fixtures/say.ts';
import type { View } from '../driver/surface.ts';
import { inOrder, openWith, wholeJar } from '../pages/editor-page.ts';
import { undo, waitForDone } from '../pages/history-page.ts';
import { clickButton, waitForText } from '../pages/popup-page.ts';
import { stage } from '../stage.ts';

/** Several cookies are edited together in the real popup, against the browser's own jar. */

const HOST = 'many.localhost';
const { crumb, tab } = await stage({ host: HOST });
const later = Math.floor(Date.now() / 1000) * 1000 + 30 * 86_400_000;
let popup: View;

beforeEach(async () => {
  popup = await openWith(crumb, tab, [
    { name: 'one', value: '1', domain: HOST, expires: later + 457 },
    { name: 'two', value: '2', domain: HOST, sameSite: 'lax' },
    { name: 'two', value: 'wide', domain: HOST, hostOnly: false },
    { name: 'rest', value: '3', domain: HOST },
  ]);
  for (const name of ['one', 'two']) await popup.click(`[data-cookie-name="${name}"] .mark`);
  await clickButton(popup, say('editSelected', { number: 2 }));
  await popup.waitFor(() => document.querySelectorAll('[data-change-name]').length === 2);
});

test('attributes of the selected cookies change, nothing else does, and one click restores every cookie', async () => {
  const before = await wholeJar(crumb);
  await popup.fill('dialog [name="httpOnly"]', 'true');
  await popup.fill('dialog [name="sameSite"]', 'strict');
  await clickButton(popup, say('bulkChosen', { count: 2 }));
  await waitForDone(popup, say('step_edit', { count: 2, site: HOST }));
  const after = await wholeJar(crumb);
  const changed = after.filter(({ httpOnly }) => httpOnly);
  expect(changed.map(({ name }) => name).sort()).toEqual(['one', 'two']);
  expect(changed.every(({ sameSite }) => sameSite === 'strict')).toBe(true);
  const back = changed.map((cookie) => ({ ...before.find((one) => isSameIdentity(one, cookie)) }));
  expect(inOrder([...after.filter(({ httpOnly }) => !httpOnly), ...(back as typeof before)])).toEqual(before);
  await undo(popup, say('step_edit_undone', { count: 2, site: HOST }));
  expect(await wholeJar(crumb)).toEqual(before);
});

test('cookies move to another path, and a path that browsers reject is said before', async () => {
  const before = await wholeJar(crumb);
  await popup.fill('dialog [name="path"]', 'no-slash');
  await popup.waitFor(() => document.querySelectorAll('[data-effect="rejected"]').length === 2);
  expect(await wholeJar(crumb)).toEqual(before);
  await popup.fill('dialog [name="path"]', '/shop');
  await popup.waitFor(() => document.querySelectorAll('[data-effect="changed"]').length === 2);
  await waitForText(popup, '/shop');
  await clickButton(popup, say('bulkChosen', { count: 2 }));
  await waitForDone(popup, say('step_edit', { count: 2, site: HOST }));
  const after = await wholeJar(crumb);
  expect(after).toHaveLength(before.length);
  expect(
    after
      .filter(({ path }) => path === '/shop')
      .map(({ name }) => name)
      .sort(),
  ).toEqual(['one', 'two']);
  await undo(popup, say('step_edit_undone', { count: 2, site: HOST }));
  expect(await wholeJar(crumb)).toEqual(before);
});

test('cookies become cookies of the domain, but the one that would replace another says so and stays', async () => {
  const before = await wholeJar(crumb);
  await popup.fill('dialog [name="cookies"]', 'shown');
  await popup.waitFor(() => document.querySelectorAll('[data-change-name]').length === 4);
  await popup.fill('dialog [name="hostOnly"]', 'false');
  await popup.waitFor(() => document.querySelectorAll('[data-effect="changed"]').length === 2);
  await waitForText(popup, say('problem_exists', { name: 'two' }));
  await clickButton(popup, say('bulkChosen', { count: 2 }));
  await waitForDone(popup, say('step_edit', { count: 2, site: HOST }));
  const moved = before.map((cookie) => (cookie.name === 'two' ? cookie : { ...cookie, hostOnly: false }));
  expect(await wholeJar(crumb)).toEqual(inOrder(moved));
  await undo(popup, say('step_edit_undone', { count: 2, site: HOST }));
  expect(await wholeJar(crumb)).toEqual(before);
});

test('all cookies of the site are copied into a partition beside the old ones, and one click deletes the copies', async () => {
  const before = await wholeJar(crumb);
  await popup.fill('dialog [name="cookies"]', 'all');
  await popup.waitFor(() => document.querySelectorAll('[data-change-name]').length === 4);
  await popup.fill('dialog [name="partition"]', 'under');
  await popup.fill('dialog [name="topLevelSite"]', 'https://top.localhost');
  await popup.click('dialog [name="keepsOriginals"]');
  // Chromium stores a partitioned cookie only with Secure.
  await popup.fill('dialog [name="secure"]', 'true');
  await popup.waitFor(() => document.querySelectorAll('[data-effect="new"]').length === 4);
  await clickButton(popup, say('bulkChosen', { count: 4 }));
  await waitForDone(popup, say('step_edit', { count: 4, site: HOST }));
  const partitionKey = { topLevelSite: 'https://top.localhost', hasCrossSiteAncestor: true };
  const copies = before.map((cookie) => ({ ...cookie, secure: true, partitionKey }));
  expect(await wholeJar(crumb)).toEqual(inOrder([...before, ...copies]));
  await undo(popup, say('step_edit_undone', { count: 4, site: HOST }));
  expect(await wholeJar(crumb)).toEqual(before);
});

type Entry = Awaited<ReturnType<typeof wholeJar>>[number];

function isSameIdentity(one: Entry, other: Entry): boolean {
  return one.name === other.name && one.hostOnly === other.hostOnly && one.path === other.path;
}
