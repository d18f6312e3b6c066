import { describe, expect, test } from 'vitest';
import type { JarCookie, View } from './driver/surface.ts';
import { fillIn, openAdd, openEditor, openSite, saveWell, serverSets, wholeJar } from './editor-page.ts';
import { undo, waitForDone } from './history-page.ts';
import { clickButton, openCrumb, said, waitForText } from './popup-page.ts';
import { stage } from './stage.ts';

/** Paths that Chromium's cookies API writes otherwise than a Set-Cookie line does; Firefox's writes them as they are. */

const HOST = 'paths.localhost';

const { crumb, demo, tab } = await stage({ host: HOST });
const isChromium = crumb.name === 'chromium';
let popup: View;

/** A cookie set by the server and the one that stands where Chromium would write it, listed in the popup. */
async function openPair(): Promise<JarCookie[]> {
  await crumb.clearJar();
  await serverSets(demo, tab, ['sid=raw; Path=/a b', 'sid=encoded; Path=/a%20b']);
  const jar = await wholeJar(crumb);
  expect(jar.map(({ path }) => path)).toEqual(['/a b', '/a%20b']);
  popup = await openSite(crumb, tab, jar);
  return jar;
}

describe('of two cookies that differ in how their path is written', () => {
  test('the raw one is deleted alone in Firefox, and in Chromium rejected with the reason', async () => {
    const [raw, encoded] = await openPair();
    await openEditor(popup, { name: 'sid', path: '/a b' });
    if (isChromium) await waitForText(popup, 'Chromium writes the path /a b as /a%20b: no extension can reach this');
    await popup.press('Escape');
    await clickButton(popup, 'Delete');
    if (isChromium) {
      await waitForDone(popup, '“sid” was not deleted');
      await waitForText(popup, 'Delete it in the developer tools, under Application, or let the server do it.');
    } else await waitForDone(popup, 'Deleted “sid”');
    expect(await wholeJar(crumb)).toEqual(isChromium ? [raw, encoded] : [encoded]);
  });

  test('the value of the raw one is changed alone in Firefox, and in Chromium rejected where it stands', async () => {
    const [raw, encoded] = await openPair();
    await openEditor(popup, { name: 'sid', path: '/a b' });
    await fillIn(popup, 'value', 'new');
    if (isChromium) {
      await clickButton(popup, 'Save');
      await popup.waitFor(() => document.activeElement?.getAttribute('aria-invalid') === 'true');
      expect(await wholeJar(crumb)).toEqual([raw, encoded]);
    } else {
      await saveWell(popup);
      expect(await wholeJar(crumb)).toEqual([{ ...raw, value: 'new' }, encoded]);
    }
  });

  test('a path typed with a space is stored as the browser can, which is said before and after', async () => {
    await crumb.clearJar();
    popup = await openSite(crumb, tab, []);
    await openAdd(popup);
    await fillIn(popup, 'name', 'typed');
    await fillIn(popup, 'path', '/a b');
    if (isChromium) {
      await waitForText(popup, 'Chromium will store the path as /a%20b');
      await clickButton(popup, 'Save');
      await waitForText(popup, 'Saved, but the browser changed: Path. Shown is what it holds.');
    } else await saveWell(popup);
    expect(await wholeJar(crumb)).toMatchObject([{ name: 'typed', path: isChromium ? '/a%20b' : '/a b' }]);
    await undo(popup, 'Took “typed” out again');
    expect(await wholeJar(crumb)).toEqual([]);
  });
});

test('a name that is not UTF-8 is rejected in Chromium, which cannot say it, and deleted in Firefox', async () => {
  await crumb.clearJar();
  await serverSets(demo, tab, ['caf\xe9=1; Path=/']);
  const jar = await wholeJar(crumb);
  popup = await openCrumb(crumb, tab);
  await popup.click('[data-key]');
  await clickButton(popup, 'Delete');
  if (isChromium) await waitForText(popup, 'The name holds octets that are not UTF-8');
  else await waitForDone(popup, 'Deleted “caf�”');
  // Chromium’s document.cookie is empty on account of it, and not because cookies are blocked.
  expect(await said(popup)).not.toContain('blocked for this page');
  expect(await wholeJar(crumb)).toEqual(isChromium ? jar : []);
});
