import { beforeEach, describe, expect, test } from 'vitest';
import { labelled, say } from '../../fixtures/say.ts';
import type { JarEntry, View } from '../driver/surface.ts';
import { faultReached, setFault } from '../faults/fault-calls.ts';
import { wholeJar } from '../pages/editor-page.ts';
import { undo, waitForDone } from '../pages/history-page.ts';
import { clickButton, openCrumb, waitForRows, waitForText } from '../pages/popup-page.ts';
import { stage } from '../stage.ts';

/** Snapshots, marks and profiles in the dialog of the real popup, against the browser's own jar. */

const HOST = 'snapshots.localhost';
const { crumb, tab } = await stage({ host: HOST });
const later = Math.floor(Date.now() / 1000) * 1000 + 30 * 86_400_000;
const SECRET = 'a8f5f167f44f4964e6c998dee827110c';
const COOKIES: JarEntry[] = [
  { name: 'session', value: SECRET, domain: HOST, httpOnly: true, sameSite: 'lax' },
  { name: 'cart', value: '%7B%22Sugar%22%3A3%7D', domain: HOST, expires: later + 457, path: '/shop' },
  { name: 'wide', value: 'quoted "value", with = and é', domain: HOST, hostOnly: false, expires: later },
  { name: 'same', value: 'host', domain: HOST },
  { name: 'same', value: 'domain', domain: HOST, hostOnly: false },
  {
    name: 'part',
    value: '1',
    domain: HOST,
    secure: true,
    sameSite: 'none',
    partitionKey: { topLevelSite: 'https://top.localhost', hasCrossSiteAncestor: true },
  },
];
/** One cookie is changed, one is missing, and two are new. */
const OTHERS: JarEntry[] = [
  { name: 'session', value: 'another', domain: HOST, httpOnly: true, sameSite: 'lax' },
  ...COOKIES.slice(2),
  { name: 'fresh', value: '1', domain: HOST },
  { name: 'fresh', value: '2', domain: HOST, path: '/shop' },
];
let popup: View;

declare const chrome: {
  storage: { local: { get(key: null): Promise<Record<string, unknown>>; clear(): Promise<void> } };
};

async function openWithSite(cookies: JarEntry[]): Promise<void> {
  await crumb.clearJar();
  await crumb.setJar(cookies);
  popup = await openCrumb(crumb, tab);
  await popup.fill(`select${labelled('scope')}`, 'site');
  await waitForRows(
    popup,
    cookies.map(({ name }) => name),
  );
}
beforeEach(async () => {
  await crumb.background(() => chrome.storage.local.clear());
  await crumb.stopBackground();
  await openWithSite(COOKIES);
});

async function openDialog(): Promise<void> {
  await popup.click(`button${labelled('copyMenu')}`);
  await clickButton(popup, say('snapshots'));
  await popup.waitFor(() => document.querySelector('dialog .snapshots-room'));
}

/** Opens the form for a new snapshot, which is open at first where there is none. */
async function openForm(): Promise<void> {
  await openDialog();
  if (!(await popup.evaluate(() => document.querySelector<HTMLDetailsElement>('dialog details')?.open)))
    await popup.click('dialog summary');
}

/** Saves the cookies of the site under a name, and leaves the dialog open. */
async function save(name: string, passphrase?: string): Promise<void> {
  await openForm();
  await popup.fill('dialog [name="snapshot-name"]', name);
  if (passphrase !== undefined) {
    await popup.click('dialog [name="encrypt"]');
    await popup.fill('dialog [name="passphrase"]', passphrase);
    await popup.fill('dialog [name="passphrase-again"]', passphrase);
  }
  await clickButton(popup, say('snapshotSave'));
  await popup.waitFor((name) => document.querySelector(`[data-snapshot="${name}"]`), name);
}

async function saveProfile(name: string): Promise<void> {
  await openForm();
  await popup.fill('dialog [name="snapshot-name"]', name);
  await popup.click('dialog [name="profile"]');
  await clickButton(popup, say('snapshotSave'));
  await waitForProfile(name);
  await clickButton(popup, say('close'));
}

async function waitForProfile(name: string): Promise<void> {
  await popup.waitFor((name) => document.querySelector('.profile-button')?.textContent === name, name);
}

/** Presses a button of one snapshot in the list. */
async function press(name: string, button: string): Promise<void> {
  await popup.waitFor(
    (name, text) => {
      for (const marked of document.querySelectorAll('[data-pressed]')) marked.removeAttribute('data-pressed');
      const buttons = [...document.querySelectorAll(`[data-snapshot="${name}"] button`)];
      const found = buttons.find(({ textContent }) => textContent === text);
      found?.setAttribute('data-pressed', '');
      return found !== undefined;
    },
    name,
    button,
  );
  await popup.click('[data-pressed]');
}

const compared = (change: string): Promise<string[]> =>
  popup.evaluate(
    (change) =>
      [...document.querySelectorAll<HTMLElement>(`[data-compared="${change}"] [data-compared-name]`)].map(
        ({ dataset }) => dataset.comparedName ?? '',
      ),
    change,
  );

/** What the extension has on disk. */
const stored = (): Promise<string> =>
  crumb.background(async () => JSON.stringify(await chrome.storage.local.get(null)));

describe('a snapshot of a site', () => {
  test('that is restored exactly gives the same jar, and one click undoes it', async () => {
    const before = await wholeJar(crumb);
    await save('exactly');
    await openWithSite(OTHERS);
    const changed = await wholeJar(crumb);
    await openDialog();
    await press('exactly', say('snapshotRestore'));
    await clickButton(popup, say('restoreChosen', { count: 4 }));
    await waitForDone(popup, say('step_snapshot', { count: 4, site: HOST }));
    expect(await wholeJar(crumb)).toEqual(before);
    await undo(popup, say('step_snapshot_undone', { count: 4, site: HOST }));
    expect(await wholeJar(crumb)).toEqual(changed);
  });

  test('that is restored beside what is there removes nothing', async () => {
    const before = await wholeJar(crumb);
    await save('beside');
    await openWithSite(OTHERS);
    const fresh = (await wholeJar(crumb)).filter(({ name }) => name === 'fresh');
    await openDialog();
    await press('beside', say('snapshotRestore'));
    await popup.fill('dialog [name="way"]', 'merge');
    await clickButton(popup, say('restoreChosen', { count: 2 }));
    await waitForDone(popup, say('step_snapshot', { count: 2, site: HOST }));
    const after = await wholeJar(crumb);
    expect(after).toHaveLength(before.length + fresh.length);
    expect(after).toEqual(expect.arrayContaining([...before, ...fresh]));
  });

  test('with a passphrase has no value on disk, opens with that passphrase alone, and survives the background', async () => {
    const before = await wholeJar(crumb);
    await save('sealed', 'open sesame');
    expect(await stored()).not.toContain(SECRET);
    await crumb.stopBackground();
    await openWithSite(OTHERS);
    await openDialog();
    await press('sealed', say('snapshotRestore'));
    await popup.fill('dialog [name="passphrase-of"]', 'open');
    await clickButton(popup, say('snapshotOpen'));
    await waitForText(popup, say('problem_wrongPassphrase'));
    await popup.fill('dialog [name="passphrase-of"]', 'open sesame');
    await clickButton(popup, say('snapshotOpen'));
    await clickButton(popup, say('restoreChosen', { count: 4 }));
    await waitForDone(popup, say('step_snapshot', { count: 4, site: HOST }));
    expect(await wholeJar(crumb)).toEqual(before);
  });
});

describe('a marked moment', () => {
  test('compared with now tells which cookies came, went and changed, and changes none', async () => {
    await openDialog();
    await clickButton(popup, say('markNow'));
    await waitForText(popup, say('markCompare'));
    await openWithSite(OTHERS);
    const changed = await wholeJar(crumb);
    await openDialog();
    await clickButton(popup, say('markCompare'));
    await popup.waitFor(() => document.querySelector('[data-compared="added"]'));
    expect(await compared('added')).toEqual(['fresh', 'fresh']);
    expect(await compared('removed')).toEqual(['cart']);
    expect(await compared('changed')).toEqual(['session']);
    expect(await wholeJar(crumb)).toEqual(changed);
    expect(await stored()).not.toContain(SECRET);
  });
});

describe('profiles of a site', () => {
  test('are switched: what is there is stored, the other is restored, and the header says which one is on', async () => {
    const ann = await wholeJar(crumb);
    await saveProfile('Ann');
    await openWithSite(OTHERS);
    await saveProfile('Bob');
    await crumb.setJar([{ name: 'later', value: 'of Bob', domain: HOST }]);
    const bob = await wholeJar(crumb);
    await openDialog();
    await popup.click('[data-profile="Ann"]');
    await waitForProfile('Ann');
    expect(await wholeJar(crumb)).toEqual(ann);
    await openDialog();
    await popup.click('[data-profile="Bob"]');
    await waitForProfile('Bob');
    expect(await wholeJar(crumb)).toEqual(bob);
  });

  test.each([
    [say('profileFinish'), 'Eve'],
    [say('profileUndo'), 'Dan'],
  ])('that were stopped half way are ended by one click on “%s”', async (button, name) => {
    await openWithSite(OTHERS);
    const eve = await wholeJar(crumb);
    await saveProfile('Eve');
    await openWithSite(COOKIES);
    const dan = await wholeJar(crumb);
    await saveProfile('Dan');
    await openDialog();
    await setFault(crumb, { call: 'cookies.set fresh', mode: 'stop before' }, null);
    await popup.click('[data-profile="Eve"]');
    await expect.poll(async () => (await faultReached(crumb)).reached).toBe(true);
    await crumb.stopBackground();
    await waitForProfile(say('profileHalfwayTag'));
    await clickButton(popup, button);
    await waitForProfile(name);
    await expect.poll(() => wholeJar(crumb)).toEqual(name === 'Eve' ? eve : dan);
  });
});
