import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Display, openDisplay } from '../../browsers/display.ts';
import { type Demo, startDemo } from '../../demo/demo.ts';
import { say } from '../../fixtures/say.ts';
import { BROWSER, launch } from '../driver/launch.ts';
import type { Crumb, Tab, View } from '../driver/surface.ts';
import { answerPrompt } from '../pages/permission-prompt.ts';
import { clickButton, openCrumb, rowNames, said, waitForRows, waitForText } from '../pages/popup-page.ts';

/** What the background has, as far as these tests use it. */
declare const chrome: {
  extension: { getViews?(filter: { type: 'popup' }): unknown[] };
  runtime: { getContexts(filter: { contextTypes: string[] }): Promise<unknown[]> };
};

/**
 * The browser's own prompts, denied and granted. Chromium shows them in a window only: it runs on a display of its own,
 * where keys are pressed. In Firefox the prompt is clicked.
 */
const isLeftOut = process.env.CRUMB_NO_PROMPTS === '1';
if (isLeftOut) console.warn(`LEFT OUT by --no-prompts: the permission prompts of ${BROWSER} are not tested.`);

const HOST = 'prompted.localhost';
const EXPLANATION = say('noPermission', { site: HOST });
const PROBABLY = say('blockedProbably');
const CERTAINLY = say('blockedAllSites');

describe.skipIf(isLeftOut)('the browser’s own prompts', () => {
  let display: Display | null = null;
  let crumb: Crumb;
  let demo: Demo;
  let tab: Tab;

  beforeAll(async () => {
    demo = await startDemo();
    if (BROWSER === 'chromium') {
      display = await openDisplay();
      process.env.DISPLAY = display.name;
    }
    crumb = await launch({ build: 'shipped', headed: display !== null });
    demo.serve(HOST, '/', { setCookie: ['kept=1; Path=/'], body: '<title>Prompted</title>' });
    tab = await crumb.openTab(demo.url(HOST));
  });
  afterAll(async () => {
    await crumb?.close();
    await demo?.close();
    await display?.close();
  });

  /** Clicks a button of the popup that asks, and allows it: the popup that Crumb brings back. */
  async function allow(popup: View, button: string): Promise<View> {
    await clickButton(popup, button);
    await answerPrompt(crumb, display, popup, 'allow');
    return crumb.popup();
  }

  /** Clicks a button of the popup that asks, and denies it: no popup is left or comes back. */
  async function deny(popup: View, button: string): Promise<void> {
    await clickButton(popup, button);
    await answerPrompt(crumb, display, popup, 'deny');
    expect(await popupContexts()).toBe(0);
  }

  function popupContexts(): Promise<number> {
    return crumb.background(async () => {
      if (chrome.extension.getViews) return chrome.extension.getViews({ type: 'popup' }).length;
      return (await chrome.runtime.getContexts({ contextTypes: ['POPUP'] })).length;
    });
  }

  test('host access denied: no popup comes back, and the next one explains the same', async () => {
    const popup = await openCrumb(crumb, tab);
    await waitForText(popup, EXPLANATION);
    await deny(popup, say('allowSite', { site: HOST }));
    const next = await openCrumb(crumb, tab);
    expect(await said(next)).toContain(EXPLANATION);
    expect(await rowNames(next)).toEqual([]);
    await next.close();
  });

  test('host access granted: the popup comes back with the list', async () => {
    const popup = await openCrumb(crumb, tab);
    const after = await allow(popup, say('allowSite', { site: HOST }));
    await waitForRows(after, ['kept']);
    await after.close();
  });

  test('the permission to see blocked cookies denied: the popup says before what it reads, and it stays "probably"', async () => {
    await crumb.blockAllCookies();
    await tab.reload();
    expect(demo.lastCookieHeader(HOST, '/')).toBeNull();
    const popup = await openCrumb(crumb, tab);
    await waitForText(popup, PROBABLY);
    expect(await said(popup)).toContain(
      say(crumb.name === 'chromium' ? 'askCertain_contentSettings' : 'askCertain_privacy'),
    );
    await deny(popup, say('askCertain'));
    const next = await openCrumb(crumb, tab);
    await waitForText(next, PROBABLY);
    expect(await said(next)).not.toContain(CERTAINLY);
    await next.close();
  });

  test('the permission to see blocked cookies granted: the popup comes back and says by which setting', async () => {
    const popup = await openCrumb(crumb, tab);
    const after = await allow(popup, say('askCertain'));
    await waitForText(after, CERTAINLY);
    expect(await said(after)).not.toContain(PROBABLY);
    await after.close();
  });
});
