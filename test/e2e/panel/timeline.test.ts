import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeEach, describe, expect, test } from 'vitest';
import { MANY_COUNT } from '../../demo/pages/many.ts';
import { say, sayPart } from '../../fixtures/say.ts';
import type { Panel } from '../driver/surface.ts';
import { setByScript, setByServer } from '../pages/page-sets.ts';
import { showPart } from '../pages/panel-page.ts';
import { stopForGood, waitForRows, waitForText } from '../pages/popup-page.ts';
import { changes, newestDiff, waitForChange } from '../pages/timeline-page.ts';
import { stage } from '../stage.ts';

/** The API of the background that these tests use. */
declare const chrome: { storage: Record<'local' | 'session', { get(keys: null): Promise<Record<string, unknown>> }> };

const HOST = 'timeline.localhost';
const downloads = mkdtempSync(join(tmpdir(), 'crumb-downloads-'));
afterAll(() => rmSync(downloads, { recursive: true, force: true }));
const firefox = { 'browser.download.folderList': 2, 'browser.download.dir': downloads };
const chromium = { download: { default_directory: downloads, prompt_for_download: false } };
const prefs = process.env.CRUMB_BROWSER === 'firefox' ? firefox : chromium;

const { crumb, demo, tab } = await stage({ host: HOST, prefs });
let panel: Panel;

afterEach(() => crumb.closeDevTools(tab));
beforeEach(async () => {
  await crumb.clearJar();
  await tab.goto(demo.url(HOST));
});

async function openTimeline(): Promise<void> {
  panel = await crumb.openPanel(tab);
  await panel.setSize(1000, 640);
  await panel.waitFor(() => document.querySelector('[role="grid"], .empty, .nothing, .state'));
  await showPart(panel, 'timeline');
  await waitForText(panel, sayPart('recordSite'));
}

const write = (line: string) => setByScript(tab, line);
const answer = (...lines: string[]) => setByServer(demo, tab, HOST, lines);

/** All that is stored in an area, without the envelopes of the records. */
async function storedEntries(area: 'local' | 'session'): Promise<string> {
  const all = await crumb.background(async (area) => JSON.stringify(await chrome.storage[area].get(null)), area);
  const records = Object.entries<string>(JSON.parse(all));
  return JSON.stringify(Object.fromEntries(records.map(([key, record]) => [key, JSON.parse(record).value])));
}

describe('the timeline', () => {
  test('each change is shown with what it was before and its author: the page, the server, Crumb, the browser', async () => {
    await openTimeline();
    await write('own=abc-1-def');
    await waitForChange(panel, 'added own page');
    await write('own=abc-22-def');
    await waitForChange(panel, 'changed own page');
    expect(await newestDiff(panel)).toEqual(['1', '22']);
    await answer('sid=first; HttpOnly; Path=/');
    await waitForChange(panel, 'added sid server');
    await answer('sid=second; HttpOnly; Path=/');
    await waitForChange(panel, 'changed sid server');
    expect(await newestDiff(panel)).toEqual(['first', 'second']);
    for (let at = 1; at <= 3; at++) await answer(`sid=second; HttpOnly; Path=/; Max-Age=${600 * at}`);
    // The step from a session cookie to a persistent one is a change; the others are refreshes.
    await waitForChange(panel, 'refreshed sid server ×2');
    await answer('sid=; Max-Age=0; Path=/');
    await waitForChange(panel, 'deleted sid server');
    await write('short=1; Max-Age=1');
    await waitForChange(panel, 'expired short browser');
    await showPart(panel, 'cookies');
    await waitForRows(panel, ['own']);
    await panel.click('[data-cookie-name="own"] .name');
    await panel.press('Delete');
    await waitForRows(panel, []);
    await showPart(panel, 'timeline');
    await waitForChange(panel, 'deleted own crumb');
    expect(await changes(panel)).toEqual([
      'deleted own crumb',
      'expired short browser',
      'added short page',
      'deleted sid server',
      'refreshed sid server ×2',
      'changed sid server',
      'changed sid server',
      'added sid server',
      'changed own page',
      'added own page',
    ]);
    await panel.click('[data-of="timeline"] [data-kind="refreshed"]');
    await waitForText(panel, `GET ${demo.url(HOST, '/answer')}`);
  });

  test.each(['"cookies"', '"*"'])(
    'cookies of the site that a response cleared with Clear-Site-Data: %s were deleted by it',
    async (types) => {
      await openTimeline();
      await answer(
        'sid=1; HttpOnly; Path=/',
        `site=1; Domain=${HOST}; Path=/shop`,
        'own=1; Secure; SameSite=None; Partitioned; Path=/',
      );
      await crumb.setJar([{ name: 'sub', value: '1', domain: `sub.${HOST}` }]);
      await panel.waitFor(
        () => document.querySelectorAll('[data-of="timeline"] [role="row"][data-kind="added"]').length === 4,
      );
      demo.serve(HOST, '/logout', { headers: [['Clear-Site-Data', types]], type: 'text/plain', body: 'bye' });
      await tab.evaluate(async () => (await fetch('/logout')).text());
      const deleted = '[data-of="timeline"] [role="row"][data-kind="deleted"][data-who="server"]';
      // Firefox keeps what is partitioned and what is of a subdomain.
      const kept = crumb.name === 'firefox' ? ['own', 'sub'] : [];
      await panel.waitFor(
        (deleted, count) => document.querySelectorAll(deleted).length === count,
        deleted,
        4 - kept.length,
      );
      expect((await crumb.jar()).map(({ name }) => name).toSorted()).toEqual(kept);
      await panel.click(`${deleted}[data-name="sid"]`);
      await waitForText(panel, `GET ${demo.url(HOST, '/logout')}`);
    },
  );

  test('evicted cookies can be restored, and that undone', async () => {
    await tab.goto(demo.url('many.localhost'));
    await openTimeline();
    await tab.goto(demo.url('many.localhost', '/fill'));
    await panel.waitFor(() => document.querySelector('[data-filter="evicted"]'));
    await panel.click('[data-filter="evicted"]');
    const gone = MANY_COUNT - (await crumb.jar({ domain: 'many.localhost' })).length;
    await panel.waitFor((gone) => document.querySelector(`[data-kind="evicted"][data-count="${gone}"]`), gone);
    await panel.click('[data-kind="evicted"]');
    await waitForText(panel, say('madeRoomFor'));
    const name = await panel.waitFor(() => document.querySelector<HTMLElement>('[data-lost]')?.dataset.lost);
    expect(await crumb.jar({ name })).toEqual([]);
    await panel.click(`[data-lost="${name}"] button`);
    await waitForText(panel, say('step_restore', { count: 1, name }));
    const value = await panel.evaluate(() => document.querySelector('[data-lost] pre')?.textContent ?? '');
    expect(await crumb.jar({ name })).toMatchObject([{ name, value, domain: 'many.localhost' }]);
    await panel.waitFor((name) => document.querySelector(`[data-lost="${name}"]:not(:has(button))`), name);
    await panel.click('.done button');
    await panel.waitFor((name) => document.querySelector(`[data-lost="${name}"] button`), name);
    expect(await crumb.jar({ name })).toEqual([]);
  });

  test('the timeline is saved as JSON and CSV, without a formula', async () => {
    await openTimeline();
    await write('formula==1+1');
    await waitForChange(panel, 'added formula page');
    await panel.click('[data-action="json"]');
    await panel.click('[data-action="csv"]');
    const file = (name: string): string => join(downloads, name);
    const names = ['csv', 'json'].map((ending) => `crumb-timeline-${HOST}.${ending}`);
    await expect.poll(() => readdirSync(downloads).toSorted()).toEqual(names);
    const read = (ending: string): string => readFileSync(file(`crumb-timeline-${HOST}.${ending}`), 'utf8');
    await expect.poll(() => read('csv')).toContain('"formula"');
    expect(read('csv').split('\r\n')[1]).toContain(`,"'=1+1",`);
    await expect.poll(() => read('json')).toMatch(/\]\s*$/);
    expect(JSON.parse(read('json'))).toMatchObject([
      { change: 'added', by: 'page', name: 'formula', domain: HOST, oldValue: null, newValue: '=1+1', octetsNow: 12 },
    ]);
  });
});

describe('a recording', () => {
  test('a recording goes on with no surface open and the background stopped again and again, until it is switched off', async () => {
    await write('sid=secret-1');
    await openTimeline();
    await panel.click('[name="recordSite"]');
    await expect.poll(() => storedEntries('session')).toContain('timelineJar');
    await crumb.closeDevTools(tab);
    await stopForGood(crumb);
    await write('sid=secret-22');
    await expect.poll(() => crumb.backgroundRunning()).toBe(true);
    await expect.poll(() => storedEntries('session')).toMatch(/"how":"set".*secret-22/);
    await stopForGood(crumb);
    await answer('more=served; Path=/');
    await expect.poll(() => crumb.backgroundRunning()).toBe(true);
    await write('sid=secret-22; Max-Age=0');
    await expect.poll(() => storedEntries('session')).toMatch(/"how":"deleted"/);
    await stopForGood(crumb);
    // Firefox reports no event for a jar emptied as a whole.
    await crumb.clearJar();
    await openTimeline();
    await waitForChange(panel, `deleted more unknown`);
    expect(await changes(panel)).toEqual([
      'deleted more unknown',
      'deleted sid unknown',
      'added more unknown',
      'changed sid unknown',
    ]);
    await panel.click('[data-of="timeline"] [data-kind="changed"]');
    await waitForText(panel, say('timelineBy_unknown'));
    const sides = await panel.evaluate(() =>
      [...document.querySelectorAll('.timeline-details pre')].map(({ textContent }) => textContent),
    );
    expect(sides).toEqual(['secret-1', 'secret-22']);
    expect(await storedEntries('local')).not.toContain('secret');
    expect(JSON.parse(await storedEntries('local'))).toMatchObject({ recordedSites: [HOST] });
    await panel.click('[name="recordSite"]');
    await waitForText(panel, say('timelineNone'));
    expect(await storedEntries('session')).not.toMatch(/secret|timeline:/);
    expect(JSON.parse(await storedEntries('local'))).toMatchObject({ recordedSites: [] });
  });
});
