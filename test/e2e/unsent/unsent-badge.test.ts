import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { say } from '../../fixtures/say.ts';
import { BROWSER } from '../driver/launch.ts';
import type { Crumb, OptionalPermission, Tab } from '../driver/surface.ts';
import { openCrumb } from '../pages/popup-page.ts';
import { badgeBeside } from '../pages/toolbar-button.ts';
import { NO_ICON, openStage, type Stage } from '../stage.ts';

const SITE = 'badge-site.localhost';
const WWW = `www.${SITE}`;
const API = `api.${SITE}`;
const WIDGET = 'badge-widget.localhost';
const CHIP = '.chip.lack';
const SESSION = { name: 'session', value: 'q8Zk3vT1xW9bN5mL7pR2', domain: WWW, httpOnly: true };

/** The API of an extension page that these tests use. */
declare const chrome: {
  storage: { session: { get(keys: null): Promise<Record<string, unknown>> } };
};

let demo: Stage['demo'];
let crumb: Crumb;
let tab: Tab;

function start(granted: OptionalPermission[]): void {
  let end: (() => Promise<void>) | undefined;
  beforeAll(async () => {
    ({ demo, crumb, tab, end } = await openStage({ host: WWW, granted }));
    // Firefox starts the background only for events that it listened to at its start.
    if (BROWSER === 'firefox') await crumb.stopBackground();
    await crumb.background(() => true);
  });
  afterEach(async () => {
    await crumb.closePopup();
    demo.clear();
    await crumb.clearJar();
  });
  afterAll(() => end?.());
}

const badge = () => badgeBeside(crumb, WWW);

/** Opens a page whose script requests `/me` of the API, which responds with `status()`; `then`: what it does with the response. */
async function openPage(status: () => number, then: string): Promise<void> {
  await crumb.setJar([SESSION]);
  demo.serve(API, '/me', () => ({
    status: status(),
    type: 'text/plain',
    body: 'a text',
    headers: [
      ['Access-Control-Allow-Origin', demo.url(WWW).replace(/\/$/, '')],
      ['Access-Control-Allow-Credentials', 'true'],
    ],
  }));
  demo.serve(WWW, '/page', {
    body: `${NO_ICON}<title>Badge</title><body><script>
      fetch('${demo.url(API, '/me?secret=query')}', { credentials: 'include' }).then(${then})
        .then(() => { document.body.dataset.done = 'yes'; });</script>`,
  });
  await tab.goto(demo.url(WWW, '/page'));
  await tab.waitFor(() => document.body.dataset.done);
}

/** Requests it once more. */
const askAgain = () =>
  tab.evaluate((url) => fetch(url, { credentials: 'include' }).then(() => true), demo.url(API, '/me'));

describe('with the report of rejected cookies', () => {
  start(['webRequest']);

  test('the button counts a session that a denied request lacks before the popup was open, also if no script read the body', async () => {
    await openPage(() => 401, '() => true');
    await expect.poll(badge).toBe('1');
    const stored = await crumb.background(async () => JSON.stringify(await chrome.storage.session.get(null)));
    expect(stored).toContain(demo.url(API, '/me'));
    for (const secret of [SESSION.value, 'secret=query']) expect(stored).not.toContain(secret);
    const popup = await openCrumb(crumb, tab);
    const title = say('unsent_title', { name: 'session', host: new URL(demo.url(API)).host });
    await popup.waitFor((chip, wanted) => document.querySelector(chip)?.textContent?.trim() === wanted, CHIP, title);
  });

  test('the button counts a session that a denied request of a frame lacks', async () => {
    await crumb.setJar([{ ...SESSION, domain: WIDGET, sameSite: 'strict' }]);
    demo.serve(WIDGET, '/me', { status: 401, type: 'text/plain', body: 'a text' });
    demo.serve(WIDGET, '/frame', { body: `${NO_ICON}<title>Widget</title><script>fetch('/me');</script>` });
    demo.serve(WWW, '/framing', {
      body: `${NO_ICON}<title>Framing</title><iframe src="${demo.url(WIDGET, '/frame')}"></iframe>`,
    });
    await tab.goto(demo.url(WWW, '/framing'));
    await expect.poll(badge).toBe('1');
    expect(demo.lastCookieHeader(WIDGET, '/me')).toBeNull();
  });

  test('the number goes with the next page, and with a later success', async () => {
    let status = 403;
    await openPage(() => status, '(response) => response.text()');
    await expect.poll(badge).toBe('1');
    status = 200;
    await askAgain();
    await expect.poll(badge).toBe('');
    status = 403;
    await askAgain();
    await expect.poll(badge).toBe('1');
    await tab.goto(demo.url(WWW, '/elsewhere'));
    await expect.poll(badge).toBe('');
  });
});

describe('without that permission', () => {
  start([]);

  test('the button counts what the popup found, until the next page', async () => {
    await openPage(() => 401, '(response) => response.text()');
    expect(await badge()).toBe('');
    const popup = await openCrumb(crumb, tab);
    await popup.waitFor((chip) => document.querySelector(chip), CHIP);
    await expect.poll(badge).toBe('1');
    await popup.close();
    expect(await badge()).toBe('1');
    await tab.goto(demo.url(WWW, '/elsewhere'));
    await expect.poll(badge).toBe('');
  });

  test('what a server served is no number', async () => {
    await openPage(() => 200, '(response) => response.text()');
    const popup = await openCrumb(crumb, tab);
    await popup.waitFor((chip) => document.querySelector(chip), CHIP);
    expect(await badge()).toBe('');
  });
});
