import { beforeEach, expect, test } from 'vitest';
import { toOctets, toText } from '../../../src/cookie/octets.ts';
import { say } from '../../fixtures/say.ts';
import type { Panel } from '../driver/surface.ts';
import { showPart } from '../pages/panel-page.ts';
import { clickButton, waitForText, waitForTextGone } from '../pages/popup-page.ts';
import { stage } from '../stage.ts';

const HOST = 'log.localhost';
const OTHER = 'other.localhost';
const OLDER = say('recordedSince');

const { crumb, demo, tab } = await stage({ host: HOST });
let panel: Panel;
beforeEach(async () => {
  await crumb.closeDevTools(tab);
  await crumb.clearJar();
});

/** A page that sets one cookie, of this name. */
function setting(host: string, name: string): string {
  const body = '<link rel="icon" href="data:,"><title>Log</title>';
  demo.serve(host, `/${name}`, { body, setCookie: [`${name}=1; Path=/`] });
  return demo.url(host, `/${name}`);
}

/** Waits until the log shows the lines of these cookies, in this order. */
async function waitForLog(names: string[]): Promise<void> {
  await panel.waitFor(
    (wanted) => {
      const lines = [...document.querySelectorAll('[data-line] .line bdi')].map((line) => line.textContent);
      return JSON.stringify(lines) === JSON.stringify(wanted);
    },
    names.map((name) => `${name}=1; Path=/`),
  );
}

async function preserve(on: boolean): Promise<void> {
  await panel.click('label:has(input[type="checkbox"])');
  await panel.waitFor(
    (on) => document.querySelector<HTMLInputElement>('label input[type="checkbox"]')?.checked === on,
    on,
  );
}

test('for a page that was open before DevTools the panel offers a reload, which shows it', async () => {
  await tab.goto(setting(HOST, 'older'));
  panel = await crumb.openPanel(tab);
  await showPart(panel, 'set-cookie');
  await waitForText(panel, OLDER);
  expect(demo.requests(HOST, '/older')).toHaveLength(1);
  await clickButton(panel, say('reloadPage'));
  await waitForLog(['older']);
  await waitForTextGone(panel, OLDER);
  expect(demo.requests(HOST, '/older')).toHaveLength(2);
});

test('a line is copied without the control characters that a terminal would act upon', async () => {
  await tab.goto(demo.url(HOST, '/blank'));
  panel = await crumb.openPanel(tab);
  await showPart(panel, 'set-cookie');
  const line = `hidden=a${toOctets('\u009b31m\u0085')}b; Path=/`;
  demo.serve(HOST, '/hidden', { body: '<link rel="icon" href="data:,"><title>Log</title>', setCookie: [line] });
  await tab.goto(demo.url(HOST, '/hidden'));
  await panel.waitFor(() => document.querySelector('[data-line]'));
  await panel.click('[data-line]');
  await panel.click('.set-cookie-details .buttons button');
  await waitForText(panel, say('copied'));
  expect(await crumb.clipboard()).toBe('Set-Cookie: hidden=a‹U+009B›31m‹U+0085›b; Path=/');
  expect((await crumb.jar({ name: 'hidden' })).map(({ value }) => toText(value))).toEqual(['a\u009b31m\u0085b']);
});

test('a Path that turns text around is shown by its code in the reason and in the note', async () => {
  await tab.goto(demo.url(HOST, '/blank'));
  panel = await crumb.openPanel(tab);
  await showPart(panel, 'set-cookie');
  const line = `__Host-turned=1; Secure; Path=/${toOctets('\u202efdp')}; Pa${toOctets('\u202eht')}=1`;
  demo.serve(HOST, '/turned', { body: '<link rel="icon" href="data:,"><title>Log</title>', setCookie: [line] });
  await tab.goto(demo.url(HOST, '/turned'));
  await panel.waitFor(() => document.querySelector('[data-line]'));
  await panel.click('[data-line]');
  const shown = await panel.waitFor(
    () => document.querySelector('.set-cookie-details .finding')?.textContent && document.body.textContent,
  );
  expect(shown).not.toMatch(/[\u202a-\u202e]/);
  expect(shown).toContain('‹U+202E›');
  expect(await crumb.jar({ domain: HOST })).toEqual([]);
});

test('a name with a letter of another script is marked in the list, and the name that it looks like is not', async () => {
  await crumb.setJar(['session', toOctets('s\u0435ssion')].map((name) => ({ name, value: '1', domain: HOST })));
  await tab.goto(demo.url(HOST, '/blank'));
  panel = await crumb.openPanel(tab);
  await showPart(panel, 'cookies');
  await panel.waitFor(() => document.querySelectorAll('[data-cookie-name]').length === 2);
  const marked = await panel.waitFor((label) => {
    const rows = [...document.querySelectorAll<HTMLElement>('[data-cookie-name]')];
    const names = rows.filter((row) => row.innerHTML.includes(label)).map((row) => row.dataset.cookieName);
    return names.length > 0 && names;
  }, say('finding_LookAlikeName'));
  expect(marked).toEqual(['s\u0435ssion']);
});

test('a navigation clears the log; a preserved log goes on, to another site too, until it is not preserved or cleared', async () => {
  await tab.goto(demo.url(HOST, '/blank'));
  panel = await crumb.openPanel(tab);
  await showPart(panel, 'set-cookie');
  await tab.goto(setting(HOST, 'first'));
  await waitForLog(['first']);
  await tab.goto(setting(HOST, 'second'));
  await waitForLog(['second']);
  await preserve(true);
  await tab.goto(setting(OTHER, 'third'));
  await waitForLog(['second', 'third']);
  await tab.reload();
  await waitForLog(['second', 'third', 'third']);
  await preserve(false);
  await waitForLog(['third']);
  await clickButton(panel, say('clearLog'));
  await panel.waitFor(() => !document.querySelector('[data-line]'));
  await tab.reload();
  await waitForLog(['third']);
});
