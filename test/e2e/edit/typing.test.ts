import { describe, expect, test } from 'vitest';
import { say } from '../../fixtures/say.ts';
import type { JarCookie, JarEntry, View } from '../driver/surface.ts';
import {
  fields,
  fillIn,
  openEditor,
  openWith,
  saveWell,
  serverSets,
  tick,
  typeValueOfSid,
  wholeJar,
  withSid,
} from '../pages/editor-page.ts';
import { clickButton, stopForGood, waitForRows, waitForText } from '../pages/popup-page.ts';
import { stage } from '../stage.ts';

const HOST = 'typing.localhost';
const DAY = 24 * 60 * 60 * 1000;
const CHANGED = say('conflict');

const { crumb, demo, tab } = await stage({ host: HOST });
const later = Math.floor((Date.now() + 30 * DAY) / 1000) * 1000;
let popup: View;

/** Opens the popup and the editor of `sid`, and types a value. Gives the jar before that. */
async function typeValue(more: Partial<JarEntry> = {}): Promise<JarCookie[]> {
  const typed = await typeValueOfSid(crumb, tab, { domain: HOST, expires: later, ...more });
  popup = typed.popup;
  return typed.before;
}

/** Waits until the editor shows this as the value the browser holds. */
async function waitForValueNow(value: string): Promise<void> {
  await popup.waitFor((value) => document.querySelector('.value-now')?.textContent === value, value);
}

describe('a live event never overwrites an edited field', () => {
  test('a page that changes the cookie at every key leaves what is typed whole', async () => {
    popup = await openWith(crumb, tab, [{ name: 'sid', value: 'old', domain: HOST }]);
    await openEditor(popup, { name: 'sid' });
    await fillIn(popup, 'value', '');
    await tab.evaluate(() => {
      let count = 0;
      let last: Promise<void> | undefined;
      const timer = setInterval(() => {
        last = cookieStore.set('sid', `page${count++}`);
      }, 5);
      const stopChanging = () => {
        clearInterval(timer);
        return last;
      };
      Object.assign(globalThis, { stopChanging });
    });
    for (const key of 'typed by hand, key by key') await popup.press(key);
    await waitForText(popup, CHANGED);
    await tab.evaluate(() => (globalThis as unknown as { stopChanging(): Promise<void> }).stopChanging());
    const last = (await crumb.jar({ name: 'sid' }))[0]?.value ?? '';
    expect(last).toMatch(/^page\d+$/);
    await waitForValueNow(last);
    expect((await fields(popup)).value).toBe('typed by hand, key by key');
    expect(await popup.evaluate(() => document.activeElement?.getAttribute('name'))).toBe('value');
  });

  test('other cookies that come, change and go leave the draft and its messages as they are', async () => {
    await typeValue();
    await popup.evaluate(() => {
      document.querySelector<HTMLTextAreaElement>('[name="value"]')?.setSelectionRange(1, 3);
    });
    await serverSets(demo, tab, ['new=1', 'beside=2']);
    await serverSets(demo, tab, ['new=; Max-Age=0', 'sid=namesake; Path=/elsewhere']);
    await waitForRows(popup, ['sid', 'sid', 'beside']);
    const field = await popup.evaluate(() => {
      const { value, selectionStart, selectionEnd } = document.querySelector('textarea') ?? {};
      return { value, selectionStart, selectionEnd, alert: document.querySelector('form [role="alert"]')?.textContent };
    });
    expect(field).toEqual({ value: 'typed', selectionStart: 1, selectionEnd: 3 });
  });
});

describe('the background is stopped while a person edits', () => {
  test('a save wakes a stopped background', async () => {
    const before = await typeValue();
    await stopForGood(crumb);
    await saveWell(popup);
    expect(await wholeJar(crumb)).toEqual(withSid(before, { value: 'typed' }));
  });

  test('a change of the page still shows while the background is stopped, without touching what is typed', async () => {
    const before = await typeValue();
    await tick(popup, 'secure', true);
    await crumb.stopBackground();
    await serverSets(demo, tab, ['sid=theirs']);
    await waitForText(popup, CHANGED);
    expect(await fields(popup)).toMatchObject({ value: 'typed', secure: true });
    await clickButton(popup, say('merge'));
    await saveWell(popup);
    expect(await wholeJar(crumb)).toEqual(withSid(before, { value: 'typed', secure: true, expires: null }));
  });
});
