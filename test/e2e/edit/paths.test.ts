import { describe, expect, test } from 'vitest';
import { say } from '../../fixtures/say.ts';
import type { JarCookie, View } from '../driver/surface.ts';
import { fillIn, openAdd, openEditor, openSite, saveWell, serverSets, wholeJar } from '../pages/editor-page.ts';
import { undo, waitForDone } from '../pages/history-page.ts';
import { clickButton, openCrumb, said, waitForText } from '../pages/popup-page.ts';
import { stage } from '../stage.ts';

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

describe('two cookies that differ in how their path is written', () => {
  test('the cookie with the raw path is deleted alone in Firefox, and in Chromium rejected with the reason', async () => {
    const [raw, encoded] = await openPair();
    await openEditor(popup, { name: 'sid', path: '/a b' });
    if (isChromium) await waitForText(popup, say('reason_PathUnreachable', { path: '/a b', written: '/a%20b' }));
    await popup.press('Escape');
    await clickButton(popup, say('delete'));
    if (isChromium) {
      await waitForDone(popup, say('step_delete_failed', { count: 1, name: 'sid' }));
      await waitForText(popup, say('reason_PathUnreachable_do'));
    } else await waitForDone(popup, say('step_delete', { count: 1, name: 'sid' }));
    expect(await wholeJar(crumb)).toEqual(isChromium ? [raw, encoded] : [encoded]);
  });

  test('the value of the cookie with the raw path is changed alone in Firefox, and rejected at its field in Chromium', async () => {
    const [raw, encoded] = await openPair();
    await openEditor(popup, { name: 'sid', path: '/a b' });
    await fillIn(popup, 'value', 'new');
    if (isChromium) {
      await clickButton(popup, say('save'));
      await popup.waitFor(() => document.activeElement?.getAttribute('aria-invalid') === 'true');
      expect(await wholeJar(crumb)).toEqual([raw, encoded]);
    } else {
      await saveWell(popup);
      expect(await wholeJar(crumb)).toEqual([{ ...raw, value: 'new' }, encoded]);
    }
  });

  test('a path typed with a space is stored as the browser can, and the popup says so before and after', async () => {
    await crumb.clearJar();
    popup = await openSite(crumb, tab, []);
    await openAdd(popup);
    await fillIn(popup, 'name', 'typed');
    await fillIn(popup, 'path', '/a b');
    if (isChromium) {
      await waitForText(popup, say('foreseen_PathEncoded', { path: '/a%20b' }));
      await clickButton(popup, say('save'));
      await waitForText(popup, say('savedAltered', { fields: say('attribute_path') }));
    } else await saveWell(popup);
    expect(await wholeJar(crumb)).toMatchObject([{ name: 'typed', path: isChromium ? '/a%20b' : '/a b' }]);
    await undo(popup, say('step_add_undone', { count: 1, name: 'typed' }));
    expect(await wholeJar(crumb)).toEqual([]);
  });
});

test('a cookie whose name is not UTF-8 is rejected in Chromium, which cannot express it, and deleted in Firefox', async () => {
  await crumb.clearJar();
  await serverSets(demo, tab, ['caf\xe9=1; Path=/']);
  const jar = await wholeJar(crumb);
  popup = await openCrumb(crumb, tab);
  await popup.click('[data-key]');
  await clickButton(popup, say('delete'));
  if (isChromium) await waitForText(popup, say('reason_NameUnreachable'));
  else await waitForDone(popup, say('step_delete', { count: 1, name: 'caf�' }));
  // Chromium’s document.cookie is empty on account of it, and not because cookies are blocked.
  expect(await said(popup)).not.toContain(say('blockedProbably'));
  expect(await wholeJar(crumb)).toEqual(isChromium ? jar : []);
});
