import { describe, expect, test } from 'vitest';
import { labelled, say } from '../../fixtures/say.ts';
import type { JarCookie, JarEntry, View } from '../driver/surface.ts';
import { openRow, openSite, openWith, serverSets, titled, type Which, wholeJar } from '../pages/editor-page.ts';
import { keepSilent, undo, waitForDone } from '../pages/history-page.ts';
import { clickButton, waitForRows, waitForText, waitForTextGone } from '../pages/popup-page.ts';
import { stage } from '../stage.ts';

const HOST = 'delete.localhost';
const DAY = 24 * 60 * 60 * 1000;

const { crumb, demo, tab } = await stage({ host: HOST, path: '/foo' });
const later = Math.floor(Date.now() + 30 * DAY);
let popup: View;

const partition = (hasCrossSiteAncestor: boolean, site = HOST) => ({
  secure: true,
  sameSite: 'none' as const,
  partitionKey: { topLevelSite: `http://${site}`, hasCrossSiteAncestor },
});

/** Cookies of one name on every axis of a cookie's identity; each has a value of its own. */
const namesakes = (): JarEntry[] => [
  { name: 'sid', value: 'path', domain: HOST, path: '/foo' },
  { name: 'sid', value: 'host', domain: HOST, httpOnly: true, expires: later },
  { name: 'sid', value: 'wide', domain: HOST, hostOnly: false },
  { name: 'sid', value: 'same-site', domain: HOST, ...partition(false) },
  { name: 'sid', value: 'cross-site', domain: HOST, ...partition(true) },
  { name: 'sid', value: 'elsewhere', domain: HOST, ...partition(true, 'other.localhost') },
];

const MEANT: { title: string; value: string; which: Omit<Which, 'name'> }[] = [
  { title: 'on a path', value: 'path', which: { path: '/foo', partitionKey: null } },
  { title: 'of the host alone', value: 'host', which: { path: '/', hostOnly: true, partitionKey: null } },
  { title: 'of the whole domain', value: 'wide', which: { hostOnly: false, partitionKey: null } },
  {
    title: 'in the partition of the site itself',
    value: 'same-site',
    which: { partitionKey: partition(false).partitionKey },
  },
  {
    title: 'in that partition below another site',
    value: 'cross-site',
    which: { partitionKey: partition(true).partitionKey },
  },
  {
    title: 'in another partition',
    value: 'elsewhere',
    which: { partitionKey: partition(true, 'other.localhost').partitionKey },
  },
];

/** Opens the details of one cookie, presses Delete and waits until the bar says that it is done. */
async function deleteRow(popup: View, which: Which): Promise<void> {
  await openRow(popup, which);
  await clickButton(popup, say('delete'));
  await waitForDone(popup, say('step_delete', { count: 1, name: which.name || say('nameless') }));
  await popup.waitFor(() => !document.querySelector('dialog, .panel'));
}

const without = (before: JarCookie[], value: string) => before.filter((one) => one.value !== value);

describe('a delete of one cookie by its exact identity', () => {
  test.each(titled(MEANT))('of six namesakes exactly the one %s is deleted', async (_, { value, which }) => {
    popup = await openWith(crumb, tab, namesakes());
    const before = await wholeJar(crumb);
    expect(before).toHaveLength(6);
    await deleteRow(popup, { name: 'sid', ...which });
    expect(await wholeJar(crumb)).toEqual(without(before, value));
    await waitForRows(popup, Array(5).fill('sid'));
  });

  const ALONE: { title: string; cookie: Partial<JarEntry> & { name: string } }[] = [
    { title: 'a cookie with the prefix __Host-', cookie: { name: '__Host-sid', secure: true } },
    { title: 'a cookie with the prefix __Secure-', cookie: { name: '__Secure-sid', secure: true, hostOnly: false } },
    { title: 'a cookie with the prefix __Http-', cookie: { name: '__Http-sid', secure: true, httpOnly: true } },
    { title: 'an empty cookie', cookie: { name: 'empty', value: '' } },
    { title: 'a cookie of 4,096 octets', cookie: { name: 'big', value: 'x'.repeat(4093) } },
    { title: 'a cookie named in UTF-8', cookie: { name: 'n\u00c3\u00a9' } },
  ];
  test.each(titled(ALONE))('%s is deleted, and its namesakes stay', async (_, { cookie }) => {
    const meant = { value: 'meant', domain: HOST, ...cookie };
    popup = await openWith(crumb, tab, [meant, { name: 'sid', value: '', domain: HOST }]);
    const before = await wholeJar(crumb);
    const shown = meant.name === 'n\u00c3\u00a9' ? 'né' : meant.name;
    await popup.click(`[data-cookie-name="${shown}"]`);
    await clickButton(popup, say('delete'));
    await waitForDone(popup, say('step_delete', { count: 1, name: shown }));
    expect(await wholeJar(crumb)).toEqual(before.filter(({ name }) => name !== meant.name));
  });

  test('a cookie that is not Secure is deleted, and its Secure namesake stays', async () => {
    popup = await openWith(crumb, tab, [
      { name: 'sid', value: 'safe', domain: HOST, secure: true },
      { name: 'sid', value: 'plain', domain: HOST, path: '/foo' },
    ]);
    const before = await wholeJar(crumb);
    await deleteRow(popup, { name: 'sid', path: '/foo' });
    expect(await wholeJar(crumb)).toEqual(without(before, 'plain'));
  });

  test('a cookie without a name is deleted, and one with a name stays', async () => {
    await crumb.clearJar();
    // Firefox takes the word of such a line for the name of a cookie without a value.
    demo.serve(HOST, '/nameless', { setCookie: ['bare; Path=/', 'sid=bare; Path=/'], body: 'set' });
    await tab.goto(demo.url(HOST, '/nameless'));
    const name = crumb.name === 'chromium' ? '' : 'bare';
    popup = await openSite(crumb, tab, [{ name }, { name: 'sid' }]);
    const before = await wholeJar(crumb);
    expect(before).toHaveLength(2);
    await deleteRow(popup, { name });
    expect(await wholeJar(crumb)).toEqual(before.filter((one) => one.name === 'sid'));
    await tab.goto(demo.url(HOST, '/foo'));
    expect(demo.lastCookieHeader(HOST, '/foo')).toBe('sid=bare');
  });

  test('a cookie of a private window is deleted, and its namesake of the normal window stays', async () => {
    const secret = await crumb.openPrivateTab(demo.url(HOST, '/'));
    await crumb.clearJar();
    const meant = { name: 'sid', value: 'secret', domain: HOST, store: 'private' };
    await crumb.setJar([meant, { name: 'sid', value: 'public', domain: HOST }]);
    const before = await wholeJar(crumb);
    popup = await openSite(crumb, secret, [meant]);
    await deleteRow(popup, { name: 'sid' });
    expect(await wholeJar(crumb)).toEqual(without(before, 'secret'));
    await popup.close();
    await secret.close();
    await tab.activate();
  });
});

describe('the bar after a delete', () => {
  const which = { name: 'sid', path: '/foo', partitionKey: null };

  test('“Undo” in the bar restores the cookie with everything it had', async () => {
    popup = await openWith(crumb, tab, namesakes());
    const before = await wholeJar(crumb);
    await deleteRow(popup, which);
    await clickButton(popup, say('undo'));
    await waitForDone(popup, say('step_delete_undone', { count: 1, name: 'sid' }));
    expect(await wholeJar(crumb)).toEqual(before);
    await waitForRows(popup, Array(6).fill('sid'));
    await clickButton(popup, say('redo'));
    await waitForDone(popup, say('step_delete', { count: 1, name: 'sid' }));
    expect(await wholeJar(crumb)).toEqual(without(before, 'path'));
  });

  test('the dismissed bar disappears, and the cookie stays deleted', async () => {
    popup = await openWith(crumb, tab, namesakes());
    const before = await wholeJar(crumb);
    await deleteRow(popup, which);
    await popup.click(`.done button${labelled('dismiss')}`);
    await waitForTextGone(popup, say('step_delete', { count: 1, name: 'sid' }));
    expect(await wholeJar(crumb)).toEqual(without(before, 'path'));
  });

  test('a cookie that was already deleted without the popup noticing is reported; its namesakes stay', async () => {
    popup = await openWith(crumb, tab, namesakes());
    const before = await wholeJar(crumb);
    await keepSilent(crumb, popup);
    await serverSets(demo, tab, ['sid=; Path=/foo; Max-Age=0']);
    await expect.poll(() => wholeJar(crumb)).toEqual(without(before, 'path'));
    await openRow(popup, which);
    await clickButton(popup, say('delete'));
    await waitForDone(popup, say('step_delete_failed', { count: 1, name: 'sid' }));
    await waitForText(popup, say('problem_gone'));
    expect(await wholeJar(crumb)).toEqual(without(before, 'path'));
  });

  test('a cookie that changed without the popup noticing is deleted as it is now only after a question', async () => {
    popup = await openWith(crumb, tab, namesakes());
    const before = await wholeJar(crumb);
    await keepSilent(crumb, popup);
    await serverSets(demo, tab, ['sid=theirs; Path=/foo']);
    const changed = before.map((one) => (one.value === 'path' ? { ...one, value: 'theirs' } : one));
    await expect.poll(() => wholeJar(crumb)).toEqual(changed);
    await openRow(popup, which);
    await clickButton(popup, say('delete'));
    await waitForDone(popup, say('step_delete_failed', { count: 1, name: 'sid' }));
    expect(await wholeJar(crumb)).toEqual(changed);
    await clickButton(popup, say('deleteAsItIs'));
    await waitForDone(popup, say('step_delete', { count: 1, name: 'sid' }));
    expect(await wholeJar(crumb)).toEqual(without(before, 'path'));
    await undo(popup, say('step_delete_undone', { count: 1, name: 'sid' }));
    expect(await wholeJar(crumb)).toEqual(changed);
  });
});
