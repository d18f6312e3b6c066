import { afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { say } from '../../fixtures/say.ts';
import { BROWSER } from '../driver/launch.ts';
import type { Panel, View } from '../driver/surface.ts';
import { setByScript, setByServer } from '../pages/page-sets.ts';
import { showPart, waitForLines } from '../pages/panel-page.ts';
import { openCrumb, waitForRows, waitForText } from '../pages/popup-page.ts';
import { stage } from '../stage.ts';

/** The API of the background that these tests use. */
declare const chrome: { storage: { session: { get(keys: null): Promise<Record<string, string>> } } };

const HOST = 'floods.localhost';
const CHIP = '.chip.rejected';
const { crumb, demo, tab } = await stage({ host: HOST, granted: ['webRequest'] });

beforeAll(async () => {
  // Firefox starts the background only for events that it listened to at its start.
  if (BROWSER === 'firefox') await crumb.stopBackground();
  await crumb.background(() => true);
});
beforeEach(async () => {
  await crumb.clearJar();
  await tab.goto(demo.url(HOST));
});
afterEach(() => crumb.closeDevTools(tab));

const answer = (...lines: string[]) => setByServer(demo, tab, HOST, lines);

async function openPanel(part: 'set-cookie' | 'timeline'): Promise<Panel> {
  const panel = await crumb.openPanel(tab);
  panel.patience = 60_000;
  await panel.setSize(1000, 700);
  await panel.waitFor(() => document.querySelector('[role="grid"], .empty, .nothing, .state'));
  await showPart(panel, part);
  return panel;
}

function waitForRejected(popup: View, count: number): Promise<unknown> {
  return popup.waitFor(
    (wanted) => document.querySelector<HTMLElement>('.chip.rejected')?.dataset.count === String(wanted),
    count,
  );
}

const codes = (view: View, within: string): Promise<string[]> =>
  view.evaluate(
    (within) =>
      [...document.querySelectorAll<HTMLElement>(`${within} [data-code]`)].map((each) => each.dataset.code ?? ''),
    within,
  );

/** Octets of what is stored about rejected lines. */
const storedOctets = () =>
  crumb.background(async () => {
    const all = Object.entries(await chrome.storage.session.get(null));
    return all.reduce((sum, [key, record]) => sum + (key.startsWith('rejected:') ? record.length : 0), 0);
  });

describe('a page that floods Crumb', { timeout: 180_000 }, () => {
  test('of 4,000 Set-Cookie lines in one response the panel shows 1,000, and says how many more there are', async () => {
    const panel = await openPanel('set-cookie');
    await answer(...Array.from({ length: 4_000 }, (_, at) => `flood-${at}=1; Path=/`));
    await waitForLines(panel, 1_000);
    await waitForText(panel, say('setCookieCut', { count: 3_000 }));
    await panel.waitFor(() => !document.querySelector('[data-line][data-check="waiting"]'));
    // The browser evicts most of them, and no line is blamed for that.
    const shown = await panel.evaluate(() =>
      [...document.querySelectorAll<HTMLElement>('[data-line]')].map(({ dataset }) => dataset.check),
    );
    expect(shown.filter((check) => check !== 'agrees' && check !== 'superseded')).toEqual([]);
    const jar = await crumb.jar({ domain: HOST });
    await showPart(panel, 'cookies');
    await panel.waitFor((rows) => document.querySelector(`[role="grid"][aria-rowcount="${rows}"]`), jar.length + 1);
  });

  // Chromium's DevTools take 10 to 20 seconds for a line with 60,000 attributes before they report its request.
  test('of a line with 60,000 control characters, or in 5,000 attributes, the panel and the popup name some, and say how many more there are', async () => {
    const panel = await openPanel('set-cookie');
    await answer(`a=1;${'\x01'.repeat(60_000)}b`, `c=1${';\x01d'.repeat(5_000)}`);
    await waitForLines(panel, 2);
    expect(await crumb.jar({ domain: HOST })).toEqual([]);
    await panel.click('[data-line$=":0"]');
    await waitForText(panel, say('lineCut', { shown: 10_000, octets: 60_005 }));
    expect(await codes(panel, '.set-cookie-details')).toContain('DisallowedCharacter');
    await panel.click('[data-line$=":1"]');
    await waitForText(panel, say('lineCut', { shown: 10_000, octets: 15_003 }));
    await waitForText(panel, say('note_MoreAttributes', { count: 4_980 }));
    await waitForText(panel, say('reason_MoreDisallowedCharacters', { count: 4_990 }));
    const named = [...Array(10).fill('DisallowedCharacter'), 'MoreDisallowedCharacters'];
    const shown = await codes(panel, '.set-cookie-details');
    expect(shown.filter((code) => code.endsWith('DisallowedCharacter'))).toHaveLength(10);
    await panel.close();
    const popup = await openCrumb(crumb, tab);
    await waitForRejected(popup, 2);
    await popup.click(CHIP);
    await waitForText(popup, say('reason_MoreDisallowedCharacters', { count: 4_990 }));
    expect(await codes(popup, '.lacks')).toEqual(['DisallowedCharacter', ...named]);
    await popup.close();
  });

  test('after 60 responses with attribute names of 230,000 octets all are listed, little is stored, and an edit is done', async () => {
    await setByScript(tab, 'mine=1');
    for (let at = 0; at < 60; at++) await answer(`a${at}=1; ${'n'.repeat(230_000)}\x01`);
    const popup = await openCrumb(crumb, tab);
    await waitForRejected(popup, 60);
    expect(await storedOctets()).toBeGreaterThan(0);
    expect(await storedOctets()).toBeLessThan(70_000);
    await waitForRows(popup, ['mine']);
    await popup.click('[data-cookie-name="mine"] .name');
    await popup.press('Delete');
    await waitForText(popup, say('step_delete', { count: 1, name: 'mine' }));
    expect(await crumb.jar({ domain: HOST })).toEqual([]);
    await popup.close();
  });

  test('8,000 changes in 8 seconds wipe no recording: what is not there is said, and the lists are as the jar', async () => {
    let panel = await openPanel('timeline');
    await panel.click('[name="recordSite"]');
    await panel.waitFor(() => document.querySelector<HTMLInputElement>('[name="recordSite"]')?.checked);
    const popup = await crumb.openPopup(tab);
    popup.patience = 60_000;
    await popup.waitFor(() => document.querySelector('.live[data-state="live"]'));
    await setByScript(tab, 'first=1');
    await tab.evaluate(async () => {
      for (let turn = 0; turn < 160; turn++) {
        // biome-ignore lint/suspicious/noDocumentCookie: it is what pages use.
        for (let at = 0; at < 50; at++) document.cookie = `n${at}=${turn}-${at}`;
        await new Promise((resolve) => setTimeout(resolve, 50));
      }
    });
    await popup.waitFor(() => document.querySelector('[role="grid"][aria-rowcount="52"]'));
    const values = (await crumb.jar({ domain: HOST })).map(({ value }) => value).filter((value) => value !== '1');
    expect(values).toEqual(values.map((_, at) => `159-${at}`));
    const total = (view: Panel) =>
      view.waitFor(() => {
        const rows = Number(document.querySelector('[data-of="timeline"]')?.ariaRowCount ?? 1) - 1;
        const dropped = document.querySelector<HTMLElement>('[data-dropped]')?.dataset.dropped ?? '0';
        return rows + Number(dropped) >= 8_001 ? { rows, dropped: Number(dropped) } : null;
      });
    expect(await total(panel)).toEqual({ rows: 8_001, dropped: 0 });
    await popup.close();
    await panel.close();
    // Only what the background recorded is left.
    panel = await openPanel('timeline');
    const recorded = await total(panel);
    expect(recorded.rows + recorded.dropped).toBe(8_001);
    expect(recorded.rows).toBeGreaterThan(2_000);
    await panel.click('[name="recordSite"]');
  });
});
