import { describe, expect, test } from 'vitest';
import { say } from '../../fixtures/say.ts';
import type { JarEntry, View } from '../driver/surface.ts';
import {
  faultAt,
  fields,
  fillIn,
  openAdd,
  openEditor,
  openRow,
  openWith,
  saveWell,
  serverSets,
  tick,
  wholeJar,
} from '../pages/editor-page.ts';
import { undo, waitForDone } from '../pages/history-page.ts';
import { clickButton, openCrumb, waitForRows } from '../pages/popup-page.ts';
import { stage } from '../stage.ts';

/** What other cookie editors were seen to do to cookies, where no other file has it by name. */

const SITE = 'others.localhost';
const HOST = `www.${SITE}`;
const PATH = '/shop/item/42';
const DAY = 24 * 60 * 60 * 1000;

/** What a background has, as far as these tests use it. */
interface Api {
  cookies: { onChanged: { addListener(heard: (change: { cookie: { name: string } }) => void): void } };
}
declare const chrome: Api;
declare const heard: string[];

const { crumb, demo, tab } = await stage({ host: HOST, path: PATH });
/** As fine as the browser keeps it. */
const later = Math.floor((Date.now() + 30 * DAY) / 1000) * 1000 + (crumb.name === 'chromium' ? 567.123 : 567);
let popup: View;

const MANY: JarEntry[] = ['one', 'two', 'three', 'four', 'five'].map((name, at) => ({
  ...{ name, value: `%20${at}`, domain: HOST, expires: later + at },
  ...(at % 2 === 0 ? { httpOnly: true } : { secure: true, sameSite: 'strict' as const }),
}));

/** From now on the background takes down of which cookies the browser tells that they changed. */
const listen = () =>
  crumb.background(() => {
    Object.assign(globalThis, { heard: [] });
    chrome.cookies.onChanged.addListener(({ cookie }) => heard.push(cookie.name));
  });
const changed = () => crumb.background(() => [...new Set(heard)]);

async function sentNow(): Promise<string[]> {
  await tab.reload();
  return (demo.lastCookieHeader(HOST, PATH) ?? '').split('; ');
}

describe('fields that are not edited are not written', () => {
  test('saving with nothing changed writes no cookie: no event, the same order, the same fractions of a second', async () => {
    popup = await openWith(crumb, tab, MANY);
    const before = await wholeJar(crumb);
    const sent = await sentNow();
    expect(sent).toHaveLength(MANY.length);
    await listen();
    for (const { name } of MANY) {
      await openEditor(popup, { name });
      // By keys, where no disabled button is in the way.
      await popup.click('form [name="path"]');
      await popup.press('Enter');
      expect((await fields(popup)).name).toBe(name);
      await clickButton(popup, say('cancel'));
      await popup.press('Escape');
    }
    expect(await changed()).toEqual([]);
    expect(await wholeJar(crumb)).toEqual(before);
    expect(await sentNow()).toEqual(sent);
  });

  test('saving one cookie changes no other, and leaves the others in their order', async () => {
    popup = await openWith(crumb, tab, MANY);
    const sent = await sentNow();
    await listen();
    await openEditor(popup, { name: 'two' });
    await fillIn(popup, 'value', 'new');
    await saveWell(popup);
    expect(await changed()).toEqual(['two']);
    const others = (pairs: string[]) => pairs.filter((pair) => !pair.startsWith('two='));
    expect(others(await sentNow())).toEqual(others(sent));
  });
});

test('two cookies of one name are two rows, and what is done to one is done to it alone', async () => {
  const pair = ['/', '/shop'].map((path) => ({ name: 'dup', value: path, domain: HOST, path }));
  popup = await openWith(crumb, tab, pair);
  for (const { path, value } of pair) {
    await openEditor(popup, { name: 'dup', path });
    expect(await fields(popup)).toMatchObject({ path, value });
    await fillIn(popup, 'value', `of ${path}`);
    await saveWell(popup);
    await popup.press('Escape');
  }
  expect((await wholeJar(crumb)).map(({ path, value }) => [path, value])).toEqual([
    ['/', 'of /'],
    ['/shop', 'of /shop'],
  ]);
});

test('a page whose cookies are all partitioned is not said to have none', async () => {
  await crumb.clearJar();
  await serverSets(demo, tab, ['parted=1; Path=/; Secure; SameSite=None; Partitioned']);
  expect(await wholeJar(crumb)).toMatchObject([{ name: 'parted', partitionKey: { hasCrossSiteAncestor: false } }]);
  popup = await openCrumb(crumb, tab);
  await waitForRows(popup, ['parted']);
});

describe('nothing is added to what a person requests', () => {
  test('a cookie added deep in a site is for all its paths, and for the host with its www', async () => {
    popup = await openWith(crumb, tab, []);
    await openAdd(popup);
    await fillIn(popup, 'name', 'a,b');
    await saveWell(popup);
    expect(await wholeJar(crumb)).toMatchObject([{ name: 'a,b', domain: HOST, hostOnly: true, path: '/' }]);
  });

  test('SameSite=None does not make a cookie Secure: it is rejected until the person does', async () => {
    popup = await openWith(crumb, tab, [{ name: 'sid', value: '1', domain: HOST }]);
    await openEditor(popup, { name: 'sid' });
    await fillIn(popup, 'sameSite', 'none');
    expect(await faultAt(popup, 'sameSite')).toContain(say('reason_SameSiteNoneInsecure_do'));
    expect(await fields(popup)).toMatchObject({ sameSite: 'none', secure: false });
    await tick(popup, 'secure', true);
    await saveWell(popup);
    expect(await wholeJar(crumb)).toMatchObject([{ sameSite: 'none', secure: true }]);
  });

  test('a value with semicolons and a name with commas stay as typed, and are rejected or stored whole', async () => {
    popup = await openWith(crumb, tab, [{ name: 'sid', value: '1', domain: HOST }]);
    await openEditor(popup, { name: 'sid' });
    await fillIn(popup, 'name', 'a,b,c');
    await fillIn(popup, 'value', 'a;b;c');
    expect(await faultAt(popup, 'value')).toContain('U+003B');
    await clickButton(popup, say('save'));
    expect(await fields(popup)).toMatchObject({ name: 'a,b,c', value: 'a;b;c' });
    await fillIn(popup, 'value', 'abc');
    await saveWell(popup);
    expect(await wholeJar(crumb)).toMatchObject([{ name: 'a,b,c', value: 'abc' }]);
  });

  test('a cookie that the page makes a session cookie shows no expiry', async () => {
    popup = await openWith(crumb, tab, [{ name: 'sid', value: '1', domain: HOST, expires: later }]);
    await openRow(popup, { name: 'sid' });
    await serverSets(demo, tab, ['sid=1; Path=/']);
    await popup.waitFor(
      (text) => document.querySelector('[data-cookie-name="sid"] .expires')?.textContent?.includes(text),
      say('session'),
    );
    await clickButton(popup, say('edit'));
    await popup.waitFor(() => document.querySelector('form [name="session"]'));
    expect((await fields(popup)).session).toBe(true);
  });
});

test('cookies that a server could not set are deleted like any other, and restored as they were', async () => {
  const partitionKey = { topLevelSite: `http://${SITE}`, hasCrossSiteAncestor: false };
  // Chromium holds none that its rules reject; what comes nearest are those of which a prefix asks the most.
  const odd: JarEntry[] =
    crumb.name === 'firefox'
      ? [
          { name: '__Host-wide', value: '1', domain: HOST, hostOnly: false },
          { name: '__Secure-plain', value: '2', domain: HOST },
          { name: 'parted', value: '3', domain: HOST, partitionKey },
        ]
      : [
          { name: '__Host-Http-a', value: '1', domain: HOST, secure: true, httpOnly: true },
          { name: '__Secure-b', value: '2', domain: SITE, hostOnly: false, secure: true, sameSite: 'none' },
          { name: '__Http-c', value: '3', domain: HOST, secure: true, httpOnly: true, sameSite: 'strict' },
        ];
  popup = await openWith(crumb, tab, odd);
  const before = await wholeJar(crumb);
  await clickButton(popup, say('deleteShown', { number: 3 }));
  await clickButton(popup, say('deleteMany', { count: 3 }));
  await waitForDone(popup, say('step_delete', { count: 3, site: SITE }));
  expect(await wholeJar(crumb)).toEqual([]);
  await undo(popup, say('step_delete_undone', { count: 3, site: SITE }));
  expect(await wholeJar(crumb)).toEqual(before);
});
