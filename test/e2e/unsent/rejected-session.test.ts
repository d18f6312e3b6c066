import { afterEach, expect, test } from 'vitest';
import { say } from '../../fixtures/say.ts';
import { BROWSER } from '../driver/launch.ts';
import type { View } from '../driver/surface.ts';
import { clickButton, copiedBy, openCrumb } from '../pages/popup-page.ts';
import { readPrediction } from '../pages/what-if-page.ts';
import { NO_ICON, stage } from '../stage.ts';

const SITE = 'rejected-site.localhost';
const WWW = `www.${SITE}`;
const SECRET = 'q8Zk3vT1xW9bN5mL7pR2';
const CHIP = '.chip.lack';

/** The API of an extension page that these tests use. */
declare const chrome: {
  storage: { session: { get(keys: null): Promise<Record<string, unknown>> } };
};

const { crumb, demo, tab } = await stage({ host: WWW, granted: ['webRequest'] });
// Firefox starts the background only for events that it listened to at its start.
if (BROWSER === 'firefox') await crumb.stopBackground();
await crumb.background(() => true);
let popup: View;
afterEach(async () => {
  await popup.close();
  demo.clear();
  await crumb.clearJar();
});

/** Opens a page whose response sets these lines, and the popup beside it. */
async function openPage(lines: string[]): Promise<void> {
  demo.serve(WWW, '/login', { setCookie: lines, body: `${NO_ICON}<title>Login</title>` });
  await tab.goto(demo.url(WWW, '/login?secret=query'));
  popup = await openCrumb(crumb, tab);
}

const host = () => new URL(demo.url(WWW)).host;
const chipText = () => popup.waitFor((chip) => document.querySelector<HTMLElement>(chip)?.textContent?.trim(), CHIP);
const openDialog = async () => {
  await popup.click(CHIP);
  await popup.waitFor(() => document.querySelector('.lacks > li'));
};

test('two clicks say why the browser rejected a session, and give the line that it accepts, without the value', async () => {
  await openPage([`theme=${SECRET}; SameSite=None`, `session=${SECRET}; Domain=else.localhost; Path=/; HttpOnly`]);
  const title = say('rejected_title', { name: 'session', host: host() });
  await popup.waitFor(([chip, wanted]) => document.querySelector(chip)?.textContent?.trim() === wanted, [
    CHIP,
    `${title} ${say('lacks_more', { count: 1 })}`,
  ] as const);
  expect(await popup.evaluate(() => document.querySelector('.chips-line button')?.matches('.lack'))).toBe(true);
  await openDialog();
  const told = await popup.evaluate(() => document.querySelector<HTMLElement>('.lacks > li')?.innerText);
  expect(told).toContain(say('rejected_where', { url: demo.url(WWW, '/login') }));
  expect(told).toContain(`Domain: ${say('reason_InvalidDomain', { domain: 'else.localhost', host: WWW })}`);
  const copied = await copiedBy(popup, () => clickButton(popup, say('copyFixedLine')), say('copied'));
  expect(copied).toBe('Set-Cookie: session=VALUE; Path=/; HttpOnly');
  const kept = await crumb.background(async () => JSON.stringify(await chrome.storage.session.get(null)));
  for (const secret of [SECRET, 'secret=query']) expect(kept).not.toContain(secret);
  // The browser itself does what the line promises.
  await popup.close();
  await openPage([copied.replace('Set-Cookie: ', '')]);
  expect((await crumb.jar({ domain: WWW })).map(({ name, hostOnly }) => [name, hostOnly])).toEqual([['session', true]]);
  await popup.waitFor(() => document.querySelector('.chip.rejected')?.getAttribute('data-count') === '0');
  expect(await popup.evaluate((chip) => document.querySelector(chip), CHIP)).toBeNull();
});

test('one click more shows that request in "What if", with the line', async () => {
  await openPage([`__Host-session=${SECRET}; Secure; Domain=${SITE}`]);
  expect(await chipText()).toBe(say('rejected_title', { name: '__Host-session', host: host() }));
  await openDialog();
  await clickButton(popup, say('tryRequest'));
  const url = demo.url(WWW, '/login');
  expect((await readPrediction(popup, url)).header).toBeNull();
  await popup.click('[data-take]');
  await popup.waitFor(() => document.querySelector('.cookie-header'));
  expect((await readPrediction(popup, url)).header).toBe('__Host-session=VALUE');
  expect(await crumb.jar({ domain: WWW })).toEqual([]);
});

test('both buttons open the same list, and a deletion that was rejected is only counted', async () => {
  await openPage(['session=; Max-Age=0; SameSite=None', 'other=1; Max-Age=0; Domain=else.localhost']);
  await popup.waitFor(() => document.querySelector('.chip.rejected')?.getAttribute('data-count') === '2');
  expect(await popup.evaluate((chip) => document.querySelector(chip), CHIP)).toBeNull();
  await popup.click('.chip.rejected');
  const names = await popup.waitFor(() => {
    const items = [...document.querySelectorAll<HTMLElement>('.lacks > li')];
    return items.length > 0 && items.map(({ dataset }) => dataset.name);
  });
  expect(names).toEqual(['session', 'other']);
});
