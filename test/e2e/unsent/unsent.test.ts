import { afterEach, beforeEach, expect, test } from 'vitest';
import { say } from '../../fixtures/say.ts';
import type { JarEntry, View } from '../driver/surface.ts';
import { CountedSteps } from '../jobs/counted-steps.ts';
import { clickButton, copiedBy, openCrumb } from '../pages/popup-page.ts';
import { readPrediction } from '../pages/what-if-page.ts';
import { NO_ICON, stage } from '../stage.ts';

const SITE = 'shop-site.localhost';
const WWW = `www.${SITE}`;
const API = `api.${SITE}`;
const ELSEWHERE = 'api-elsewhere.localhost';
const SECRET = 'q8Zk3vT1xW9bN5mL7pR2';
const CHIP = '.chip.lack';

const { crumb, demo, tab } = await stage();
let popup: View;
afterEach(async () => {
  await popup.close();
  demo.clear();
});
beforeEach(() => crumb.clearJar());

/** Serves a page whose script requests `/v1/me` of each of these hosts with credentials, and opens the popup beside it. */
async function openPage(statuses: Record<string, number>, jar: JarEntry[]): Promise<void> {
  await crumb.setJar(jar);
  for (const [host, status] of Object.entries(statuses)) {
    demo.serve(host, '/v1/me', ({ headers }) => ({
      status,
      type: 'application/json',
      body: '{}',
      headers: [
        ['Access-Control-Allow-Origin', headers.find(([name]) => name.toLowerCase() === 'origin')?.[1] ?? '*'],
        ['Access-Control-Allow-Credentials', 'true'],
      ],
    }));
  }
  const urls = JSON.stringify(Object.keys(statuses).map((host) => demo.url(host, '/v1/me?secret=query')));
  demo.serve(WWW, '/account', {
    body: `${NO_ICON}<title>Account</title><body><script>
      Promise.all(${urls}.map((url) => fetch(url, { credentials: 'include' }).then((response) => response.text())))
        .then(() => { document.body.dataset.done = 'yes'; });</script>`,
  });
  await tab.goto(demo.url(WWW, '/account'));
  await tab.waitFor(() => document.body.dataset.done);
  popup = await openCrumb(crumb, tab);
}

const session = (more: Partial<JarEntry> = {}): JarEntry => ({
  name: 'session',
  value: SECRET,
  domain: WWW,
  httpOnly: true,
  ...more,
});
const port = () => new URL(demo.url(API)).port;
const chipText = () => popup.waitFor((chip) => document.querySelector<HTMLElement>(chip)?.textContent?.trim(), CHIP);
const title = (host: string, name = 'session') => say('unsent_title', { name, host: `${host}:${port()}` });

/** What the dialog tells of each cookie. */
const told = () =>
  popup.waitFor(() => {
    const items = [...document.querySelectorAll<HTMLElement>('.lacks > li')];
    return items.length > 0 && items.map((item) => item.innerText).join('\n');
  });

test('two clicks tell why a session is not sent to another subdomain, and give the line to paste', async () => {
  await openPage({ [API]: 401 }, [session()]);
  expect(demo.lastCookieHeader(WWW, '/account')).toBe(`session=${SECRET}`);
  expect(demo.lastCookieHeader(API, '/v1/me')).toBeNull();
  // The first click opened the popup: its first chip names the cookie and the host.
  expect(await chipText()).toBe(title(API));
  expect(await popup.evaluate(() => document.querySelector('.chips-line button')?.matches('.lack'))).toBe(true);
  const steps = new CountedSteps(popup, 1);
  await steps.click(CHIP);
  const text = await told();
  expect(steps.count).toBeLessThanOrEqual(2);
  expect(text).toContain(say('unsent_denied', { url: demo.url(API, '/v1/me'), status: 401 }));
  expect(text).toContain(`Domain: ${say('unsent_hostOnly', { domain: WWW })}`);
  expect(text).toContain(say('unsent_set', { change: `Domain=${SITE}` }));
  expect(text).not.toContain('secret=query');
  const copied = await copiedBy(popup, () => clickButton(popup, say('copyFixedLine')), say('copied'));
  expect(copied).toBe(`Set-Cookie: session=${SECRET}; Domain=${SITE}; Path=/; HttpOnly`);
  // The browser itself does what the line promises.
  demo.serve(WWW, '/login', { setCookie: [copied.replace('Set-Cookie: ', '')], body: `${NO_ICON}<title>In</title>` });
  await popup.close();
  await tab.goto(demo.url(WWW, '/login'));
  await tab.goto(demo.url(WWW, '/account'));
  await tab.waitFor(() => document.body.dataset.done);
  expect(demo.lastCookieHeader(API, '/v1/me')).toBe(`session=${SECRET}`);
  popup = await openCrumb(crumb, tab);
});

test('one click more shows the request in "What if", with the line that changes it', async () => {
  await openPage({ [API]: 401 }, [session()]);
  await popup.waitFor((chip) => document.querySelector(chip), CHIP);
  await popup.click(CHIP);
  await told();
  await clickButton(popup, say('tryRequest'));
  const url = demo.url(API, '/v1/me');
  const before = await readPrediction(popup, url);
  expect(before).toMatchObject({ header: null, notSent: { session: ['DomainMismatch'] } });
  expect(await popup.evaluate(() => document.querySelector<HTMLInputElement>('[name="page"]')?.value)).toBe(
    demo.url(WWW, '/account'),
  );
  await popup.click('[data-take]');
  await popup.waitFor(() => document.querySelector('.cookie-header'));
  expect((await readPrediction(popup, url)).header).toBe(`session=${SECRET}`);
  expect((await crumb.jar({ domain: API })).length).toBe(0);
});

test('a session of another site that SameSite keeps from a denied request is named too', async () => {
  await openPage({ [ELSEWHERE]: 403 }, [session({ domain: ELSEWHERE, sameSite: 'strict' })]);
  expect(await chipText()).toBe(title(ELSEWHERE));
  await popup.click(CHIP);
  expect(await told()).toContain(
    say(crumb.name === 'firefox' ? 'reason_SameSiteStrict' : 'reason_SchemefulSameSiteStrict'),
  );
});

test('what a server denied comes first, and what it served is a fact that is no warning', async () => {
  await openPage({ [`orders.${SITE}`]: 200, [API]: 401 }, [session()]);
  expect(await chipText()).toBe(`${title(API)} ${say('lacks_more', { count: 1 })}`);
  await popup.click(CHIP);
  expect(await told()).toContain(say('unsent_served', { url: demo.url(`orders.${SITE}`, '/v1/me') }));
});

test('nothing is said of a host with a session of its own, of files, or of a sent session', async () => {
  await openPage({ [API]: 401, [`static.${SITE}`]: 200, [`www2.${SITE}`]: 401 }, [
    session(),
    session({ name: 'api_session', domain: API }),
    session({ name: 'sid', domain: `www2.${SITE}` }),
  ]);
  // Another denial shows that the record was read.
  demo.serve(`late.${SITE}`, '/v1/me', {
    status: 401,
    headers: [
      ['Access-Control-Allow-Origin', demo.url(WWW).replace(/\/$/, '')],
      ['Access-Control-Allow-Credentials', 'true'],
    ],
  });
  expect(await popup.evaluate((chip) => document.querySelector(chip), CHIP)).toBeNull();
  await tab.evaluate(
    (url) => fetch(url, { credentials: 'include' }).then(() => true),
    demo.url(`late.${SITE}`, '/v1/me'),
  );
  expect(await chipText()).toBe(title(`late.${SITE}`));
});

test('the chip follows the cookies: with Domain the session is sent, and nothing is said any more', async () => {
  await openPage({ [API]: 401 }, [session()]);
  await chipText();
  await crumb.setJar([session({ domain: SITE, hostOnly: false } as Partial<JarEntry>)]);
  await popup.waitFor((chip) => !document.querySelector(chip), CHIP);
});
