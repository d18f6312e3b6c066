// biome-ignore-all lint/suspicious/noDocumentCookie: what pages do is what is tested.

import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { say, sayPattern } from '../../fixtures/say.ts';
import type { View } from '../driver/surface.ts';
import { setByScript, setByServer } from '../pages/page-sets.ts';
import { chooseScope, headline, waitForHeadline } from '../pages/popup-list.ts';
import { openCrumb, rowNames, said, stopForGood, waitForRows, waitForText } from '../pages/popup-page.ts';
import { stage } from '../stage.ts';

const HOST = 'live.localhost';
const PAGE = { body: '<link rel="icon" href="data:,"><title>Live</title>' };

const { crumb, demo, tab } = await stage({ host: HOST });
let popup: View;

beforeEach(async () => {
  await crumb.clearJar();
  demo.serve(HOST, '/', { ...PAGE, setCookie: ['first=1', 'second=22'] });
  await tab.goto(demo.url(HOST));
  demo.serve(HOST, '/', PAGE);
  popup = await openCrumb(crumb, tab);
  await waitForRows(popup, ['first', 'second']);
  await popup.waitFor(() => document.querySelector('.live[data-state="live"]'));
});
afterEach(async () => {
  demo.clear();
  await popup.close();
});

const write = (line: string) => setByScript(tab, line);
const answer = (...lines: string[]) => setByServer(demo, tab, HOST, lines);

/** The list, the headline, the jar and the next request are one. */
async function expectCookies(header: string): Promise<void> {
  const pairs = header === '' ? [] : header.split('; ');
  await waitForRows(
    popup,
    pairs.map((pair) => pair.slice(0, pair.indexOf('='))),
  );
  await waitForHeadline(popup, { octets: header.length, count: pairs.length });
  await tab.evaluate(async () => (await fetch('/received')).text());
  expect(demo.lastCookieHeader(HOST, '/received') ?? '').toBe(header);
  // Firefox keeps expired cookies for a while.
  const alive = (await crumb.jar({ domain: HOST })).filter(({ expires }) => expires === null || expires > Date.now());
  expect(alive).toHaveLength(pairs.length);
}

/** Waits until the row of this cookie shows this value. */
async function waitForValue(name: string, value: string): Promise<void> {
  await popup.waitFor(
    (name, value) => document.querySelector(`[data-cookie-name="${name}"] .value`)?.textContent === value,
    name,
    value,
  );
}

describe('list and headline without a reload', () => {
  test('list and headline follow a cookie that the page’s JavaScript adds', async () => {
    await write('third=333');
    await popup.waitFor(() => document.querySelector('[data-cookie-name="third"][data-changed="added"]'));
    await expectCookies('first=1; second=22; third=333');
  });

  test('list and headline follow a value that the page’s JavaScript changes', async () => {
    await write('first=longer than before');
    await popup.waitFor(() => document.querySelector('[data-cookie-name="first"][data-changed="changed"]'));
    await waitForValue('first', 'longer than before');
    // Chromium counts a cookie with another value as new: it goes to the end.
    const [first, second] = ['first=longer than before', 'second=22'];
    await expectCookies(crumb.name === 'chromium' ? `${second}; ${first}` : `${first}; ${second}`);
  });

  test('list and headline follow a cookie that the page’s JavaScript deletes', async () => {
    await write('first=; Max-Age=0');
    await expectCookies('second=22');
  });

  test('list and headline follow what one response adds, changes and deletes', async () => {
    await answer('first=; Max-Age=0', 'second=2', 'third=3; HttpOnly; SameSite=Strict');
    await expectCookies('second=2; third=3');
    await waitForValue('second', '2');
  });

  test('list and headline follow a jar that is emptied', async () => {
    await crumb.clearJar();
    // Firefox tells no extension of a jar emptied as a whole: the list is read again when it is shown again.
    if (crumb.name === 'firefox') await popup.evaluate(() => document.dispatchEvent(new Event('visibilitychange')));
    await waitForRows(popup, []);
    expect(await headline(popup)).toEqual({ octets: 0, count: 0 });
    await waitForText(popup, say('emptyPage'));
  });

  test('list and headline follow a cookie that neither page nor server set', async () => {
    await crumb.setJar([{ name: 'third', value: '333', domain: HOST }]);
    await expectCookies('first=1; second=22; third=333');
  });

  test('list and headline follow an expiry that the browser does not report in time', async () => {
    await write('short=soon; Max-Age=2');
    await waitForRows(popup, ['first', 'second', 'short']);
    await waitForHeadline(popup, { octets: 'first=1; second=22; short=soon'.length, count: 3 });
    await waitForRows(popup, ['first', 'second']);
    // No request asked for this: only then is the server asked what the list already says.
    await expectCookies('first=1; second=22');
  });

  test('list and headline follow an expiry that the server’s response set', async () => {
    await answer('short=soon; Max-Age=2');
    await waitForRows(popup, ['first', 'second', 'short']);
    await waitForRows(popup, ['first', 'second']);
    await expectCookies('first=1; second=22');
  });

  test('list and headline follow an expiry that is moved away', async () => {
    await write('short=soon; Max-Age=2');
    await waitForRows(popup, ['first', 'second', 'short']);
    await write('short=soon; Max-Age=600');
    await write('shorter=gone; Max-Age=2');
    await waitForRows(popup, ['first', 'second', 'short', 'shorter']);
    await waitForRows(popup, ['first', 'second', 'short']);
    await expectCookies('first=1; second=22; short=soon');
  });

  test('only cookies that match appear, not those of a host the URL merely names', async () => {
    await tab.goto(`${demo.url(HOST)}?next=http://other.localhost/&site=my-live.localhost`);
    await waitForRows(popup, ['first', 'second']);
    await crumb.setJar([
      { name: 'elsewhere', value: '1', domain: 'other.localhost' },
      { name: 'lookalike', value: '1', domain: 'my-live.localhost' },
      { name: 'shorter', value: '1', domain: 'live.localhost.localhost', hostOnly: false },
      { name: 'deeper', value: '1', domain: 'sub.live.localhost' },
      { name: 'off-path', value: '1', domain: HOST, path: '/elsewhere' },
      { name: 'last', value: '1', domain: HOST, hostOnly: false },
    ]);
    await expect.poll(async () => (await crumb.jar()).length).toBe(8);
    await waitForRows(popup, ['first', 'second', 'last']);
    await chooseScope(popup, 'site');
    await waitForRows(popup, ['first', 'second', 'last', 'deeper', 'off-path']);
  });
});

describe('the background is stopped before each change', () => {
  test('every change still arrives, time after time, when the background is stopped before it', async () => {
    for (const turn of ['a', 'b', 'c', 'd']) {
      await stopForGood(crumb);
      await write(`woken=${turn}`);
      await waitForRows(popup, ['first', 'second', 'woken']);
      await waitForValue('woken', turn);
    }
    await expectCookies('first=1; second=22; woken=d');
  });

  test('a change from the server, a deletion and an expiry arrive when the background is stopped before them', async () => {
    await crumb.stopBackground();
    await answer('served=1');
    await waitForRows(popup, ['first', 'second', 'served']);
    await crumb.stopBackground();
    await write('served=; Max-Age=0');
    await waitForRows(popup, ['first', 'second']);
    await write('short=1; Max-Age=2');
    await waitForRows(popup, ['first', 'second', 'short']);
    await crumb.stopBackground();
    await waitForRows(popup, ['first', 'second']);
    // The list looked after the expiry itself; the background was not needed.
    await expectCookies('first=1; second=22');
  });

  test('no change is missed when the background is stopped in the middle of a series', async () => {
    await tab.evaluate(() => {
      for (let i = 0; i < 40; i++) document.cookie = `n${i % 8}=${i}`;
    });
    await crumb.stopBackground();
    await write('last=1');
    const names = Array.from({ length: 8 }, (_, i) => `n${i}`);
    await waitForRows(popup, ['first', 'second', ...names, 'last']);
    for (const [i, name] of names.entries()) await waitForValue(name, String(32 + i));
  });

  test('a popup that opens while the background is stopped shows the list', async () => {
    await popup.close();
    await crumb.stopBackground();
    popup = await openCrumb(crumb, tab);
    await waitForRows(popup, ['first', 'second']);
    await write('third=333');
    await expectCookies('first=1; second=22; third=333');
  });
});

describe('when the tab moves while the popup is open', () => {
  test('a tab that moves to another site changes the list, the headline and the name', async () => {
    const header = 'elsewhere=long enough';
    demo.serve('moved.localhost', '/', { ...PAGE, setCookie: [header] });
    await tab.goto(demo.url('moved.localhost'));
    await waitForRows(popup, ['elsewhere']);
    await waitForHeadline(popup, { octets: header.length, count: 1 });
    expect(await said(popup)).toContain(`moved.localhost:${demo.port}`);
    await write('more=1');
    await waitForRows(popup, ['elsewhere', 'more']);
  });

  test('a tab that moves to another path adds the cookies for that path', async () => {
    await crumb.setJar([{ name: 'deep', value: '1', domain: HOST, path: '/deep' }]);
    demo.serve(HOST, '/deep', PAGE);
    await tab.goto(demo.url(HOST, '/deep'));
    await waitForRows(popup, ['deep', 'first', 'second']);
    expect(demo.lastCookieHeader(HOST, '/deep')).toBe('deep=1; first=1; second=22');
    await waitForHeadline(popup, { octets: 'deep=1; first=1; second=22'.length, count: 3 });
  });

  test('a tab that moves by history.pushState, without a load, changes the list', async () => {
    await crumb.setJar([{ name: 'deep', value: '1', domain: HOST, path: '/deep' }]);
    await tab.evaluate(() => history.pushState(null, '', '/deep'));
    await waitForRows(popup, ['deep', 'first', 'second']);
  });

  test('a tab that moves to a page no extension may read, and back, empties and fills the list', async () => {
    await tab.goto('about:blank');
    await waitForText(popup, say('problem_unsupportedPage'));
    expect(await rowNames(popup)).toEqual([]);
    expect(await said(popup)).not.toContain(HOST);
    for (const key of ['countCookies_other', 'countShown_other'] as const)
      expect(await said(popup)).not.toMatch(new RegExp(sayPattern(key).source.replaceAll('.*', '\\d+')));
    await tab.goto(demo.url(HOST));
    await waitForRows(popup, ['first', 'second']);
  });
});
