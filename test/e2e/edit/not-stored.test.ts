import { describe, expect, test } from 'vitest';
import { say } from '../../fixtures/say.ts';
import type { View } from '../driver/surface.ts';
import { fields, fillIn, openAdd, openEditor, openWith, saveWell, serverSets, wholeJar } from '../pages/editor-page.ts';
import { waitForDone } from '../pages/history-page.ts';
import { clickButton, openCrumb, waitForText } from '../pages/popup-page.ts';
import { stage } from '../stage.ts';

const HOST = 'stored.localhost';
const DAY = 24 * 60 * 60 * 1000;

/** What a background has, as far as these tests break it. */
declare const chrome: { cookies: { set(details: object): Promise<unknown> } };
declare const browser: typeof chrome;

const { crumb, demo, tab } = await stage({ host: HOST });
const later = Math.floor(Date.now() + 30 * DAY);
let popup: View;

describe('a full site', () => {
  test('a full site rejects the 181st cookie and says why; nothing is evicted', async () => {
    const full = Array.from({ length: 180 }, (_, at) => ({ name: `n${at}`, value: '1', domain: HOST }));
    await crumb.clearJar();
    await crumb.setJar(full);
    popup = await openCrumb(crumb, tab);
    const before = await wholeJar(crumb);
    expect(before).toHaveLength(180);
    await openAdd(popup);
    await fillIn(popup, 'name', 'one-more');
    await fillIn(popup, 'value', '1');
    await clickButton(popup, say('save'));
    await waitForText(popup, say('problem_wouldEvict'));
    await waitForText(popup, say('problem_wouldEvict_do', { total: 181, limit: 180 }));
    expect(await wholeJar(crumb)).toEqual(before);
  });
});

describe('a full partition', () => {
  /** What the browser keeps of one site in one partition, in octets of names and values. */
  const LIMIT = crumb.name === 'chromium' ? 10_240 : 12_288;
  const partitionKey = { topLevelSite: `http://${HOST}`, hasCrossSiteAncestor: false };
  const parted = { domain: HOST, secure: true, sameSite: 'none' as const, partitionKey };
  const filled = (octets: number) =>
    Array.from({ length: 4 }, (_, at) => ({ ...parted, name: `p${at}`, value: 'x'.repeat(octets / 4 - 2) }));

  test('a full partition accepts the last octet, and rejects an edit that would make the browser evict others', async () => {
    popup = await openWith(crumb, tab, filled(LIMIT - 16));
    await openEditor(popup, { name: 'p0' });
    await fillIn(popup, 'value', 'y'.repeat(LIMIT / 4 - 6 + 16));
    await saveWell(popup);
    const full = await wholeJar(crumb);
    expect(full).toHaveLength(4);
    expect(full.reduce((sum, { name, value }) => sum + name.length + value.length, 0)).toBe(LIMIT);
    await clickButton(popup, say('edit'));
    await fillIn(popup, 'value', 'z'.repeat(LIMIT / 4 - 6 + 17));
    await clickButton(popup, say('save'));
    await waitForText(popup, say('problem_wouldEvict'));
    expect(await wholeJar(crumb)).toEqual(full);
  });

  test('the limit of a partition is where the browser itself evicts others, one octet later', async () => {
    await crumb.clearJar();
    await crumb.setJar(filled(LIMIT));
    expect(await crumb.jar()).toHaveLength(4);
    await serverSets(demo, tab, ['over=1; Path=/; Secure; SameSite=None; Partitioned']);
    expect((await crumb.jar()).length).toBeLessThan(5);
  });
});

/** From now on, once, the background's `cookies.set` answers as if well and nothing is stored. */
async function storeNothingOnce(): Promise<void> {
  await crumb.background(() => {
    for (const api of new Set([chrome.cookies, browser.cookies])) {
      const { set } = api;
      api.set = async () => {
        api.set = set;
        return {};
      };
    }
  });
}

describe('a write succeeds only if the jar has it afterwards', () => {
  test('a value that the browser accepts and does not store is reported, and the old cookie is there', async () => {
    popup = await openWith(crumb, tab, [{ name: 'sid', value: 'old', domain: HOST, expires: later }]);
    const before = await wholeJar(crumb);
    await storeNothingOnce();
    await openEditor(popup, { name: 'sid' });
    await fillIn(popup, 'value', 'new');
    await clickButton(popup, say('save'));
    await waitForText(popup, say('problem_notStored'));
    await waitForText(popup, say('problem_notStored_do'));
    expect((await fields(popup)).value).toBe('new');
    expect(await wholeJar(crumb)).toEqual(before);
    await saveWell(popup);
    expect(await wholeJar(crumb)).toEqual(before.map((one) => ({ ...one, value: 'new' })));
  });

  test('a renamed cookie that was not stored leaves the old one', async () => {
    popup = await openWith(crumb, tab, [{ name: 'sid', value: 'old', domain: HOST, expires: later }]);
    const before = await wholeJar(crumb);
    await storeNothingOnce();
    await openEditor(popup, { name: 'sid' });
    await fillIn(popup, 'name', 'session');
    await clickButton(popup, say('save'));
    await waitForText(popup, say('problem_notStored'));
    expect(await wholeJar(crumb)).toEqual(before);
  });

  test('a cookie that was not removed is reported and stays', async () => {
    popup = await openWith(crumb, tab, [{ name: 'sid', value: 'old', domain: HOST }]);
    const before = await wholeJar(crumb);
    await storeNothingOnce();
    await popup.click('[data-cookie-name="sid"]');
    await clickButton(popup, say('delete'));
    await waitForDone(popup, say('step_delete_failed', { count: 1, name: 'sid' }));
    await waitForText(popup, say('problem_notRemoved'));
    expect(await wholeJar(crumb)).toEqual(before);
    await clickButton(popup, say('delete'));
    await waitForDone(popup, say('step_delete', { count: 1, name: 'sid' }));
    expect(await wholeJar(crumb)).toEqual([]);
  });
});
