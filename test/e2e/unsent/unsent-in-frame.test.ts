import { afterEach, beforeEach, expect, test } from 'vitest';
import { say } from '../../fixtures/say.ts';
import type { View } from '../driver/surface.ts';
import { clickButton, openCrumb } from '../pages/popup-page.ts';
import { readPrediction } from '../pages/what-if-page.ts';
import { NO_ICON, stage } from '../stage.ts';

const WWW = 'www.framing.localhost';
const WIDGET = 'widget.localhost';
const OUTER = 'outer.localhost';
const CHIP = '.chip.lack';
const SESSION = { name: 'session', value: 'q8Zk3vT1xW9bN5mL7pR2', domain: WIDGET, httpOnly: true, sameSite: 'strict' };

const { crumb, demo, tab } = await stage();
let popup: View;
beforeEach(() => crumb.clearJar());
afterEach(async () => {
  await popup.close();
  demo.clear();
});

const origin = (host: string) => new URL(demo.url(host)).origin;

/** Opens a page with a frame of another site, whose script requests `/me` of its own host; `around`: within another frame. */
async function openPage(isDenied: boolean, around?: string): Promise<void> {
  await crumb.setJar([SESSION as Parameters<typeof crumb.setJar>[0][number]]);
  demo.serve(WIDGET, '/me', { status: isDenied ? 401 : 200, type: 'text/plain', body: 'a text' });
  demo.serve(WIDGET, '/frame', {
    body: `${NO_ICON}<title>Widget</title><script>
      fetch('/me?secret=query').then((response) => response.text()).then(() => top.postMessage('done', '*'));</script>`,
  });
  demo.serve(WWW, '/page', {
    body: `${NO_ICON}<title>Page</title><body><script>
      onmessage = () => { document.body.dataset.done = 'yes'; };</script>
      <iframe src="${around ? demo.url(around, '/outer') : demo.url(WIDGET, '/frame')}"></iframe>`,
  });
  if (around) {
    const body = `${NO_ICON}<title>Outer</title><iframe src="${demo.url(WIDGET, '/frame')}"></iframe>`;
    demo.serve(around, '/outer', { body });
  }
  await tab.goto(demo.url(WWW, '/page'));
  await tab.waitFor(() => document.body.dataset.done);
  popup = await openCrumb(crumb, tab);
}

test('a session that a frame’s request lacks is named with the frame, why, and the line that changes it', async () => {
  await openPage(true);
  expect(demo.lastCookieHeader(WIDGET, '/me')).toBeNull();
  const title = say('unsent_title', { name: 'session', host: new URL(demo.url(WIDGET)).host });
  await popup.waitFor(([chip, wanted]) => document.querySelector(chip)?.textContent?.trim() === wanted, [
    CHIP,
    title,
  ] as const);
  await popup.click(CHIP);
  const told = await popup.waitFor(() => document.querySelector<HTMLElement>('.lacks > li')?.innerText);
  const where = { url: demo.url(WIDGET, '/me'), status: 401, frame: origin(WIDGET) };
  expect(told).toContain(say('unsent_deniedInFrame', where));
  expect(told).toContain(
    `SameSite: ${say(crumb.name === 'firefox' ? 'reason_SameSiteStrict' : 'reason_SchemefulSameSiteStrict')}`,
  );
  await clickButton(popup, say('tryRequest'));
  const before = await readPrediction(popup, demo.url(WIDGET, '/me'));
  expect(before.header).toBeNull();
  expect(before.notSent.session?.join(' ')).toMatch(/SameSiteStrict/);
  const fields = await popup.evaluate(() =>
    ['page', 'frame'].map((name) => document.querySelector<HTMLInputElement>(`[name="${name}"]`)?.value),
  );
  expect(fields).toEqual([demo.url(WWW, '/page'), `${origin(WIDGET)}/`]);
});

test('of a frame within a frame of another site the same is said', async () => {
  await openPage(true, OUTER);
  const title = say('unsent_title', { name: 'session', host: new URL(demo.url(WIDGET)).host });
  await popup.waitFor(([chip, wanted]) => document.querySelector(chip)?.textContent?.trim() === wanted, [
    CHIP,
    title,
  ] as const);
  await popup.click(CHIP);
  const told = await popup.waitFor(() => document.querySelector<HTMLElement>('.lacks > li')?.innerText);
  const where = { url: demo.url(WIDGET, '/me'), status: 401, frame: origin(WIDGET) };
  expect(told).toContain(say('unsent_deniedInFrame', where));
});

test('of what a frame was served nothing is said', async () => {
  await openPage(false);
  // A denial of the page's own shows that the record was read.
  demo.serve(WIDGET, '/late', {
    status: 401,
    headers: [
      ['Access-Control-Allow-Origin', origin(WWW)],
      ['Access-Control-Allow-Credentials', 'true'],
    ],
  });
  expect(await popup.evaluate((chip) => document.querySelector(chip), CHIP)).toBeNull();
  await tab.evaluate((url) => fetch(url, { credentials: 'include' }).then(() => true), demo.url(WIDGET, '/late'));
  await popup.waitFor((chip) => document.querySelector(chip), CHIP);
  await popup.click(CHIP);
  const told = await popup.waitFor(() => document.querySelector<HTMLElement>('.lacks')?.innerText);
  expect(told).toContain(demo.url(WIDGET, '/late'));
  expect(told).not.toContain(demo.url(WIDGET, '/me'));
});
